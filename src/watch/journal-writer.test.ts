/** The journal has no gap after a store that failed, ends in order, and does not wait for ever. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Journal, JournalRow } from "../ports/journal.ts";
import { JournalFull, JournalWriter } from "./journal-writer.ts";
import type { Row } from "./rows.ts";

/** A journal whose disk is full while `failing`. */
function memory() {
  const rows = new Map<number, JournalRow>();
  const state = { failing: false };
  const journal: Journal = {
    append: async (given) => {
      if (state.failing) throw new Error("disk full");
      for (const row of given) if (!rows.has(row.position)) rows.set(row.position, row);
    },
    after: async (position) => [...rows.values()].filter((row) => row.position > position),
    last: async () => Math.max(0, ...rows.keys()),
    forget: async (position) => [...rows.keys()].filter((key) => key <= position && rows.delete(key)).length,
  };
  return { journal, rows, state };
}

const row = (key: string): Row => ({ kind: "again", at: 1, key });

test("rows that were not taken go along with the next ones", async () => {
  const { journal, rows, state } = memory();
  const writer = await JournalWriter.open(journal, 7);
  await writer.append([row("a")], 1, true);
  state.failing = true;
  await Promise.all([assert.rejects(writer.append([row("b")], 1, true)), assert.rejects(writer.append([row("c"), row("d")], 1, true))]);
  state.failing = false;
  await writer.append([row("e")], 1, true);
  assert.deepEqual(
    [...rows.keys()].sort((one, other) => one - other),
    [8, 9, 10, 11, 12],
  );
  assert.deepEqual(
    [...rows.values()].sort((a, b) => a.position - b.position).map(({ json }) => (JSON.parse(json) as { key: string }).key),
    [..."abcde"],
  );
  const again = await JournalWriter.open(journal, 3);
  assert.equal(again.position, 12);
});

test("what a snapshot has is not written any more; too much that waits stops the watch", async () => {
  const { journal, rows, state } = memory();
  const writer = await JournalWriter.open(journal, 0);
  state.failing = true;
  await assert.rejects(
    writer.append(
      Array.from({ length: 10_000 }, (_, i) => row(String(i))),
      1,
      false,
    ),
  );
  assert.throws(() => writer.check(), JournalFull);
  await writer.forget(writer.position);
  writer.check();
  state.failing = false;
  await writer.append([row("next")], 1, true);
  assert.deepEqual([...rows.keys()], [10_001]);
});
