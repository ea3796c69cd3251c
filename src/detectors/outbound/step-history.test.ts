/** The history of steps: a ring, its blocks with their pauses, and its dump. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Blocks, StepHistory } from "./step-history.ts";

const NOBODY: ReadonlySet<number> = new Set();
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5);

/** Steps of each block, by identity. */
function listed({ steps, identities, starts }: Blocks): readonly (readonly (readonly number[])[])[] {
  const blocks = [...starts.subarray(0, -1)].map((start, block) => [...steps.subarray(start, starts[block + 1]!)]);
  return [...identities.subarray(0, -1)].map((first, one) => blocks.slice(first, identities[one + 1]!));
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

test("a step knows the pause before it; the first one that since the last, over the end of the history", () => {
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
  assert.deepEqual([...gaps], [27 * HOUR, 2 * HOUR, 5 * HOUR, 24 * HOUR]);
  assert.deepEqual([...kinds], [0, 0, 0, 2]);
});

/** Steps of so many identities in turn; the hours from the oldest that is kept to the last. */
function reach(history: StepHistory, count: number, identities: number, pause = HOUR / 60): number {
  for (let i = 0; i < count; i++) history.add({ identity: i % identities, text: 0, step: 1, at: START + i * pause, kind: "message" });
  const times = history.toDump().rings[3]!;
  return (START / 1_000 + ((count - 1) * pause) / 1_000 - Math.min(...times)) / 3_600;
}

test("in a busy house it keeps the steps of some identities, all of theirs, for as long as a week; of a few it keeps the last", () => {
  const busy = new StepHistory(4_000);
  const hours = reach(busy, 40_000, 2_000);
  assert.ok(hours > 7 * 24 && busy.count >= 2_000, `${hours} hours, ${busy.count} steps`);
  const kept = listed(busy.blocks(NOBODY));
  assert.ok(kept.length > 300 && kept.length < 700, `${kept.length} identities`);
  for (const blocks of kept) assert.ok(Math.abs(blocks.flat().length - (hours * 60) / 2_000) < 2, `${blocks.flat().length} steps of one`);
  assert.ok(reach(new StepHistory(4_000), 40_000, 100) < 67, "a hundred identities");
  assert.ok(reach(new StepHistory(4_000), 40_000, 2_000, HOUR) > 3_990, "a quiet house");
});

test("where one sends nearly everything, nobody is left out of the history", () => {
  for (const busiest of [1, 2, 3, 4]) {
    const history = new StepHistory(4_000);
    for (let i = 0; i < 20_000; i++)
      history.add({ identity: i % 10 === 0 ? 10 + (i % 4_000) : busiest, text: 0, step: 1, at: START + i * 60_000, kind: "message" });
    assert.deepEqual([history.count, history.toDump().sparse], [4_000, 0], `${busiest}`);
  }
});

test("a full history looks once whether it reaches back far enough, however many identities it does not keep", () => {
  const history = new StepHistory(2_000);
  reach(history, 12_000, 2_000);
  const { sparse } = history.toDump();
  assert.ok(sparse > 1, `${sparse}`);
  // far less mail than before: the other halves come back one at a time, each when the ring was filled once more
  const changes: { readonly at: number; readonly sparse: number }[] = [{ at: 0, sparse }];
  for (let i = 0; i < 40_000; i++) {
    history.add({ identity: i % 2_000, text: 0, step: 1, at: START + i * 2 * HOUR, kind: "message" });
    const now = history.toDump().sparse;
    if (now !== changes.at(-1)!.sparse) changes.push({ at: i, sparse: now });
  }
  assert.ok(changes.length > 2, `${changes.length}`);
  for (const [i, { at, sparse: now }] of changes.entries()) {
    const before = changes[i - 1];
    if (before !== undefined) assert.equal(now, before.sparse >>> 1);
    if (i > 1) assert.ok(at - before!.at >= 2_000, `${before!.at} ${at}`); // as many as fill it once more
  }
});

test("a history comes back from its dump; a dump of another form is refused", () => {
  const [history, again] = [new StepHistory(4), new StepHistory(4)];
  for (let i = 0; i < 6; i++) history.add({ identity: i, text: 0, step: i, at: START + i * HOUR, kind: "message" });
  again.fill(history.toDump());
  for (const each of [history, again]) each.add({ identity: 9, text: 0, step: 9, at: START + 9 * HOUR, kind: "reply" });
  assert.deepEqual(again.blocks(NOBODY), history.blocks(NOBODY));
  const dump = history.toDump();
  assert.throws(() => again.fill({ ...dump, rings: dump.rings.slice(0, 3) }), RangeError);
  const [busy, resumed] = [new StepHistory(600), new StepHistory(600)];
  reach(busy, 3_000, 1_000);
  assert.ok(busy.toDump().sparse > 0);
  resumed.fill(busy.toDump());
  for (const each of [busy, resumed]) reach(each, 1_000, 1_000);
  assert.deepEqual(resumed.blocks(NOBODY), busy.blocks(NOBODY));
});
