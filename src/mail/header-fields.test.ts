/** Header blocks: line ends of all kinds, folding, obsolete and broken forms, offsets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HEADER_FIELDS, HEADER_VALUE_BYTES } from "../platform/limits.ts";
import { DefectLog } from "./defects.ts";
import { readHeaderBlock } from "./header-block.ts";

function block(text: string | Buffer) {
  const raw = Buffer.isBuffer(text) ? text : Buffer.from(text, "utf8");
  const log = new DefectLog();
  const { headers, bodyStart } = readHeaderBlock(raw, 0, raw.length, {
    note: log.note,
    habit: null,
    met: () => {},
    isDelimiter: () => false,
  });
  return { raw, headers, body: raw.toString("utf8", bodyStart), defects: () => log.all().map((defect) => defect.name) };
}

for (const [name, end] of [
  ["CRLF", "\r\n"],
  ["LF", "\n"],
  ["bare CR", "\r"],
] as const) {
  test(`${name} ends lines, folded ones included`, () => {
    const { headers, body, defects } = block(["Subject: one", "\ttwo", "X-A: b", "", "body"].join(end));
    assert.equal(headers.first("subject"), "one\ttwo");
    assert.equal(headers.first("x-a"), "b");
    assert.equal(body, "body");
    assert.deepEqual(defects(), []);
  });
}

test("offsets lead to name, value and the end of each field", () => {
  const { raw, headers } = block("A: 1\r\n 2\r\nB : 3\r\n\r\n");
  assert.deepEqual(
    headers.fields.map((field) => [
      field.name,
      raw.toString("latin1", field.start, field.end),
      raw.toString("latin1", field.valueStart, field.end),
    ]),
    [
      ["A", "A: 1\r\n 2\r\n", " 1\r\n 2\r\n"],
      ["B", "B : 3\r\n", " 3\r\n"],
    ],
  );
});

test("names compare without case, all values of one name are kept in order", () => {
  const { headers } = block("Received: 1\r\nRECEIVED: 2\r\n\r\n");
  assert.deepEqual(headers.all("received"), ["1", "2"]);
  assert.equal(headers.count("Received"), 2);
  assert.equal(headers.has("from"), false);
  assert.equal(headers.first("from"), null);
});

test("raw bytes are UTF-8 where valid, else latin1", () => {
  assert.equal(block("S: J\u00f6rg\r\n\r\n").headers.first("s"), "J\u00f6rg");
  assert.equal(block(Buffer.from("S: J\u00f6rg\r\n\r\n", "latin1")).headers.first("s"), "J\u00f6rg");
});

test("a line that is no field ends the header with a defect and begins the body", () => {
  const { headers, body, defects } = block("Subject: x\r\nDear friend\r\nNote: nobody\r\n");
  assert.equal(headers.has("note"), false);
  assert.equal(body, "Dear friend\r\nNote: nobody\r\n");
  assert.deepEqual(defects(), ["header.missing-separator"]);
});

test("a header goes on behind a line that is no field when fields of known names follow", () => {
  const { headers, body, defects } = block("Subject: x\r\nDear friend\r\nFrom: a@b.test\r\n\r\nbody");
  assert.equal(headers.first("from"), "a@b.test");
  assert.equal(body, "body");
  assert.deepEqual(defects(), ["header.missing-separator"]);
});

test("NUL in a value is dropped", () => {
  assert.equal(block("Subject: a\0b\r\n\r\n").headers.first("subject"), "ab");
});

test("mbox separator lines are skipped with a defect", () => {
  const { headers, defects } = block("From someone@host.test Mon Jan  1 00:00:00 2001\nSubject: x\n>From other@host.test Mon\nTo: y\n\n");
  assert.deepEqual([headers.first("subject"), headers.first("to")], ["x", "y"]);
  assert.deepEqual(new Set(defects()), new Set(["header.mbox-from-line"]));
});

test("a continuation line before any field is skipped with a defect", () => {
  const { headers, defects } = block(" lost\r\nSubject: x\r\n\r\n");
  assert.equal(headers.first("subject"), "x");
  assert.deepEqual(defects(), ["header.leading-continuation"]);
});

test("too many fields and too long values are cut with a defect", () => {
  const many = block(`${"X: y\r\n".repeat(HEADER_FIELDS + 5)}\r\nbody`);
  assert.equal(many.headers.count("x"), HEADER_FIELDS);
  assert.equal(many.body, "body");
  assert.deepEqual(many.defects(), ["header.too-many-fields"]);
  const long = block(`X: ${"a".repeat(HEADER_VALUE_BYTES * 2)}\r\n\r\n`);
  assert.ok(long.headers.first("x")!.length <= HEADER_VALUE_BYTES);
  assert.deepEqual(long.defects(), ["header.long-value"]);
});

test("a header without an end is all header, an empty one has no fields", () => {
  assert.equal(block("Subject: x").headers.first("subject"), "x");
  assert.equal(block("Subject: x").body, "");
  assert.equal(block("\r\nbody").headers.fields.length, 0);
  assert.equal(block("").headers.fields.length, 0);
});

test("bytes above 127 that are no UTF-8 are read in the charset of the body, with a defect that names it", () => {
  const head = (type: string): Buffer => Buffer.from(`Subject: \xcf\xee\x80\r\nContent-Type: ${type}\r\n\r\n`, "latin1");
  const subject = (raw: Buffer): readonly unknown[] => {
    const log = new DefectLog();
    const block = readHeaderBlock(raw, 0, raw.length, { note: log.note, habit: null, met: () => {}, isDelimiter: () => false });
    return [block.headers.first("subject"), log.all().map(({ detail }) => detail.split(" ").at(-1))];
  };
  assert.deepEqual(subject(head("text/plain; charset=windows-1251")), ["ПоЂ", ["windows-1251"]]);
  assert.deepEqual(subject(head("text/plain")), ["Ïî€", ["windows-1252"]]);
  const multipart = Buffer.concat([
    head("multipart/mixed; boundary=b"),
    Buffer.from("--b\r\nContent-Type: text/html; charset=KOI8-R\r\n\r\n"),
  ]);
  assert.deepEqual(subject(multipart), ["оН─", ["koi8-r"]]);
});
