/** Whose job a worker may begin, at times that the test names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RIGHT_OF_WAY, Turns } from "./turns.ts";

const slot = {};
const other = {};

test("who overran of late gets half of the workers and no more, one at least", () => {
  for (const [workers, share] of [
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
  ] as const) {
    const turns = new Turns(workers);
    turns.overran("flooder", 0);
    turns.overran("another", 0);
    const slots = Array.from({ length: workers }, () => ({}));
    const begun = slots.filter((each, i) => {
      const client = i % 2 === 0 ? "flooder" : "another";
      const may = turns.mayBegin(each, client, 1).kind === "now";
      if (may) turns.began(each, client, 1);
      return may;
    });
    assert.equal(begun.length, share, `${workers} workers`);
    assert.deepEqual(turns.mayBegin(slot, "flooder", 1), { kind: "not while another runs" });
    assert.equal(turns.mayBegin(slot, "anna", 1).kind, "now");
    turns.ended(slots[0]!);
    assert.equal(turns.mayBegin(slot, "flooder", 1).kind, "now");
  }
});

test("an overrun is forgotten after a minute", () => {
  const turns = new Turns(1);
  turns.overran("flooder", 0);
  turns.began(other, "flooder", 0);
  assert.equal(turns.mayBegin(slot, "flooder", 59_999).kind, "not while another runs");
  assert.equal(turns.mayBegin(slot, "flooder", 60_000).kind, "now");
});

test("a held scan of somebody else goes first, for a bounded while after each job of who overran", () => {
  const turns = new Turns(1);
  turns.overran("flooder", 0);
  const held = { slot, client: "anna" };
  turns.hold(held);
  assert.deepEqual(turns.mayBegin(slot, "flooder", 1_000), { kind: "later", after: RIGHT_OF_WAY });
  assert.equal(turns.mayBegin(other, "flooder", 1_000).kind, "now", "another worker holds nothing");
  assert.deepEqual(turns.mayBegin(slot, "flooder", 1_100), { kind: "later", after: RIGHT_OF_WAY - 100 });
  assert.equal(turns.mayBegin(slot, "flooder", 1_000 + RIGHT_OF_WAY).kind, "now");
  turns.began(slot, "flooder", 1_000 + RIGHT_OF_WAY);
  turns.ended(slot);
  assert.equal(turns.mayBegin(slot, "flooder", 2_000).kind, "later", "each job waits anew");
  assert.equal(turns.release(held), true);
  assert.equal(turns.mayBegin(slot, "flooder", 2_001).kind, "now");
  assert.equal(turns.release(held), false);
});

test("their own held scans, and what a lost worker held, stop nobody", () => {
  const turns = new Turns(1);
  turns.overran("flooder", 0);
  turns.hold({ slot, client: "flooder" });
  assert.equal(turns.mayBegin(slot, "flooder", 1).kind, "now");
  turns.hold({ slot, client: "anna" });
  assert.equal(turns.mayBegin(slot, "flooder", 1).kind, "later");
  turns.lost(slot);
  assert.equal(turns.mayBegin(slot, "flooder", 1).kind, "now");
});
