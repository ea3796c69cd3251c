/**
 * Messages made to cost time or memory, in the sizes at which they hurt, each with the defect that must say so. They are made in the process
 * of the test and read in another, so that making them counts for nothing.
 */
import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { CODE_PNG } from "../../../src/mail/testing/code-picture.ts";

export interface Bomb {
  readonly name: string;
  /** One of these must be said; empty for what is large and whole. */
  readonly defects: readonly string[];
  readonly make: () => Buffer;
  /** Bytes beyond what a message may take: what the decoder of codes touches of its own memory, which the worker keeps for the next picture. */
  readonly decoder?: number;
}

/** A picture of 4 million pixels takes three to four bytes each in the decoder, which begins with 22 MB and is given up past 64 (codes/decoder.ts). */
const DECODER = 25_165_824;

/** Named as reporters name theirs, so that it is opened. */
const REPORT = "mailer.test!example.org!1764028800!1764115199.xml.gz";

const html = (page: string): string => `Content-Type: text/html\r\n\r\n${page}`;
const multipart = (boundary: string): string => `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`;
const HEAD = "From: a@mailer.test\r\nTo: b@example.org\r\nSubject: bomb\r\n";

function text(name: string, defects: readonly string[], make: () => string): Bomb {
  return { name, defects, make: () => Buffer.from(HEAD + make(), "latin1") };
}

