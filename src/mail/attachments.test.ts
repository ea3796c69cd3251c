/** What attachments are: by name, declared type and bytes; digests and listings. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Attachment, AttachmentKind } from "./message.ts";
import { readMessage } from "./read.ts";
import { zipOf } from "./testing/zip-of.ts";

function attached(declared: string, filename: string, content: string | Buffer): Attachment {
  const head = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: ${declared}\r\n`;
  const part = `Content-Disposition: attachment; filename="${filename}"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  const { attachments } = readMessage(Buffer.from(`${head}${part}${Buffer.from(content).toString("base64")}\r\n--b--\r\n`));
  assert.equal(attachments.length, 1);
  return attachments[0]!;
}

const hex = (text: string) => Buffer.from(text, "hex");
const ole = (...names: readonly string[]) =>
  Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.alloc(500), ...names.map((name) => Buffer.from(`${name}\0`, "utf16le"))]);
const far = (at: number, bytes: string) => Buffer.concat([Buffer.alloc(at, 1), Buffer.from(bytes), Buffer.alloc(10)]);

const cases: readonly (readonly [kind: AttachmentKind, declared: string, filename: string, content: string | Buffer])[] = [
  ["executable", "application/octet-stream", "a.exe", "MZ"],
  ["executable", "image/png", "picture.png", "MZ\x90\0"],
  ["executable", "text/plain", "a.txt.scr ", "hello"],
  ["executable", "application/zip", "a.zip", zipOf([{ name: "META-INF/MANIFEST.MF" }])],
  ["script", "text/plain", "invoice.pdf.js", "var x"],
  ["script", "application/octet-stream", "noname", "#!/bin/sh"],
  ["shortcut", "application/octet-stream", "a.pdf", hex("4c0000000114020000000000c000000000000046")],
  ["shortcut", "text/plain", "a.url", "[InternetShortcut]"],
  ["disk-image", "application/octet-stream", "a.iso", far(32_769, "CD001")],
  ["disk-image", "application/octet-stream", "a.bin2", far(32_769, "CD001")],
  ["office-macro", "application/msword", "a.doc", ole("WordDocument", "_VBA_PROJECT")],
  ["office-macro", "application/vnd.openxmlformats", "a.docx", zipOf([{ name: "[Content_Types].xml" }, { name: "word/vbaProject.bin" }])],
  ["office-macro", "application/octet-stream", "a.xlsm", ""],
  ["office", "application/msword", "a.doc", ole("WordDocument")],
  ["office", "application/octet-stream", "a.docx", zipOf([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }])],
  ["office", "application/octet-stream", "a.rtf", "{\\rtf1"],
  ["encrypted", "application/octet-stream", "a.xlsx", ole("EncryptedPackage")],
  ["encrypted", "application/pkcs7-mime", "smime.p7m", hex("3080")],
  ["message", "application/vnd.ms-outlook", "a.msg", ole("__properties_version1.0")],
  ["pdf", "application/octet-stream", "a.pdf", "%PDF-1.7"],
  ["pdf", "application/octet-stream", "a", "junk\n%PDF-1.7"],
  ["html", "text/html", "a.html", "<p>x"],
  ["html", "application/octet-stream", "invoice.shtml", "x"],
  ["html", "application/pdf", "a.pdf", "\r\n<!DOCTYPE html><body>"],
  ["svg", "image/svg+xml", "a.svg", "<svg xmlns='x'>"],
  ["svg", "image/png", "a.png", "<?xml version='1.0'?><svg>"],
  ["archive", "application/zip", "a.zip", zipOf([{ name: "a.txt" }])],
  ["archive", "application/octet-stream", "a.7z", hex("377abcaf271c0004")],
  ["archive", "application/octet-stream", "a.jpg", hex("526172211a0700")],
  ["encrypted-archive", "application/zip", "a.zip", zipOf([{ name: "a.exe", encrypted: true }])],
  ["calendar", "text/calendar", "invite.ics", "BEGIN:VCALENDAR"],
  ["contact", "text/x-vcard", "a.vcf", "BEGIN:VCARD"],
  ["image", "image/png", "a.png", hex("89504e470d0a1a0a")],
  ["image", "application/octet-stream", "a.jpg", hex("ffd8ffe0")],
  ["media", "audio/mpeg", "a.mp3", "ID3"],
  ["text", "text/plain", "notes.txt", "hello"],
  ["font", "font/woff2", "a.woff2", "wOF2"],
  ["other", "application/octet-stream", "a.unknown", "x"],
  ["other", "application/pkcs7-signature", "smime.p7s", hex("3080")],
];
for (const [kind, declared, filename, content] of cases) {
  test(`${filename} as ${declared} is ${kind}`, () => assert.equal(attached(declared, filename, content).kind, kind));
}

test("digest, size, extension and members", () => {
  const zip = zipOf([{ name: "x.exe", content: "MZ" }]);
  const attachment = attached("application/zip", "A.ZIP", zip);
  assert.deepEqual([attachment.extension, attachment.bytes, attachment.sniffed], ["zip", zip.length, "application/zip"]);
  assert.equal(attachment.sha256, createHash("sha256").update(zip).digest("hex"));
  assert.deepEqual(attachment.members, [{ name: "x.exe", bytes: 2, encrypted: false }]);
});

test("extensions survive direction overrides and final dots", () => {
  assert.equal(attached("text/plain", "gpj.\u202eexe", "x").extension, "exe");
  assert.equal(attached("text/plain", "a.exe..", "x").extension, "exe");
  assert.equal(attached("text/plain", "none", "x").extension, "");
});

test("uuencoded files in a text are attachments of that text", () => {
  const message = readMessage(Buffer.from("Subject: x\r\n\r\nsee\r\nbegin 644 a.exe\r\n#35H \r\n`\r\nend\r\nbye\r\n"));
  assert.deepEqual(
    message.attachments.map(({ filename, kind, bytes }) => [filename, kind, bytes]),
    [["a.exe", "executable", 3]],
  );
  assert.equal(message.text, "see\r\nbye\r\n");
});

test("a part with two names is listed under both", () => {
  const message = readMessage(
    Buffer.from("Content-Type: application/x; name=a.exe\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nMZ"),
  );
  assert.deepEqual(
    message.attachments.map((attachment) => attachment.filename),
    ["a.txt", "a.exe"],
  );
  assert.ok(message.defects.some((defect) => defect.name === "mime.two-names"));
});
