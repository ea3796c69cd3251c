/** A whole message: every view of it, and that its bytes are not touched. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DECODED_BYTES, TEXT_CHARACTERS } from "../platform/limits.ts";
import { readMessage } from "./read.ts";
import { summarize } from "./summarize.ts";

const RAW = Buffer.from(
  [
    "Received: from mail.a.test (mail.a.test [192.0.2.1]) by mx.b.test with ESMTP; Mon, 5 Jan 2004 10:00:01 +0000",
    "From: =?utf-8?Q?J=C3=B6rg?= <Joerg@A.test>",
    "Sender: <list@a.test>",
    "Reply-To: other@c.test",
    "To: Anna <anna@b.test>, team: x@b.test;",
    "Cc: y@b.test",
    "Subject: =?utf-8?B?R3LDvMOfZQ==?= to you",
    "Date: Mon, 5 Jan 2004 10:00:00 +0000",
    "Message-ID: <1@a.test>",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "Gr=FC=DFe, http://www.a.test/",
    "--b",
    "Content-Type: application/pdf; name=a.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0xLjc=",
    "--b--",
    "",
  ].join("\r\n"),
);

test("every view of a message", () => {
  const before = Buffer.from(RAW);
  const message = readMessage(RAW);
  assert.deepEqual(message.from, [{ name: "J\u00f6rg", address: "Joerg@a.test", local: "Joerg", domain: "a.test" }]);
  assert.equal(message.sender?.address, "list@a.test");
  assert.deepEqual(
    [message.replyTo, message.to, message.cc].map((list) => list.map((mailbox) => mailbox.address)),
    [["other@c.test"], ["anna@b.test", "x@b.test"], ["y@b.test"]],
  );
  assert.equal(message.subject, "Gr\u00fc\u00dfe to you");
  assert.equal(message.date, Date.UTC(2004, 0, 5, 10));
  assert.equal(message.messageId, "<1@a.test>");
  assert.equal(message.received[0]?.address, "192.0.2.1");
  assert.equal(message.text, "Gr\u00fc\u00dfe, http://www.a.test/");
  assert.equal(message.html.present, false);
  assert.equal(message.links[0]?.domain, "a.test");
  assert.equal(message.attachments[0]?.kind, "pdf");
  assert.deepEqual(message.defects, []);
  assert.deepEqual(RAW, before);
  assert.equal(message.raw, RAW);
});

test("the summary is plain data without bodies", () => {
  const summary = summarize(readMessage(RAW));
  assert.deepEqual(structuredClone(summary), summary);
  assert.equal(JSON.stringify(summary).includes("Gr\u00fc\u00dfe,"), false);
  assert.deepEqual(summary.linkHosts, ["www.a.test"]);
  assert.deepEqual(
    summary.parts.map((part) => [part.path, part.type, part.filename, part.kind, part.bytes]),
    [
      ["1", "text/plain", null, null, 29],
      ["2", "application/pdf", "a.pdf", "pdf", 8],
    ],
  );
});

test("nothing at all is a message with nothing in it", () => {
  const message = readMessage(Buffer.alloc(0));
  assert.deepEqual(
    [message.from, message.sender, message.subject, message.date, message.messageId, message.text, message.links, message.attachments],
    [[], null, "", null, null, "", [], []],
  );
});

test("text is capped with a defect", () => {
  const message = readMessage(Buffer.from(`\r\n${"word ".repeat(TEXT_CHARACTERS)}`));
  assert.equal(message.text.length, TEXT_CHARACTERS);
  assert.ok(message.defects.some((defect) => defect.name === "mime.long-text"));
});

test("decoding is capped over all parts together with a defect", () => {
  const part = Buffer.from("--b\r\nContent-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n");
  const body = Buffer.alloc(DECODED_BYTES / 2 + 8, "A");
  const head = Buffer.from("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
  const message = readMessage(Buffer.concat([head, part, body, Buffer.from("\r\n"), part, body, Buffer.from("\r\n--b--\r\n")]));
  assert.ok(message.attachments.reduce((sum, attachment) => sum + attachment.bytes, 0) <= DECODED_BYTES);
  assert.ok(message.defects.some((defect) => defect.name === "mime.decoded-bytes"));
});
