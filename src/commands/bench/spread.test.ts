/** Percentiles by nearest rank, and ratios pair by pair. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { percentile, ratiosOf, spreadOf, toWords } from "./spread.ts";

test("percentiles are values that were measured", () => {
  const values = [5, 1, 4, 2, 3];
  assert.deepEqual(
    [0, 0.2, 0.5, 0.95, 1].map((share) => percentile(values, share)),
    [1, 1, 3, 5, 5],
  );
  assert.deepEqual(values, [5, 1, 4, 2, 3]);
  assert.throws(() => percentile([], 0.5), RangeError);
});

test("a spread of one value is that value", () => {
  assert.deepEqual(spreadOf([2]), { min: 2, median: 2, max: 2 });
});

test("ratios are taken within a pair", () => {
  assert.deepEqual(ratiosOf([1, 4], [2, 4]), { min: 0.5, median: 0.5, max: 1 });
  assert.equal(toWords(ratiosOf([1, 4], [2, 4]), 2), "0.50 / 0.50 / 1.00");
});
