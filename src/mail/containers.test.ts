/** What is read of S/MIME and TNEF containers, of pieces of messages and of PGP: text, links, files, kinds, and how it is protected. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import type { Message } from "./message.ts";
import { protectionsOf } from "./protection.ts";
import { readMessage } from "./read.ts";
import { summarize } from "./summarize.ts";
import { ber, COMPRESSED, cmsOf, ENVELOPED, endless, SIGNED } from "./testing/ber.ts";
import { tnefOf } from "./testing/tnef-of.ts";

function inPart(type: string, content: Buffer, more = ""): Message {
  const head = `From: a@b.test\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n`;
  return readMessage(Buffer.from(`${head}${content.toString("base64")}\r\n`));
}

const INNER = Buffer.from(
  'Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nPay at http://inner.test/pay\r\n--i\r\nContent-Type: application/octet-stream; name="a.exe"\r\n\r\nMZ\r\n--i--\r\n',
);
const pieces = (content: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(content.length / size) }, (_, i) => ber(4, content.subarray(i * size, (i + 1) * size)));
const names = ({ defects }: Message): readonly string[] => defects.map(({ name }) => name);

const signed: readonly (readonly [string, Buffer])[] = [
  ["definite lengths", cmsOf(SIGNED, ber(4, INNER))],
  ["indefinite lengths and pieces", cmsOf(SIGNED, endless(36, pieces(INNER, 50)), endless)],
  ["pieces inside pieces", cmsOf(SIGNED, endless(36, [endless(36, pieces(INNER, 40))]), endless)],
  ["pieces of definite length", cmsOf(SIGNED, ber(36, pieces(INNER, 100)))],
  ["compressed", cmsOf(COMPRESSED, ber(4, deflateSync(INNER)))],
  ["armored", Buffer.from(`-----BEGIN PKCS7-----\n${cmsOf(SIGNED, ber(4, INNER)).toString("base64")}\n-----END PKCS7-----\n`)],
];
for (const [name, cms] of signed) {
  test(`the content of a signed S/MIME part is read: ${name}`, () => {
    const message = inPart('application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"', cms);
    assert.equal(message.text.trim(), "Pay at http://inner.test/pay");
    assert.deepEqual(
      message.links.map(({ host, where }) => [host, where]),
      [["inner.test", "text"]],
    );
    assert.deepEqual(
      message.attachments.map(({ filename, kind }) => [filename, kind]),
      [
        ["smime.p7m", name === "compressed" ? "archive" : "other"],
        ["a.exe", "executable"],
      ],
    );
    assert.equal(protectionsOf(message)[0]?.kind, name === "compressed" ? "compressed" : "signed");
  });
}

test("S/MIME by the name of the file", () => {
  const message = inPart('application/octet-stream; name="smime.p7m"', cmsOf(SIGNED, ber(4, INNER)));
  assert.match(message.text, /inner\.test/);
});

test("what is encrypted is told by its bytes, whatever the label says", () => {
  const message = inPart('application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"', cmsOf(ENVELOPED, ber(4, INNER)));
  assert.deepEqual([message.text, message.attachments.map(({ kind }) => kind)], ["", ["encrypted"]]);
  assert.deepEqual(summarize(message).protections, [{ kind: "encrypted", scheme: "smime", form: "opaque", path: "1" }]);
});

test("a compressed bomb and cut or foreign bytes leave a defect and are not looked into", () => {
  const bomb = deflateSync(Buffer.alloc(40_000_000));
  assert.deepEqual(names(inPart("application/pkcs7-mime", cmsOf(COMPRESSED, ber(4, bomb)))), ["mime.smime-damaged"]);
  assert.deepEqual(names(inPart("application/pkcs7-mime", Buffer.from("hello"))), ["mime.smime-damaged"]);
  const whole = cmsOf(SIGNED, ber(4, INNER));
  for (let length = 0; length < whole.length; length += 7) void inPart("application/pkcs7-mime", whole.subarray(0, length)).text;
});

test("TNEF: text, files with their long names, a message inside", () => {
  const inside = tnefOf({ text: "the inner one" }, [{ title: "B.EXE", data: Buffer.from("MZ") }]);
  const property = (id: number, type: number, value: Buffer) => ({ id, type, value });
  const tnef = tnefOf({ text: "See http://outlook.test/x" }, [
    {
      title: "INVOIC~1.PDF",
      data: Buffer.from("%PDF-1.7"),
      properties: [property(0x3707, 0x1f, Buffer.from("Rechnung März.pdf\0", "utf16le"))],
    },
    { title: "Embedded", properties: [property(0x3701, 0x0d, Buffer.concat([Buffer.alloc(16, 1), inside]))] },
  ]);
  const message = inPart('application/ms-tnef; name="winmail.dat"', tnef);
  assert.equal(message.text.trim(), "See http://outlook.test/x\nthe inner one");
  assert.deepEqual(
    message.attachments.map(({ filename, kind, bytes }) => [filename, kind, bytes]),
    [
      ["winmail.dat", "message", tnef.length],
      ["Rechnung März.pdf", "pdf", 8],
      ["Embedded", "message", inside.length],
      ["B.EXE", "executable", 2],
    ],
  );
  assert.deepEqual(
    message.links.map(({ host }) => host),
    ["outlook.test"],
  );
});

test("TNEF cut anywhere is read as far as it goes", () => {
  const tnef = tnefOf({ text: "text" }, [{ title: "a.txt", data: Buffer.from("data") }]);
  for (let length = 0; length < tnef.length; length++) void inPart("application/ms-tnef", tnef.subarray(0, length)).attachments;
  assert.ok(names(inPart("application/ms-tnef", tnef.subarray(0, tnef.length - 5))).includes("mime.tnef-cut"));
  assert.deepEqual(names(inPart("application/ms-tnef", Buffer.from("x"))), ["mime.tnef-damaged"]);
});

test("pieces of a message: the first is read as one, the others as text, and a defect tells which", () => {
  const head = 'From: a@b.test\r\nContent-Type: message/partial; id="q@b"; number=';
  const first = readMessage(
    Buffer.from(`${head}1; total=2\r\n\r\nSubject: inner\r\nContent-Type: text/html\r\n\r\n<a href="http://one.test/">x</a>\r\n`),
  );
  assert.deepEqual(
    first.links.map(({ host }) => host),
    ["one.test"],
  );
  const second = readMessage(Buffer.from(`${head}2; total=2\r\n\r\nrest http://two.test/\r\n`));
  assert.deepEqual(
    second.links.map(({ host }) => host),
    ["two.test"],
  );
  assert.deepEqual(second.defects, [{ name: "mime.partial", detail: "piece 2 of 2 of q@b" }]);
  assert.equal(second.root.parameters.get("number"), "2");
});

/** A version 6 session key packet, and a literal data packet, as armor. */
const armor = (first: number): string =>
  `-----BEGIN PGP MESSAGE-----\r\nComment: x\r\n\r\n${Buffer.from([first, 20, ...Buffer.alloc(60)]).toString("base64")}\r\n-----END PGP MESSAGE-----\r\n`;

