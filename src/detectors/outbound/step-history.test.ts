/** The history of steps: a ring, its blocks with their pauses, and its dump. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Blocks, StepHistory } from "./step-history.ts";

const NOBODY: ReadonlySet<number> = new Set();
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5);

/** Steps of each block, by identity. */
function listed({ steps, first, behind, starts }: Blocks): readonly (readonly (readonly number[])[])[] {
  const identities: number[][][] = [];
  for (let at = 0; at < steps.length; ) {
    const blocks: number[][] = [];
    for (let block = first[at]!; block < behind[at]!; block++) blocks.push([...steps.subarray(starts[block]!, starts[block + 1]!)]);
    identities.push(blocks);
    at = starts[behind[at]!]!;
  }
  return identities;
}

test("it keeps the last steps, in blocks of one identity and one text, or of one hour", () => {
  const history = new StepHistory(6);
  for (const [identity, text, step, hours] of [
    [1, 0, 9, 0],
    [1, 0, 0.5, 1],
    [1, 7, 1, 3],
    [2, 7, 2, 4],
    [1, 0, 4, 3.5],
    [1, 0, 5, 20],
    [1, 7, 3, 30],
  ] as const) {
    history.add({ identity, text, step, at: START + hours * HOUR, kind: "message" });
  }
  assert.equal(history.count, 6);
  assert.deepEqual(listed(history.blocks(NOBODY)), [[[0.5], [1, 4, 3], [5]], [[2]]]);
  assert.deepEqual(listed(history.blocks(new Set([1]))), [[[2]]]);
});

test("a step knows the pause before it; the first one, how long it must have been at least", () => {
  const history = new StepHistory();
  for (const [identity, hours] of [
    [1, 0],
    [2, 5],
    [1, 2],
    [2, 29],
  ] as const) {
    history.add({ identity, text: 0, step: 1, at: START + hours * HOUR, kind: hours === 29 ? "origin" : "message" });
  }
  const { gaps, kinds } = history.blocks(NOBODY);
  assert.deepEqual([...gaps], [0, 2 * HOUR, 5 * HOUR, 24 * HOUR]);
  assert.deepEqual([...kinds], [0, 0, 0, 2]);
});

test("a history comes back from its dump; a dump of another form is refused", () => {
  const [history, again] = [new StepHistory(4), new StepHistory(4)];
  for (let i = 0; i < 6; i++) history.add({ identity: i, text: 0, step: i, at: START + i * HOUR, kind: "message" });
  again.fill(history.toDump());
  for (const each of [history, again]) each.add({ identity: 9, text: 0, step: 9, at: START + 9 * HOUR, kind: "reply" });
  assert.deepEqual(again.blocks(NOBODY), history.blocks(NOBODY));
  const { count, rings } = history.toDump();
  assert.throws(() => again.fill({ count, rings: rings.slice(0, 3) }), RangeError);
});
