/** Parameters of MIME fields: RFC 2045, RFC 2231, and the tolerated deviations. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "./defects.ts";
import { parseParameters } from "./parameters.ts";

const cases: readonly (readonly [name: string, text: string, value: string, parameters: Record<string, string>])[] = [
  ["plain", "Text/Plain; Charset=us-ascii", "text/plain", { charset: "us-ascii" }],
  ["quoted", 'multipart/mixed; boundary="a;b=\\"c\\""', "multipart/mixed", { boundary: 'a;b="c"' }],
  ["comments", "text/plain (a (nested; one)) ; charset=utf-8 (Plain text)", "text/plain", { charset: "utf-8" }],
  ["spaces without quotes", "attachment; filename=two words.pdf; size=3", "attachment", { filename: "two words.pdf", size: "3" }],
  ["a bracket inside a bare name", "attachment; filename=report(1).pdf", "attachment", { filename: "report(1).pdf" }],
  ["an unterminated quote", 'attachment; filename="a.pdf', "attachment", { filename: "a.pdf" }],
  ["a Windows path", 'attachment; filename="C:\\temp\\a.exe"', "attachment", { filename: "C:\\temp\\a.exe" }],
  ["stray semicolons", "text/plain;;; charset=x;", "text/plain", { charset: "x" }],
  ["an encoded word", 'attachment; filename="=?utf-8?B?w7Y=?=.pdf"', "attachment", { filename: "\u00f6.pdf" }],
  ["RFC 2231 charset", "a/b; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "a/b", { title: "This is ***fun***" }],
  ["RFC 2231 sections", `a/b; t*1*=%2A%2A; t*0*=us-ascii'en'is%20; t*2="isn't it!"`, "a/b", { t: "is **isn't it!" }],
  ["RFC 2231 outranks the plain form", "a; filename=x.txt; filename*=UTF-8''%e2%82%ac.exe", "a", { filename: "\u20ac.exe" }],
  ["broken escapes stay", "a; n*=utf-8''100%25%zz", "a", { n: "100%%zz" }],
  ["nothing", "", "", {}],
];
for (const [name, text, value, parameters] of cases) {
  test(`parameters: ${name}`, () => {
    const parsed = parseParameters(text, ignoreDefects);
    assert.equal(parsed.value, value);
    assert.deepEqual(Object.fromEntries(parsed.parameters), parameters);
  });
}

test("of two parameters of one name the first counts, with a defect", () => {
  const log = new DefectLog();
  assert.equal(parseParameters("a/b; boundary=one; boundary=two", log.note).parameters.get("boundary"), "one");
  assert.deepEqual(log.all(), [{ name: "mime.duplicate-parameter", detail: "boundary" }]);
});

test("too many parameters are cut with a defect", () => {
  const log = new DefectLog();
  assert.equal(parseParameters(`a/b${Array.from({ length: 1000 }, (_, i) => `; p${i}=1`).join("")}`, log.note).parameters.size, 100);
  assert.equal(log.all()[0]?.name, "mime.too-many-parameters");
});
