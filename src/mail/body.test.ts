/** What is body and what is attached. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "./message.ts";
import { readMessage } from "./read.ts";

function parts(...bodies: readonly string[]): Message {
  return readMessage(
    Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${bodies.map((body) => `--b\r\n${body}\r\n`).join("")}--b--\r\n`),
  );
}

const names = (message: Message) => message.attachments.map((attachment) => attachment.filename ?? attachment.part.type);

test("plain and HTML parts are seen, both of an alternative", () => {
  const message = parts("\r\nplain", "Content-Type: text/html\r\n\r\n<p>rich</p>");
  assert.equal(message.text, "plain\nrich");
  assert.deepEqual(names(message), []);
  assert.equal(message.html.visibleText, "rich");
});

test("text that is declared an attachment is not seen, named text is both", () => {
  const message = parts(
    "\r\nseen",
    "Content-Disposition: attachment; filename=a.txt\r\n\r\nnot",
    "Content-Type: text/plain; name=b.txt\r\n\r\nboth",
    "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR",
  );
  assert.equal(message.text, "seen\nboth");
  assert.deepEqual(names(message), ["a.txt", "b.txt", "text/calendar"]);
});

test("an attached message is an attachment, its text is not seen, its files are listed", () => {
  const inner =
    "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\ninner\r\n--i\r\nContent-Type: application/pdf; name=x.pdf\r\n\r\n%PDF-\r\n--i--";
  const message = parts("\r\nouter", `Content-Type: message/rfc822\r\n\r\n${inner}`);
  assert.equal(message.text, "outer");
  assert.deepEqual(names(message), ["message/rfc822", "x.pdf"]);
});

test("a message that holds only another message shows that one", () => {
  assert.equal(parts("Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ninner").text, "inner");
});

test("unknown text types read as plain, unknown types do not", () => {
  assert.equal(parts("Content-Type: text/x-unknown\r\n\r\n<bold>x").text, "<bold>x");
  assert.equal(parts("Content-Type: application/x-unknown\r\n\r\nx").text, "");
});

test("the machine-readable part of a report is text of its part, not of the body", () => {
  const message = parts("\r\nsorry", "Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1");
  assert.equal(message.text, "sorry");
  assert.equal(message.parts[2]?.text(), "Status: 5.1.1");
});

test("text/enriched is read without its commands", () => {
  const { text } = parts("Content-Type: text/enriched\r\n\r\nV<bold></bold>iag<color><param>red</param>ra</color> << 5");
  assert.equal(text, "Viagra < 5");
});

test("a name behind a missing semicolon is the file's name", () => {
  assert.deepEqual(names(parts("Content-Type: application/octet-stream\r\nContent-Disposition: attachment filename=a.exe\r\n\r\nx")), [
    "a.exe",
  ]);
});
