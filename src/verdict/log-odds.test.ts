/** Bounds of what was learned: neither base nor local model outvotes all checks, and beyond a bound the order stays. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { boundedLocal, learnedPart } from "./log-odds.ts";
import { defaultWeights } from "./weights.ts";

const learner = { ...defaultWeights.learner, local: { grams: 0.25, words: 0.5 }, half: 20, mostOfLocal: 6 };
const taught = { spam: 1e9, ham: 1e9 };
const nothing = { grams: 0, words: 0 };

test("a local model that is sure of everything moves the log-odds so far and no further", () => {
  const sumOf = (value: number): number =>
    learnedPart(learner, { base: nothing, local: { grams: value, words: value }, labels: taught }).sum;
  assert.ok(Math.abs(sumOf(1e6) - 4.5) < 1e-6 && Math.abs(sumOf(-1e6) + 4.5) < 1e-6);
  assert.ok(sumOf(9) < sumOf(10), "what is beyond keeps its order");
  assert.ok(Math.abs(sumOf(0.3) - 0.225) < 0.001, "what is small stays as it is");
});

test("halves are bounded each for itself: the surer one does not drown the other", () => {
  const { grams, words } = boundedLocal(learner, { grams: 60, words: -2 });
  assert.ok(grams <= 6 && words > -2 && words < -1.9);
  assert.deepEqual(boundedLocal({ ...learner, mostOfLocal: 0 }, { grams: 9, words: 9 }), nothing);
});
