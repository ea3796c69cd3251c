/** Phrases are found where the plain method finds them: cut into words, compare word by word. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Phrase, PhraseIndex } from "./phrase-index.ts";

function found(text: string, ...phrases: readonly string[]): readonly string[] {
  const index = new PhraseIndex(phrases.map((each) => ({ text: each.replace(/\*$/, ""), open: each.endsWith("*") })));
  return index.search(text).map((number) => phrases[number] ?? "?");
}

test("what stands between words does not matter, what is a word does", () => {
  assert.deepEqual(found("your bank,\n-- account!", "bank account"), ["bank account"]);
  assert.deepEqual(found("bankaccount bank-acc0unt bank accounts", "bank account"), []);
  assert.deepEqual(found("bank accounts", "bank account*"), ["bank account*"]);
  assert.deepEqual(found("embankment", "bank*", "ment"), []);
  assert.deepEqual(found("", "bank"), []);
});

test("apostrophes join letters, typeset ones too; others separate", () => {
  assert.deepEqual(found("you don’t miss 'it'", "don't miss", "miss it"), ["don't miss", "miss it"]);
  assert.deepEqual(found("don", "don't"), []);
});

test("phrases of scripts without spaces are found inside a run of characters", () => {
  assert.deepEqual(found("请立即联系我们", "联系我", "联系你"), ["联系我"]);
  assert.deepEqual(found("contact 联系我 now", "now", "联系我"), ["now", "联系我"]);
});

test("letters of two code units are letters, halves of them are none", () => {
  assert.deepEqual(found("bank\u{10330} bank\u{1f600}", "bank"), ["bank"]);
  assert.deepEqual(found("\ud800bank\udc00", "bank"), ["bank"]);
});

test("equal phrases are all reported, in their order", () => {
  assert.deepEqual(found("a b c", "b c", "a b", "a", "a b"), ["a b", "a", "a b", "b c"]);
});

test("a thousand random phrases in random text are found as the plain method finds them", () => {
  const dice = toDice(7);
  const vocabulary = ["a", "an", "and", "bank", "banks", "ban", "zürich", "7", "конт", "конто", "it's", "it", "s"];
  const say = (most: number): string => Array.from({ length: 1 + dice(most) }, () => vocabulary[dice(vocabulary.length)]).join(" ");
  const phrases = Array.from({ length: 1_000 }, (): Phrase => ({ text: say(4), open: dice(3) === 0 }));
  const index = new PhraseIndex(phrases);
  for (let round = 0; round < 50; round++) {
    const text = say(60).replaceAll(" a", ", a\n");
    assert.deepEqual(index.search(text), searchPlainly(text, phrases));
  }
});

function searchPlainly(text: string, phrases: readonly Phrase[]): readonly number[] {
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.flatMap((_, at) => phrases.flatMap((phrase, number) => (beginsHere(words.slice(at), phrase) ? [number] : [])));
}

function beginsHere(words: readonly string[], { text, open }: Phrase): boolean {
  const wanted = text.split(" ");
  return wanted.every((word, i) => words[i] === word || (open && i === wanted.length - 1 && words[i]?.startsWith(word) === true));
}

function toDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % sides;
  };
}
