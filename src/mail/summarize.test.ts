/** The summary: plain data, every attachment in it, bounded without losing what is dangerous. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { summarize } from "./summarize.ts";

test("uuencoded files have a line of their own beside their text", () => {
  const raw = "Subject: x\r\n\r\nsee\r\nbegin 644 a.exe\r\n#35H \r\n`\r\nend\r\nbegin 644 b.txt\r\n#0V%T\r\n`\r\nend\r\n";
  assert.deepEqual(
    summarize(readMessage(Buffer.from(raw))).parts.map((part) => [part.path, part.filename, part.kind, part.bytes]),
    [
      ["1", null, null, raw.length - 14],
      ["1.u1", "a.exe", "executable", 3],
      ["1.u2", "b.txt", "text", 3],
    ],
  );
});

test("an attached message has a line, its inner parts too", () => {
  const raw =
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\nz\r\n--b--\r\n";
  assert.deepEqual(
    summarize(readMessage(Buffer.from(raw))).parts.map((part) => [part.path, part.type, part.kind]),
    [
      ["1", "text/plain", null],
      ["2", "message/rfc822", "message"],
      ["2.1", "text/plain", null],
    ],
  );
});

test("among very many parts the dangerous one stays", () => {
  const image = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(500);
  const raw = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${image}--b\r\nContent-Type: application/x; name=a.exe\r\n\r\nMZ\r\n--b--\r\n`;
  const { parts } = summarize(readMessage(Buffer.from(raw)));
  assert.equal(parts.length, 200);
  assert.ok(parts.some((part) => part.kind === "executable"));
});

test("subjects and names are cut, the whole can be cloned", () => {
  const summary = summarize(readMessage(Buffer.from(`Subject: ${"x".repeat(5000)}\r\nFrom: "${"n".repeat(5000)}" <a@b.test>\r\n\r\n`)));
  assert.equal(summary.subject.length, 1000);
  assert.equal(summary.from[0]?.name?.length, 320);
  assert.deepEqual(structuredClone(summary), summary);
});
