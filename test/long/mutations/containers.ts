/**
 * Mutations of what messages carry: zip archives and their directories, TNEF, DER of S/MIME, PGP, partial messages, uuencoded files,
 * calendars and reports; made anew with sizes that lie, and damaged inside their base64 with the rest of the message whole.
 */
import type { Random } from "../../support/random.ts";
import { bodyStart, insertAt, lineStart, type Mutator, replaceRange, siteOf, times, toBase64 } from "./edit.ts";
import { field, parameters } from "./fields.ts";
import { link } from "./pages.ts";

const BASE64_BLOCK = /(?:[A-Za-z0-9+/]{20,400}\r?\n){2,}[A-Za-z0-9+/]*={0,2}/g;
const BIG_NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

const u16 = (value: number): string => String.fromCharCode(value & 0xff, (value >>> 8) & 0xff);
const u32 = (value: number): string => u16(value & 0xffff) + u16(value >>> 16);

/** A number as it is, or one that lies. */
function perhaps(value: number, random: Random): number {
  return random.once(6) ? random.of(BIG_NUMBERS) : value;
}

function zip(random: Random): string {
  let locals = "";
  let directory = "";
  const count = 1 + random.below(random.once(20) ? 300 : 4);
  for (let index = 0; index < count; index++) {
    const name = random.of([
      "a.exe",
      "word/vbaProject.bin",
      "../../x",
      "a.zip",
      "invoice.pdf.js",
      "",
      "\x82.txt",
      "a/",
      "x".repeat(random.below(300)),
      "[Content_Types].xml",
    ]);
    const content = random.once(8) && index === 0 ? toBase64(name) : "x".repeat(random.below(60));
    const flags = random.of([0, 1, 8, 0x800, 0x801, 0x2001]);
    const sizes = u32(perhaps(content.length, random)) + u32(perhaps(content.length, random));
    const shared =
      u16(20) +
      u16(flags) +
      u16(random.of([0, 8, 99])) +
      u32(0) +
      u32(0) +
      sizes +
      u16(perhaps(name.length, random)) +
      u16(perhaps(0, random));
    const offset = random.once(8) ? random.of(BIG_NUMBERS) : locals.length;
    directory += `PK\x01\x02${u16(20)}${shared}${u16(perhaps(0, random))}${u16(0)}${u16(0)}${u32(0)}${u32(offset)}${name}`;
    locals += `PK\x03\x04${shared}${random.once(6) ? "other.exe" : name}${content}`;
  }
  const zip64 = random.once(6)
    ? `PK\x06\x06${u32(44)}${u32(0)}${"\0".repeat(28)}${u32(perhaps(directory.length, random))}${u32(0)}${u32(perhaps(locals.length, random))}${u32(0)}`
    : "";
  const size = zip64 !== "" ? 0xffffffff : perhaps(directory.length, random);
  const end = `PK\x05\x06${u32(0)}${u16(count)}${u16(perhaps(count, random))}${u32(size)}${u32(perhaps(locals.length, random))}${u16(0)}`;
  return random.of(["", "", "MZ\x90", "%PDF-1.4\n"]) + locals + directory + zip64 + (random.once(8) ? "" : end);
}

function tnef(random: Random): string {
  const attributes = times(random, 8, () => {
    const data = random.of([
      "invoice.exe\0",
      "x".repeat(random.below(200)),
      `${u32(2) + u32(0x3707001e) + u32(1) + u32(8)}a.exe\0\0\0`,
      `${u32(perhaps(1, random)) + u32(0x10130102) + u32(perhaps(1, random)) + u32(perhaps(4, random))}<p>x`,
      "",
    ]);
    const id = random.of([
      0x00089006,
      0x00078008,
      0x00018010,
      0x0006800f,
      0x00069005,
      0x00069002,
      0x0006800c,
      0x00069003,
      random.below(0xffffff),
    ]);
    const sum = Array.from(data).reduce((total, c) => (total + c.charCodeAt(0)) & 0xffff, 0);
    return `${String.fromCharCode(random.of([1, 2]))}${u32(id)}${u32(perhaps(data.length, random))}${data}${u16(perhaps(sum, random))}`;
  });
  return `x\x9f\x3e\x22${u16(1)}${attributes}`;
}

