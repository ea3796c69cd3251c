/** Documents as carriers: what hostile ones cost, and that what is damaged is read as far as it goes. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { requireCorpus } from "../../../test/support/corpora.ts";
import type { Message } from "../message.ts";
import { readMessage } from "../read.ts";

function mailWith(name: string, bytes: Buffer | string): Message {
  const head = `From: a@mailer.test\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\n`;
  return readMessage(Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString("base64")}\r\n`));
}

function urlsOf(pdf: string): readonly string[] {
  return mailWith("a.pdf", `%PDF-1.7\n${pdf}`).links.map(({ url }) => url);
}

test("addresses of a PDF as strings may be written", () => {
  assert.deepEqual(urlsOf("/URI (https://x.test/a\\(1\\)\\057b)"), ["https://x.test/a(1)/b"]);
  assert.deepEqual(urlsOf("/URI (https://x.test/\\\na(b)c)"), ["https://x.test/a(b)c"]);
  assert.deepEqual(urlsOf(`/#55RI <${Buffer.from("https://x.test/hex").toString("hex")}>`), ["https://x.test/hex"]);
  assert.deepEqual(urlsOf("/URI (unended"), []);
});

test("an object stream with a torn end is read as far as it goes", () => {
  const packed = deflateSync(Buffer.from(`1 0 << /URI (https://x.test/packed) >> ${"filler ".repeat(500)}`));
  const start = Buffer.from("%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n");
  const pdf = Buffer.concat([start, packed.subarray(0, packed.length - 6), Buffer.from("\nendstream")]);
  assert.equal(mailWith("a.pdf", pdf).links[0]?.url, "https://x.test/packed");
});

test("streams that unpack to too much stay closed", () => {
  const packed = deflateSync(Buffer.alloc(30_000_000, 32));
  const start = Buffer.from("%PDF-1.7\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n");
  const message = mailWith("a.pdf", Buffer.concat([start, packed, Buffer.from("\nendstream")]));
  assert.ok(message.defects.some(({ name }) => name === "carrier.not-unpacked"));
});

const PIECES = [
  "/URI (",
  "stream\n",
  "/ObjStm stream\nendstream",
  "<< /F (",
  "/#4",
  "\\objdata",
  "\\objdata{\\x ",
  'HYPERLINK "',
  "\x85\0\x0a\0",
  "\x13DDE ",
  "a.b\0",
];
for (const piece of PIECES) {
  test(`documents of nothing but ${JSON.stringify(piece)} are read`, () => {
    const filler = Buffer.from(piece.repeat(Math.ceil(600_000 / piece.length)), "latin1");
    for (const [name, head] of [
      ["a.pdf", "%PDF-1.7\n"],
      ["a.rtf", "{\\rtf1 "],
      ["a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
      ["a.csv", "=a"],
    ] as const) {
      assert.ok(mailWith(name, Buffer.concat([Buffer.from(head, "latin1"), filler])).carriers.length <= 12);
    }
  });
}

test("documents of the corpus: what is known to be in them is found, and damaging any byte breaks nothing", (t) => {
  const corpus = requireCorpus(t, "files-malware-safe");
  if (corpus === null) return;
  const found = new Map<string, string>();
  for (const path of filesIn(corpus.folder)) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const bytes = readFileSync(path);
    found.set(
      name,
      mailWith(name, bytes)
        .carriers.flatMap(({ abilities }) => abilities.map((each) => each.name))
        .join(" "),
    );
    if (bytes.length > 40_000 || !/\.(?:pdf|docx?|xlsx|rtf|one)$/.test(name)) continue;
    const damaged = Buffer.from(bytes);
    for (let at = 0; at < damaged.length; at += 97) damaged[at] = damaged[at]! ^ 0x55;
    assert.ok(mailWith(name, damaged).carriers.length <= 100);
  }
  assert.match(found.get("dde-test.docx") ?? "", /document\.dde/);
  assert.match(found.get("testAttachedTemplate.docx") ?? "", /document\.remote-template/);
  assert.match(found.get("excel4_sample_macro.xls") ?? "", /document\.macro-sheet/);
  assert.match(found.get("sample_with_calc_embedded.doc") ?? "", /document\.program/);
  assert.match(found.get("launch.pdf") ?? "", /document\.launch/);
  for (const clean of ["harmless-clean.doc", "harmless-clean.docx"]) assert.equal(found.get(clean), "");
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
