/** Rich text: what is unpacked and what a reader sees of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readRtf, rtfDecompressed } from "./rtf.ts";

/** The examples of [MS-OXRTFCP] sections 4.1.1 and 4.1.2. */
const SIMPLE = "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c0900206277 05b06c647d0a800fa0".replaceAll(" ", "");
const REPEATING = "1a0000001c0000004c5a4675e2d44b5141000420 5758595a0d6e7d010eb0".replaceAll(" ", "");

test("compressed text as in the examples of the standard", () => {
  assert.equal(rtfDecompressed(Buffer.from(SIMPLE, "hex"), 1_000)?.toString(), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  assert.equal(rtfDecompressed(Buffer.from(REPEATING, "hex"), 1_000)?.toString(), "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
  assert.equal(rtfDecompressed(Buffer.from("hello, no rtf at all"), 1_000), null);
  assert.equal(rtfDecompressed(Buffer.from(REPEATING, "hex"), 5)?.toString(), "{\\rtf");
});

const read: readonly (readonly [string, string, string])[] = [
  [
    "groups that are not shown",
    "{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}Hello \\b bold\\b0  one\\par two}",
    "Hello bold one\ntwo",
  ],
  ["escapes", "{\\rtf1 \\{M\\'e4rz\\} \\u8364?5 a\\~b}", "{März} €5 a b"],
  ["hyperlinks", '{\\rtf1 {\\field{\\*\\fldinst{HYPERLINK "http://a.test/x"}}{\\fldrslt{click}}}}', "<http://a.test/x> click"],
  ["unbalanced braces", "}}}{\\rtf1 {{{hello", "hello"],
];
for (const [name, rtf, text] of read) {
  test(`rich text: ${name}`, () => assert.equal(readRtf(rtf).text.trim(), text));
}

test("a page wrapped into rich text is the page", () => {
  const rtf =
    '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag84 <a href="http://a.test/">}\\htmlrtf {\\b\\htmlrtf0 click\\htmlrtf }\\htmlrtf0 {\\*\\htmltag92 </a>}}';
  assert.deepEqual(readRtf(rtf), { type: "text/html", text: '<a href="http://a.test/">click</a>' });
});