function derLength(length: number, random: Random): string {
  const lies = ["\x80", "\x84\xff\xff\xff\xff", "\x81\x05", "\x88\x00\x00\x00\x00\x00\x00\x00\x05", "\x82\xff\xff", "\xff", "\x00"];
  if (random.once(8)) return random.of(lies);
  if (length < 128) return String.fromCharCode(length);
  return length < 256 ? `\x81${String.fromCharCode(length)}` : `\x82${String.fromCharCode((length >>> 8) & 0xff, length & 0xff)}`;
}

function der(random: Random, depth: number, payload: string): string {
  const wrap = (kind: string, inside: string): string => kind + derLength(inside.length, random) + inside;
  const oids = [
    "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02",
    "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03",
    "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01",
    "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09",
  ];
  const head = wrap("\x06", random.of(oids));
  const inner = depth > 0 ? der(random, depth - 1, payload) : wrap(random.of(["\x04", "\x24", "\x04"]), payload);
  return wrap(
    random.of(["\x30", "\x30", "\x31", "\xa0"]),
    head + wrap("\xa0", (random.once(3) ? wrap("\x02", "\x01") + wrap("\x31", "") : "") + inner),
  );
}

function calendar(random: Random): string {
  const lines = times(random, 20, () =>
    random.of([
      `URL:${link(random)}\r\n`,
      "BEGIN:VEVENT\r\n",
      "END:VEVENT\r\n",
      "SUMMARY;LANGUAGE=de:pass\r\n word\r\n",
      `ATTENDEE;CN="x":mailto:a@b.test\r\n`,
      `X-ALT-DESC;FMTTYPE=text/html:<a href="${link(random)}">x</a>\r\n`,
      "DESCRIPTION:a\\nb\\,c\\;\\\\\r\n",
      `ATTACH;ENCODING=BASE64;VALUE=BINARY:${toBase64("MZ")}\r\n`,
      "RRULE:FREQ=SECONDLY\r\n",
      "\r\n",
      ";:\r\n",
      " x\r\n",
      `DESCRIPTION;ENCODING=QUOTED-PRINTABLE:=70=\r\n=71\r\n`,
    ]),
  );
  return `BEGIN:VCALENDAR\r\n${lines}`;
}

function uuencoded(random: Random): string {
  const lines = times(random, 10, () =>
    random.of([
      "#0V%T\r\n",
      "#35J0\r\n",
      `M${"0V%T".repeat(15)}\r\n`,
      "`\r\n",
      " \r\n",
      "~~~~\r\n",
      "M\r\n",
      "\x80\r\n",
      "end\r\n",
      "begin 644 y\r\n",
      ">#0V%T\r\n",
    ]),
  );
  return `begin ${random.of(["644", "0644", "", "999999", "-base64 644", "x"])} ${random.of(["a.exe", "", "x".repeat(600), "../a", "a b.js"])}\r\n${lines}${random.once(3) ? "" : "`\r\nend\r\n"}`;
}

function report(random: Random): string {
  return times(random, 12, () =>
    random.of([
      field(random),
      "Final-Recipient: rfc822; a@b.test\r\n",
      "Status: 5.1.1\r\n",
      "Action: failed\r\n",
      "Diagnostic-Code: smtp; 550 x\r\n",
      "\r\n",
      "Feedback-Type: abuse\r\n",
      "Reported-Domain: a.test\r\n",
      "Disposition: automatic-action/MDN-sent-automatically; displayed\r\n",
      "Original-Recipient:;\r\n",
      "Final-Recipient: utf-8; \\x{F6}@b\r\n",
      " folded\r\n",
    ]),
  );
}

