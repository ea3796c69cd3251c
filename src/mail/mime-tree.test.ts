/** MIME structure: RFC 2046 and what happens when messages deviate from it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGE_DEPTH, MESSAGE_PARTS } from "../platform/limits.ts";
import type { Message } from "./message.ts";
import { readMessage } from "./read.ts";

function read(...lines: readonly string[]): Message {
  return readMessage(Buffer.from(lines.join("\r\n"), "utf8"));
}

function shape(message: Message): readonly string[] {
  return message.parts.map((part) => `${part.path} ${part.type}`);
}

function defects(message: Message): readonly string[] {
  return [...new Set(message.defects.map((defect) => defect.name))];
}

const multipart = (boundary: string, kind = "mixed") => `Content-Type: multipart/${kind}; boundary="${boundary}"`;

test("a plain message is one part", () => {
  const message = read("Subject: x", "", "body", "");
  assert.deepEqual(shape(message), ["1 text/plain"]);
  assert.equal(message.root.text(), "body\r\n");
});

test("parts in order of appearance, with the bodies between delimiters", () => {
  const message = read(
    multipart("o"),
    "",
    "preamble",
    "--o",
    multipart("i", "alternative"),
    "",
    "--i",
    "",
    "plain",
    "--i",
    "Content-Type: text/html",
    "",
    "<b>html</b>",
    "--i--",
    "--o",
    "Content-Type: application/pdf",
    "",
    "%PDF-",
    "--o--",
    "epilogue",
  );
  assert.deepEqual(shape(message), [
    "0 multipart/mixed",
    "1 multipart/alternative",
    "1.1 text/plain",
    "1.2 text/html",
    "2 application/pdf",
  ]);
  assert.deepEqual(
    message.parts.map((part) => [part.index, part.depth]),
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 1],
    ],
  );
  assert.equal(message.parts[2]?.content().toString(), "plain");
  assert.equal(message.parts[4]?.content().toString(), "%PDF-");
  assert.deepEqual(defects(message), []);
});

test("offsets point into the raw bytes", () => {
  const message = read(multipart("o"), "", "--o", "", "body", "--o--", "");
  const part = message.parts[1]!;
  assert.equal(message.raw.toString("latin1", part.bodyStart, part.bodyEnd), "body");
});

for (const end of ["\n", "\r"]) {
  test(`delimiters after ${JSON.stringify(end)} are found`, () => {
    const message = readMessage(Buffer.from([multipart("o"), "", "--o", "", "one", "--o", "", "two", "--o--", ""].join(end)));
    assert.deepEqual(
      message.root.children.map((part) => part.text()),
      ["one", "two"],
    );
  });
}

test("a boundary that begins with another one is told apart", () => {
  const message = read(multipart("b"), "", "--b", multipart("bb"), "", "--bb", "", "inner", "--bb--", "--b", "", "outer", "--b--");
  assert.deepEqual(shape(message), ["0 multipart/mixed", "1 multipart/mixed", "1.1 text/plain", "2 text/plain"]);
});

test("the same boundary inside itself", () => {
  const message = read(multipart("b"), "", "--b", multipart("b"), "", "--b", "", "inner", "--b--", "--b", "", "outer", "--b--");
  assert.deepEqual(shape(message), ["0 multipart/mixed", "1 multipart/mixed", "1.1 text/plain", "2 text/plain"]);
});

test("an outer delimiter ends an inner multipart that is not closed", () => {
  const message = read(multipart("o"), "", "--o", multipart("i"), "", "--i", "", "one", "--o", "", "two", "--o--");
  assert.deepEqual(shape(message), ["0 multipart/mixed", "1 multipart/mixed", "1.1 text/plain", "2 text/plain"]);
  assert.equal(message.parts[2]?.text(), "one");
  assert.deepEqual(defects(message), ["mime.unterminated-multipart"]);
});

test("attached messages are read on, digests default to them", () => {
  const forwarded = read(
    multipart("o"),
    "",
    "--o",
    "Content-Type: message/rfc822",
    "",
    "Subject: inner",
    "Content-Type: text/html",
    "",
    "<p>x",
    "--o--",
  );
  assert.deepEqual(shape(forwarded), ["0 multipart/mixed", "1 message/rfc822", "1.1 text/html"]);
  assert.equal(forwarded.parts[2]?.headers.first("subject"), "inner");
  const digest = read(multipart("o", "digest"), "", "--o", "", "Subject: one", "", "a", "--o", "", "Subject: two", "", "b", "--o--");
  assert.deepEqual(shape(digest), ["0 multipart/digest", "1 message/rfc822", "1.1 text/plain", "2 message/rfc822", "2.1 text/plain"]);
});

test("a multipart without parts is read as text, with a defect", () => {
  const missing = read("Content-Type: multipart/mixed", "", "hello");
  assert.deepEqual([missing.text, defects(missing)], ["hello", ["mime.missing-boundary"]]);
  const absent = read(multipart("o"), "", "hello");
  assert.deepEqual([absent.text, defects(absent)], ["hello", ["mime.boundary-not-found"]]);
});

test("an unclosed multipart, an invalid type and a type given twice are defects", () => {
  assert.deepEqual(defects(read(multipart("o"), "", "--o", "", "x")), ["mime.unterminated-multipart"]);
  const invalid = read("Content-Type: text", "", "x");
  assert.deepEqual([invalid.root.type, defects(invalid)], ["text/plain", ["mime.invalid-type"]]);
  assert.deepEqual(defects(read("Content-Type: text/html", "Content-Type: text/plain", "", "x")), [
    "mime.duplicate-content-type",
    "ambiguous.repeated",
  ]);
});

test("a part without the blank line ends its header at the delimiter", () => {
  const message = read(multipart("a:b"), "", "--a:b", "Content-Type: text/html", "--a:b", "", "two", "--a:b--");
  assert.deepEqual(shape(message), ["0 multipart/mixed", "1 text/html", "2 text/plain"]);
  assert.deepEqual(defects(message), ["header.missing-separator"]);
});

test("an encoded message/rfc822 is decoded and read, with a defect", () => {
  const message = read("Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "", "U3ViamVjdDogeA==");
  assert.equal(message.root.content().toString(), "Subject: x");
  assert.deepEqual(shape(message), ["1 message/rfc822", "1.1 text/plain"]);
  assert.equal(message.parts[1]?.headers.first("subject"), "x");
  assert.deepEqual(defects(message), ["mime.encoded-message"]);
});

test("more parts and levels than the limits are cut with a defect", () => {
  const many = read(multipart("o"), "", ...Array.from({ length: MESSAGE_PARTS + 10 }, () => "--o\r\n\r\nx"), "--o--");
  assert.equal(many.parts.length, MESSAGE_PARTS);
  assert.ok(defects(many).includes("mime.too-many-parts"));
  const deep = read(...Array.from({ length: MESSAGE_DEPTH + 10 }, () => ["Content-Type: message/rfc822", ""]).flat());
  assert.equal(deep.parts.length, MESSAGE_DEPTH + 1);
  assert.ok(defects(deep).includes("mime.too-deep"));
});

test("names, dispositions and transfer encodings of parts", () => {
  const message = read(
    multipart("o"),
    "",
    "--o",
    'Content-Type: image/png; name="type.png"',
    "Content-Disposition: inline; filename=disposition.png",
    "Content-Transfer-Encoding: BASE64 ",
    "",
    "AAEC",
    "--o",
    'Content-Type: text/plain; name="only type"',
    "Content-Disposition: something-new",
    "Content-Transfer-Encoding: strange",
    "",
    "=41",
    "--o--",
  );
  const [png, text] = message.root.children;
  assert.deepEqual([png?.filename, png?.disposition, png?.content()], ["disposition.png", "inline", Buffer.from([0, 1, 2])]);
  assert.deepEqual([text?.filename, text?.disposition, text?.text()], ["only type", "attachment", "=41"]);
  assert.deepEqual(defects(message), ["mime.unknown-encoding", "mime.two-names"]);
});
