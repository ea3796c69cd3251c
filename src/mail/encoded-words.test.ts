/** RFC 2047 words: the examples of its section 8, and what real programs make of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";

const cases: readonly (readonly [string, string, string])[] = [
  ["Q with underscore", "=?ISO-8859-1?Q?Andr=E9_Pirard?= x", "Andr\u00e9 Pirard x"],
  ["B", "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=", "If you can read this yo"],
  ["white space between words is dropped", "(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)"],
  ["white space beside other text stays", "=?ISO-8859-1?Q?a?= b =?ISO-8859-1?Q?c?=", "a b c"],
  ["a character split between two words", "=?utf-8?B?w7Y=?= =?utf-8?Q?=C3?= =?utf-8?Q?=B6?=", "\u00f6\u00f6"],
  ["a group of base64 split between words", "=?utf-8?B?4p?= =?UTF-8?b?yT4?= =?utf-8?B?pyT?= =?utf-8?Q?x?=", "\u2713\u2713x"],
  ["words of different charsets", "=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A9?=", "\u00e9\u00e9"],
  ["a language suffix", "=?us-ascii*en-GB?Q?colour?=", "colour"],
  ["spaces inside a word", "=?utf-8?Q?not quite legal?=", "not quite legal"],
  ["words without space between", "=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"],
  ["a word that begins with an escape", "=?utf-8?Q?=41=?=", "A="],
  ["no word at all", "1 =? 2 ?= 3 =?x?y?z?=", "1 =? 2 ?= 3 =?x?y?z?="],
  ["ISO-2022-JP", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "\u65e5\u672c"],
  ["ISO-2022-JP in two words", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "\u65e5\u672c\u65e5\u672c"],
  ["GB2312", "=?gb2312?B?xOO6ww==?=", "\u4f60\u597d"],
];
for (const [name, text, expected] of cases) {
  test(`encoded words: ${name}`, () => assert.equal(decodeWords(text, ignoreDefects), expected));
}

test("a word without an end is decoded, with a defect", () => {
  const log = new DefectLog();
  assert.equal(decodeWords("=?utf-8?B?SGVsbG8", log.note), "Hello");
  assert.deepEqual(
    log.all().map((defect) => defect.name),
    ["header.broken-encoded-word"],
  );
});

test("an unknown charset reads as UTF-8 and leaves a defect", () => {
  const log = new DefectLog();
  assert.equal(decodeWords("=?x-nothing?Q?=C3=A9?=", log.note), "\u00e9");
  assert.deepEqual(log.all(), [{ name: "charset.unknown", detail: "x-nothing, read as utf-8" }]);
});

test("many openings without an end cost no more than their length", () => {
  assert.ok(decodeWords("=?a?q".repeat(30_000), ignoreDefects).length > 0);
  assert.ok(decodeWords("=?utf-8?q?".repeat(30_000), ignoreDefects).length > 0);
});