test("PGP inside a text is an encrypted attachment of it; what is only packed is not", () => {
  const sealed = readMessage(Buffer.from(`From: a@b.test\r\n\r\nHello\r\n${armor(0xc1)}Bye\r\n`));
  assert.deepEqual(
    sealed.attachments.map(({ kind, filename }) => [kind, filename]),
    [["encrypted", null]],
  );
  assert.match(sealed.text, /Bye/);
  assert.deepEqual(protectionsOf(sealed), [{ kind: "encrypted", scheme: "pgp", form: "inline", path: "1" }]);
  assert.deepEqual(readMessage(Buffer.from(`From: a@b.test\r\n\r\n${armor(0xcb)}`)).attachments, []);
  const clear = readMessage(Buffer.from("From: a@b.test\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nHi\r\n"));
  assert.equal(protectionsOf(clear)[0]?.kind, "signed");
});

test("PGP/MIME: signed and encrypted containers", () => {
  const make = (type: string) =>
    readMessage(Buffer.from(`Content-Type: multipart/${type}; protocol="application/pgp-x"; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n`));
  assert.deepEqual(protectionsOf(make("signed")), [{ kind: "signed", scheme: "pgp", form: "multipart", path: "0" }]);
  assert.equal(protectionsOf(make("encrypted"))[0]?.kind, "encrypted");
});

test("links before the first delimiter are a defect, and an external body is a link", () => {
  const preamble = readMessage(
    Buffer.from("Content-Type: multipart/mixed; boundary=b\r\n\r\nhttp://pre.test/\r\n--b\r\n\r\nx\r\n--b--\r\n"),
  );
  assert.deepEqual(names(preamble), ["mime.preamble"]);
  const external = readMessage(
    Buffer.from('Content-Type: message/external-body; access-type=URL; URL="http://ext.test/f.exe"\r\n\r\n\r\n'),
  );
  assert.deepEqual(
    external.links.map(({ url }) => url),
    ["http://ext.test/f.exe"],
  );
});
