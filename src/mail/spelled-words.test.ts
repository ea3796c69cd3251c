/** Words that are written for people and not for programs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { plainWords } from "./spelled-words.ts";

const cases: readonly (readonly [written: string, plain: string])[] = [
  ["buy V I A G R A now", "buy VIAGRA      now"],
  ["V.I.A.G.R.A", "VIAGRA     "],
  ["p-a-y-p-a-l, c_l_i_c_k", "paypal     , click    "],
  ["c l i c k for more", "click     for more"],
  ["a V I A G R A", "aVIAGRA      "],
  ["\ud835\udc0f\ud835\udc1ay\ud835\udc29al now", "Paypal    now"],
  ["caf\u00e9 \u041f \u0440 \u0438 \u0432", "caf\u00e9 \u041f\u0440\u0438\u0432   "],
  ["J.R.R. Tolkien of the U.S.A. and e.g. a b c", "J.R.R. Tolkien of the U.S.A. and e.g. a b c"],
  ["1 2 3 4 5 6", "1 2 3 4 5 6"],
  ["x . y . z . a", "x . y . z . a"],
];
for (const [written, plain] of cases) {
  test(`plain words of ${JSON.stringify(written)}`, () => {
    assert.equal(plainWords(written), plain);
    assert.equal(plainWords(written).length, written.length);
  });
}

test("hostile runs cost no more than their length", () => {
  for (const piece of ["a ", " ", "a b  ", "1 a ", "\ud835\udc1a", "\ud835"]) {
    const text = piece.repeat(100_000);
    assert.equal(plainWords(text).length, text.length);
  }
});
