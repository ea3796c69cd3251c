/** The line through log-odds, and that folding it into the table moves verdicts along it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { logOddsOf } from "../../src/verdict/log-odds.ts";
import { defaultTable, toWeights } from "../../src/verdict/weights.ts";
import { calibrated, fitLine, type Point } from "./calibrate.ts";

/** Of each tenth of log-odds as many spam and ham messages as `line` says there are. */
function pointsOf(line: (logOdds: number) => number): readonly Point[] {
  return Array.from({ length: 61 }, (_, step) => (step - 30) / 10).flatMap((logOdds) => {
    const spam = Math.round(100 / (1 + Math.exp(-line(logOdds))));
    return Array.from({ length: 100 }, (__, index) => ({ logOdds, spam: index < spam }));
  });
}

test("the line that the messages follow is found", () => {
  const timid = fitLine(pointsOf((logOdds) => 1.5 * logOdds));
  assert.ok(Math.abs(timid.slope - 1.5) < 0.1 && Math.abs(timid.offset) < 0.05, JSON.stringify(timid));
  const low = fitLine(pointsOf((logOdds) => logOdds + 0.6).filter(({ logOdds }) => Math.abs(logOdds + 0.6) < 2));
  assert.ok(Math.abs(low.slope - 1) < 0.1 && Math.abs(low.offset - 0.6) < 0.1, JSON.stringify(low));
});

test("neither one kind of mail alone nor mail without a mistake makes it endless", () => {
  assert.deepEqual(fitLine([]), { slope: 1, offset: 0 });
  assert.deepEqual(fitLine([{ spam: true, logOdds: 3 }]), { slope: 1, offset: 0 });
  const { slope, offset } = fitLine(
    [5, 6, 7].flatMap((logOdds) => [
      { spam: true, logOdds },
      { spam: false, logOdds: -logOdds },
    ]),
  );
  assert.ok(slope >= 0.5 && slope <= 2 && Math.abs(offset) < 0.5);
});

test("a folded line moves every verdict along it, bounds included", () => {
  const line = { slope: 1.25, offset: 0.5 };
  const [plain, folded] = [toWeights(defaultTable), toWeights(calibrated(defaultTable, line))];
  const learned = { base: { grams: 9, words: 40 }, local: { grams: 0, words: 0 }, labels: { spam: 0, ham: 0 } };
  for (const names of [[], ["LINK_TO_NUMBER"], ["ANSWER_WITH_QUOTE", "BULK_LIST_UNSUBSCRIBE"], Object.keys(plain.fitted)]) {
    const of = (weights: typeof plain): number => {
      const scored = names.map((name) => ({ score: weights.fitted[name]!, leaning: weights.fitted[name]! < 0 ? "clean" : "spam" })); // of the table
      return logOddsOf(weights, scored, learned);
    };
    assert.ok(Math.abs(of(folded) - (line.slope * of(plain) + line.offset)) < 0.02, names.join());
  }
});
