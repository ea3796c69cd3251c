/** The measures on small cases that can be counted by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, calibrationAt, caughtAt, type Judgement, reliability, roca, shareCaught } from "./metrics.ts";

function judged(spam: readonly number[], ham: readonly number[]): readonly Judgement[] {
  const one = (isSpam: boolean) => (logOdds: number) => ({ spam: isSpam, logOdds, probability: 1 / (1 + Math.exp(-logOdds)) });
  return [...spam.map(one(true)), ...ham.map(one(false))];
}

test("1-ROCA counts pairs in the wrong order, ties half", () => {
  assert.equal(roca(judged([3, 2], [1, 0])).value, 0);
  assert.equal(roca(judged([3, 0], [1, -1])).value, 25);
  assert.equal(roca(judged([1], [1])).value, 50);
  assert.equal(roca(judged([0], [1])).value, 100);
  const { low, value, high } = roca(judged([3, 0, 2, 5, 1], [1, -1, 0, -2, 4]));
  assert.ok(low <= value && value <= high && high > low);
});

test("what is caught while so much ham is lost; equal scores fall together", () => {
  const mail = judged([9, 8, 5, 5, 1], [5, 2, 0, -1]);
  assert.deepEqual(
    [0, 0.25, 0.5].map((at) => shareCaught(mail, at)),
    [0.4, 0.8, 1],
  );
  const { caught, lost, spam, ham, low, high } = caughtAt(mail, 0.25);
  assert.deepEqual({ caught, lost, spam, ham }, { caught: 4, lost: 1, spam: 5, ham: 4 });
  assert.ok(low <= 0.8 && high >= 0.8);
  assert.equal(shareCaught(judged([1, 2], [3]), 1), 1, "everything is caught where everything may be lost");
});

test("a message without a score is told and hangs nothing", () => {
  const mail = judged([9, Number.NaN, 5], [2, Number.NaN]);
  for (const measure of [() => roca(mail), () => caughtAt(mail, 0.1), () => shareCaught(mail, 0.1), () => calibrationAt(mail, 0.5, 0.5)])
    assert.throws(measure, { name: "RangeError", message: "2 of 5 messages were judged without a number" });
  assert.equal(shareCaught(judged([Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]), 0), 1, "endless is a number");
});

test("bounds of counts: three in n where nothing was seen", () => {
  assert.deepEqual(boundsOf(0, 300), [0, 0.01]);
  const [low, high] = boundsOf(50, 100);
  assert.ok(Math.abs(low - 0.404) < 0.002 && Math.abs(high - 0.596) < 0.002);
  assert.deepEqual(boundsOf(0, 0), [0, 1]);
});

test("calibration: sure and right is none, and the share moves what was said", () => {
  const sure = calibrationAt(judged([30, 30], [-30, -30]), 0.5, 0.5);
  assert.ok(sure.ece < 1e-9 && sure.logLoss < 1e-9);
  const unsure = judged([0], [0]);
  assert.ok(calibrationAt(unsure, 0.5, 0.5).ece < 1e-9, "half of what is judged 0.5 is spam");
  const rare = calibrationAt(unsure, 0.1, 0.5);
  assert.ok(rare.ece < 1e-9 && Math.abs(rare.eceAsIs - 0.4) < 1e-9);
});

test("the reliability diagram counts every message once", () => {
  const bins = reliability(judged([9, 0.1], [-9, 30]));
  assert.equal(bins.length, 10);
  assert.deepEqual([bins[0]?.messages, bins[5]?.messages, bins[9]?.messages, bins[9]?.spam], [1, 1, 2, 1]);
});
