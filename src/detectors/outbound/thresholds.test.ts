/** Thresholds from a budget, and the history of steps that they are drawn from. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_BUDGET, FIRST_THRESHOLDS, StepHistory, thresholdsFrom } from "./thresholds.ts";

const NOBODY: ReadonlySet<number> = new Set();

/** Clean mail of two hundred identities: mostly steps down, now and then one of `surprise` up; `run` of these follow one another. */
function history(surprise: number, run = 1, oneIn = 100): StepHistory {
  const steps = new StepHistory();
  let state = 7;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  for (let i = 0; i < 40_000; i++) {
    const isOdd = below(oneIn * run) === 0;
    const identity = 1 + below(200);
    for (let n = 0; n < (isOdd ? run : 1); n++) steps.add(identity, isOdd && run > 1 ? i + 1 : 0, isOdd ? surprise : -0.3);
  }
  return steps;
}

test("before there is enough history the first thresholds stand", () => {
  const few = new StepHistory();
  for (let i = 0; i < 2_999; i++) few.add(1, 0, i % 9 === 0 ? 3 : -0.3);
  assert.deepEqual(thresholdsFrom(few, NOBODY, DEFAULT_BUDGET), FIRST_THRESHOLDS);
  assert.deepEqual(thresholdsFrom(new StepHistory(), NOBODY, DEFAULT_BUDGET), FIRST_THRESHOLDS);
});

test("more surprises in clean mail raise them, a larger budget lowers them, and they stay in order and within bounds", () => {
  const [calm, odd] = [history(1), history(2, 1, 50)].map((each) => thresholdsFrom(each, NOBODY, DEFAULT_BUDGET));
  assert.ok(odd!.hold > calm!.hold, `${odd!.hold} ${calm!.hold}`);
  const lenient = thresholdsFrom(history(2, 1, 50), NOBODY, { holds: 3_000, suspensions: 300 });
  assert.ok(lenient.hold < odd!.hold && lenient.suspend < odd!.suspend);
  for (const each of [calm!, odd!, lenient, thresholdsFrom(history(4, 1, 5), NOBODY, DEFAULT_BUDGET)]) {
    assert.ok(each.watch < each.hold && each.hold < each.throttle && each.throttle < each.suspend);
    assert.ok(each.hold >= 4.5 && each.hold <= 8 && each.suspend >= 8 && each.suspend <= 14);
  }
});

test("errors that come in runs of one text count as the runs they are", () => {
  const [single, runs] = [history(1.2), history(1.2, 6)].map((each) => thresholdsFrom(each, NOBODY, DEFAULT_BUDGET));
  assert.ok(runs!.hold > single!.hold, `${runs!.hold} ${single!.hold}`);
});

test("mail of those who were found guilty is no clean mail", () => {
  const steps = history(1);
  for (let i = 0; i < 2_000; i++) steps.add(999, 0, 3);
  const clean = thresholdsFrom(history(1), NOBODY, DEFAULT_BUDGET);
  assert.ok(Math.abs(thresholdsFrom(steps, new Set([999]), DEFAULT_BUDGET).hold - clean.hold) < 0.5);
  assert.ok(thresholdsFrom(steps, NOBODY, DEFAULT_BUDGET).hold > clean.hold + 1);
});

test("the same history gives the same thresholds", () => {
  assert.deepEqual(thresholdsFrom(history(2), NOBODY, DEFAULT_BUDGET), thresholdsFrom(history(2), NOBODY, DEFAULT_BUDGET));
});

test("a history keeps the last steps, in blocks of one identity and one text", () => {
  const steps = new StepHistory(4);
  for (const [identity, text, step] of [
    [1, 0, 9],
    [1, 0, 0.5],
    [1, 7, 1],
    [2, 7, 2],
    [1, 7, 3],
  ] as const)
    steps.add(identity, text, step);
  assert.equal(steps.count, 4);
  assert.deepEqual(steps.blocks(NOBODY), [[[0.5], [1, 3]], [[2]]]);
  assert.deepEqual(steps.blocks(new Set([1])), [[[2]]]);
});

test("a history comes back from its dump", () => {
  const [steps, again] = [new StepHistory(4), new StepHistory(4)];
  for (let i = 0; i < 6; i++) steps.add(i, 0, i);
  again.fill(steps.toDump());
  for (const each of [steps, again]) each.add(9, 0, 9);
  assert.deepEqual(again.blocks(NOBODY), steps.blocks(NOBODY));
});