function pgp(random: Random): string {
  const kind = random.of(["MESSAGE", "SIGNED MESSAGE", "SIGNATURE", "PUBLIC KEY BLOCK"]);
  return `-----BEGIN PGP ${kind}-----\r\n${random.of(["Hash: SHA512\r\n", "Version: x\r\n", ""])}\r\n${toBase64("x".repeat(random.below(200)))}\r\n${random.of(["- dash\r\n", "=AbCd\r\n", ""])}${random.once(4) ? "" : `-----END PGP ${kind}-----\r\n`}`;
}

function part(random: Random, other: string): string {
  const binary = (type: string, bytes: string): string =>
    `Content-Type: ${type}${random.once(3) ? parameters(random) : "; name=x.bin"}\r\nContent-Transfer-Encoding: ${random.once(9) ? "binary" : "base64"}\r\nContent-Disposition: attachment${random.once(3) ? parameters(random) : ""}\r\n\r\n${toBase64(bytes)}`;
  const inner = other.slice(0, random.below(2_000));
  const shapes = [
    () => binary("application/zip", zip(random)),
    () => binary("application/ms-tnef", tnef(random)),
    () =>
      binary(
        random.of([
          "application/pkcs7-mime; smime-type=signed-data",
          "application/x-pkcs7-mime",
          "application/pkcs7-mime; smime-type=compressed-data",
          "application/pkcs7-signature",
        ]),
        der(random, random.below(random.once(12) ? 60 : 4), inner),
      ),
    () => `Content-Type: text/calendar; method=REQUEST\r\n\r\n${calendar(random)}`,
    () =>
      `Content-Type: ${random.of(["message/delivery-status", "message/feedback-report", "message/disposition-notification", "text/rfc822-headers", "message/global-delivery-status"])}\r\n\r\n${report(random)}`,
    () => `Content-Type: text/plain\r\n\r\n${uuencoded(random)}${random.once(2) ? uuencoded(random) : ""}`,
    () =>
      `Content-Type: ${random.of(["text/plain", "application/pgp-encrypted", "multipart/encrypted; protocol=x; boundary=b"])}\r\n\r\n${pgp(random)}`,
    () => `Content-Type: message/partial; id="a@b"; number=${perhaps(1, random)}; total=${perhaps(2, random)}\r\n\r\n${inner}`,
    () =>
      `Content-Type: message/external-body; access-type=${random.of(["URL", "local-file", "mail-server"])}; URL="${link(random)}"\r\n\r\n${field(random)}\r\n`,
  ];
  return random.of(shapes)();
}

const insertPart: Mutator = (text, random, other) => {
  const boundary = siteOf(text, random, /boundary\s*=\s*"?([^"\r\n;]{1,70})"?/gi)?.match[1];
  if (boundary === undefined) return `${text.slice(0, Math.max(0, bodyStart(text) - 2))}${part(random, other)}`;
  return insertAt(text, lineStart(text, random), `\r\n--${boundary}\r\n${part(random, other)}\r\n`);
};

const onlyPart: Mutator = (_, random, other) => `${field(random)}${part(random, other)}`;

/** Damages what a base64 block holds: lengths set to lies, bytes turned, pieces doubled and dropped. */
const damageInside: Mutator = (text, random) => {
  const site = siteOf(text, random, BASE64_BLOCK);
  if (site === null) return text;
  let inside = Buffer.from(site.match[0].slice(0, 24_000), "base64").toString("latin1");
  for (let turns = 1 + random.below(8); turns > 0; turns--) {
    const at = random.below(inside.length + 1);
    const kind = random.below(5);
    if (kind === 0) inside = replaceRange(inside, at, at + 4, u32(random.of(BIG_NUMBERS)));
    else if (kind === 1) inside = replaceRange(inside, at, at + 2, u16(random.of(BIG_NUMBERS)));
    else if (kind === 2) inside = replaceRange(inside, at, at + 1, String.fromCharCode(random.below(256)));
    else if (kind === 3) inside = replaceRange(inside, at, at + random.below(64), "");
    else inside = insertAt(inside, random.below(inside.length + 1), inside.slice(at, at + random.below(200)));
  }
  return replaceRange(text, site.at, site.end, toBase64(inside));
};

export const CONTAINERS: readonly Mutator[] = [insertPart, insertPart, onlyPart, damageInside, damageInside];
