/** A list that grows while somebody reads it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessagePage, MessageRow } from "../../../../src/admin/contract.ts";
import { type Listed, merge } from "./merge.ts";

function rows(from: number, to: number, subject = "first"): MessageRow[] {
  const row = (seq: number): MessageRow => ({
    seq,
    arrival: `arrival ${seq}`,
    at: seq,
    direction: "inbound",
    mailFrom: null,
    submitter: null,
    clientAddress: null,
    from: "",
    fromName: null,
    recipients: [],
    subject,
    bytes: 0,
    class: "clean",
    probability: 0,
    action: "accept",
    outcome: "taken",
  });
  return Array.from({ length: from - to + 1 }, (_, i) => row(from - i));
}

const page = (from: number, to: number, subject?: string): MessagePage => ({ rows: rows(from, to, subject), next: to > 1 ? to : null });
const listed = (...pages: MessagePage[]): Listed => ({ pages, pageParams: pages.map(() => undefined) });
const shown = (list: Listed): number[] => list.pages.flatMap((each) => each.rows.map((row) => row.seq));

test("new rows go on top, known ones are replaced, older pages stay", () => {
  const merged = merge(listed(page(20, 11), page(10, 1)), page(23, 14, "again"));
  assert.deepEqual(
    shown(merged),
    Array.from({ length: 23 }, (_, i) => 23 - i),
  );
  assert.equal(merged.pages[0]?.rows[3]?.subject, "again");
  assert.equal(merged.pages[0]?.rows[15]?.subject, "first");
  assert.equal(merged.pages.at(-1)?.next, null);
});

test("a gap that the newest page does not fill makes the list begin anew", () => {
  const merged = merge(listed(page(20, 11)), page(99, 50));
  assert.deepEqual([shown(merged).length, merged.pages[0]?.next], [50, 50]);
});

test("the list stays bounded, and what was cut off can be asked for again", () => {
  const merged = merge(listed(page(300, 101)), page(320, 271));
  assert.equal(shown(merged).length, 200);
  assert.equal(merged.pages[0]?.next, 121);
});

test("an empty list takes what comes", () => {
  assert.deepEqual(shown(merge(undefined, page(3, 1))), [3, 2, 1]);
  assert.deepEqual(shown(merge(listed({ rows: [], next: null }), page(3, 1))), [3, 2, 1]);
});