function file(name: string, defects: readonly string[], filename: string, make: () => Buffer): Bomb {
  return text(name, defects, () => {
    const content = make().toString("base64").replace(/.{76}/g, "$&\r\n");
    const type = `Content-Type: application/octet-stream; name="${filename}"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
    return `${multipart("b")}--b\r\n\r\nsee the file\r\n--b\r\n${type}${content}\r\n--b--\r\n`;
  });
}

function ofPictures(bomb: Bomb): Bomb {
  return { ...bomb, decoder: DECODER };
}

/** APPNOTE 6.3: one local header and one entry of the directory for each member. */
function zip(members: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

function nestedZip(levels: number): Buffer {
  let inner = zip([["a.html", Buffer.from("<p>x")]]);
  for (let i = 0; i < levels; i++) inner = zip([[`${i}.zip`, inner]]);
  return inner;
}

function pdf(streams: number, bytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes, "/URI (http://a.test/) "));
  const one = Buffer.concat([
    Buffer.from("1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n"),
    packed,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...Array.from({ length: streams }, () => one)]);
}

/** A PNG of one gray byte a pixel, white or noise. */
function picture(width: number, height: number, noise: boolean): Buffer {
  const rows = Buffer.alloc((width + 1) * height, 0xff);
  for (let at = 0, state = 1; noise && at < rows.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    rows[at] = state >>> 16 > 0x8000 ? 0xff : 0;
  }
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  const chunk = (kind: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const size = Buffer.from("0000000000000000" + "0800000000", "hex");
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const parts = [chunk("IHDR", size), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
}

/** Something of block characters as large as a code. */
function drawn(number: number): string {
  const line = (y: number): string =>
    Array.from({ length: 41 }, (_, x) => "\u2588\u2580\u2584 "[(x * 7 + y * 5 + x * y + number) % 4]).join("");
  return Buffer.from(Array.from({ length: 21 }, (_, y) => line(y)).join("\r\n")).toString("latin1");
}

export const BOMBS: readonly Bomb[] = [
  text("50,000 parts", ["mime.too-many-parts"], () => `${multipart("b")}${"--b\r\n\r\nx\r\n".repeat(50_000)}--b--`),
  text("5,000 levels of multipart", ["mime.too-deep"], () =>
    Array.from({ length: 5_000 }, (_, i) => `${multipart(`b${i}`)}--b${i}\r\n`).join(""),
  ),
  text("5,000 levels of messages", ["mime.too-deep"], () => "Content-Type: message/rfc822\r\n\r\n".repeat(5_000)),
  text(
    "5,000 levels of messages, encoded",
    ["mime.decoded-bytes"],
    () => `${"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".repeat(5_000)}x`,
  ),
  text("100,000 headers", ["header.too-many-fields"], () => `${"X-Field: value\r\n".repeat(100_000)}\r\nx`),
  text("a header line of 50 MB", ["header.too-long", "header.long-value"], () => `Subject: ${"a".repeat(50_000_000)}\r\n\r\nx`),
  text("a text line of 50 MB", ["mime.long-text"], () => `\r\n${"a".repeat(50_000_000)}`),
  text("a line of HTML of 50 MB", ["mime.long-text"], () => html(`<p>${"a ".repeat(25_000_000)}`)),
  text("200,000 addresses", ["header.long-value"], () => `Cc: ${"a@b.test, ".repeat(200_000)}\r\n\r\nx`),
  text(
    "200,000 addresses in many fields",
    ["header.too-many-addresses"],
    () => `${`Cc: ${"a@b.test,".repeat(1_000)}\r\n`.repeat(200)}\r\nx`,
  ),
  text("1,000,000 tags", ["html.too-many-tags", "mime.long-text"], () => html("<b>x</b>".repeat(500_000))),
  text("100,000 nested tags", ["html.too-deep"], () => html(`${"<div>".repeat(100_000)}x`)),
  text("1,000,000 links", ["link.too-many"], () => html("<a href=http://a.test/>x".repeat(1_000_000))),
  text(
    "1,000,000 links in a text",
    ["link.too-many"],
    () => `\r\n${Array.from({ length: 1_000_000 }, (_, i) => `http://a.test/${i}`).join(" ")}`,
  ),
  text(
    "quoted-printable of 30 MB",
    ["mime.long-text"],
    () => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${"=61".repeat(10_000_000)}`,
  ),
  text(
    "quoted-printable of line joins",
    ["mime.long-text"],
    () => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${"=\r\n".repeat(10_000_000)}${"a".repeat(2_000_000)}`,
  ),
  text("base64 of 40 MB", ["mime.long-text"], () => `Content-Transfer-Encoding: base64\r\n\r\n${"YWFh".repeat(10_000_000)}`),
  text("base64 of padding", ["mime.long-text"], () => `Content-Transfer-Encoding: base64\r\n\r\n${"YQ==".repeat(2_000_000)}`),
  file("a zip of 100 MB of zeros", ["carrier.not-unpacked", "carrier.too-many-files"], "a.zip", () =>
    zip(Array.from({ length: 10 }, (_, i) => [`${i}.html`, Buffer.alloc(10_000_000)])),
  ),
  file("20 levels of zip", ["carrier.too-deep"], "a.zip", () => nestedZip(20)),
  file("a zip of 5,000 members", ["mime.too-many-members"], "a.zip", () =>
    zip(Array.from({ length: 5_000 }, (_, i) => [`${i}.html`, Buffer.from("<p>x")])),
  ),
  file("a PDF of 300 packed streams", ["carrier.not-unpacked", "carrier.too-many-files"], "a.pdf", () => pdf(300, 5_000_000)),
  file("a report that grows to 200 MB", [], REPORT, () => gzipSync(Buffer.alloc(200_000_000, " "))),
  file("a report of rows without an end", [], REPORT, () =>
    gzipSync(`<feedback>${"<record><row><source_ip>192.0.2.1</source_ip></row></record>".repeat(65_000)}`),
  ),
  file("a report of 4 MB of opening tags and entities", [], REPORT, () => gzipSync(`<feedback>${"<a b='&x;'>&y;".repeat(280_000)}`)),
  file("a zip of 20 reports that each grow to 50 MB", [], REPORT, () =>
    zip(Array.from({ length: 20 }, (_, i) => [`${i}.gz`, gzipSync(Buffer.alloc(50_000_000, "<feedback>"))])),
  ),
  file("a picture of 60,000 x 60,000 pixels", ["code.large-picture"], "a.png", () => {
    const head = picture(64, 64, false);
    head.writeUInt32BE(60_000, 16);
    head.writeUInt32BE(60_000, 20);
    return head;
  }),
  ofPictures(file("the largest white picture that is looked into", [], "a.png", () => picture(2_000, 2_000, false))),
  ofPictures(file("the largest picture of noise that is looked into", [], "a.png", () => picture(2_000, 2_000, true))),
  ofPictures(
    text("400 pictures with codes", ["code.many-pictures"], () =>
      html(Array.from({ length: 400 }, (_, i) => `<img src="data:image/png;base64,${CODE_PNG}${"A".repeat(4 * i)}">`).join("")),
    ),
  ),
  text(
    "200 codes drawn with characters",
    ["code.too-many-drawings"],
    () => `Content-Type: text/plain; charset=utf-8\r\n\r\n${Array.from({ length: 200 }, (_, i) => `${drawn(i)}\r\n\r\ntext\r\n`).join("")}`,
  ),
];
