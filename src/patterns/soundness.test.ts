/** The engine finds exactly the patterns that V8 finds without it: seeded random patterns and texts, and skeletons that keep the promise. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CompiledPattern, compilePattern, toRegExp } from "./compile.ts";
import { PatternRefused } from "./errors.ts";
import { PatternSet } from "./set.ts";
import { skeletons } from "./skeleton.ts";

/** Mulberry32: the same numbers on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const ATOMS = [
  "a",
  "b",
  "s",
  "K",
  "é",
  "ab",
  "bas",
  "kka",
  " ",
  "[ab]",
  "[^a]",
  "[a-k]",
  "\\s",
  "\\w",
  "\\d",
  ".",
  "😀",
  "ſ",
  "\\b",
  "^",
  "$",
  "1",
];
const QUANTIFIERS = ["", "", "", "", "?", "*", "+", "{2}", "{1,3}", "{0,2}?", "+?"];
const LETTERS = ["a", "b", "s", "k", "A", "B", "S", "K", "é", "ſ", "\u212a", " ", "\n", "1", "😀", "а", "ab", "bas", "kka", "x"];

function pattern(random: (below: number) => number, depth: number): string {
  const items = Array.from({ length: 1 + random(5) }, () => {
    if (depth > 0 && random(5) === 0) {
      const options = Array.from({ length: 1 + random(3) }, () => pattern(random, depth - 1));
      return `(?:${options.join("|")})${QUANTIFIERS[random(QUANTIFIERS.length)]}`;
    }
    const atom = ATOMS[random(ATOMS.length)] ?? "a";
    const isAssertion = ["\\b", "^", "$"].includes(atom);
    return atom.length > 1 && !/[\\[😀]/u.test(atom) ? atom : atom + (isAssertion ? "" : QUANTIFIERS[random(QUANTIFIERS.length)]);
  });
  return items.join("");
}

function text(random: (below: number) => number, length: number): string {
  return Array.from({ length }, () => LETTERS[random(LETTERS.length)]).join("");
}

function compiled(source: string): CompiledPattern | null {
  try {
    return compilePattern(source);
  } catch (thrown) {
    if (thrown instanceof PatternRefused) return null;
    throw thrown;
  }
}

test("random patterns: what V8 finds is found, and nothing else", () => {
  const random = randomFrom(20_031);
  const patterns = Array.from({ length: 4_000 }, () => compiled(pattern(random, 2))).filter((one) => one !== null);
  const withLiterals = patterns.filter(({ literals }) => literals !== null);
  assert.ok(withLiterals.length > 200, `${withLiterals.length} patterns have literals`);
  const expressions = patterns.map((one) => toRegExp(one, ""));
  const set = new PatternSet(patterns.map((one) => ({ scope: "text", pattern: one })));
  let matches = 0;
  for (let round = 0; round < 40; round++) {
    const sample = text(random, round % 4 === 0 ? 600 : 40);
    const search = set.open();
    search.walk("text", sample);
    for (const [number, one] of patterns.entries()) {
      if (search.isExhausted(number)) continue;
      const expected = expressions[number]?.test(sample) === true;
      assert.equal(search.match(number) !== null, expected, `${one.source} on ${JSON.stringify(sample)}`);
      if (expected && one.literals !== null) matches += 1;
    }
  }
  assert.ok(matches > 150, `${matches} matches of patterns with literals`);
});

test("a pattern as written and as it runs agree where repetitions stay below the bound", () => {
  const random = randomFrom(7);
  for (let round = 0; round < 2_000; round++) {
    const one = compiled(pattern(random, 2));
    if (one === null) continue;
    const sample = text(random, 30);
    assert.equal(toRegExp(one, "").test(sample), new RegExp(one.source, "imsu").test(sample), `${one.source} on ${JSON.stringify(sample)}`);
  }
});

test("characters that the i flag holds equal have one skeleton, and skeletons are their own", () => {
  const of = skeletons();
  for (let unit = 0; unit < 0x10000; unit++) assert.equal(of[of[unit] ?? 0], of[unit], `U+${unit.toString(16)}`);
  const everything = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => unit < 0xd800 || unit >= 0xe000);
  const text = String.fromCharCode(...everything.slice(0, 30_000)) + String.fromCharCode(...everything.slice(30_000));
  for (const letter of "abcdefghijklmnopqrstuvwxyzéßσθµıåøÿžиαωфњҕꙁ\u0345ⓐⅷ") {
    for (const [equal] of text.matchAll(new RegExp(letter, "giu"))) {
      assert.equal(of[equal.charCodeAt(0)], of[letter.charCodeAt(0)], `${letter} and U+${equal.charCodeAt(0).toString(16)}`);
    }
  }
});
