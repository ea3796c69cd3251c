/**
 * Mutations of MIME structure: delimiters added, damaged and renamed, messages nested and encoded, bodies encoded anew or declared
 * otherwise than they are, escape sequences of charsets put into bodies, parts taken from other messages.
 */
import type { Random } from "../../support/random.ts";
import { bodyStart, insertAt, lineStart, type Mutator, replaceRange, replaceSite, siteOf, times, toBase64 } from "./edit.ts";
import { CHARSETS, contentType, field } from "./fields.ts";

const BOUNDARY = /boundary\s*=\s*"?([^"\r\n;]{1,70})"?/gi;
const DELIMITER = /^--[^\r\n]{1,70}\r?$/gm;

function boundaryIn(text: string, random: Random): string {
  return siteOf(text, random, BOUNDARY)?.match[1] ?? "b";
}

function delimiter(boundary: string, random: Random): string {
  const shapes = [
    `--${boundary}`,
    `--${boundary}--`,
    `--${boundary} `,
    `--${boundary}x`,
    `--${boundary}\t--`,
    `-- ${boundary}`,
    `--${boundary.slice(0, -1)}`,
    `--${boundary}-`,
  ];
  return `\r\n${random.of(shapes)}\r\n`;
}

const addDelimiter: Mutator = (text, random) => insertAt(text, lineStart(text, random), delimiter(boundaryIn(text, random), random));

const addPart: Mutator = (text, random, other) => {
  const at = random.below(Math.max(1, other.length));
  const head = times(random, 3, () => field(random));
  const part = `${delimiter(boundaryIn(text, random), random)}${head}\r\n${other.slice(at, at + random.below(3_000))}`;
  return insertAt(text, lineStart(text, random), part);
};

const damageDelimiter = replaceSite(DELIMITER, (random, [found = ""]) =>
  random.of([
    "",
    `${found} `,
    `${found}--`,
    found.slice(0, -2),
    ` ${found}`,
    found.toUpperCase(),
    `${found}\r\n${found}`,
    `${found}\r${found}`,
  ]),
);

const renameBoundary = replaceSite(BOUNDARY, (random, [, name = ""]) =>
  random.of([
    `boundary="${name}"; boundary=x`,
    `boundary=""`,
    `boundary="${name.slice(0, -1)}"`,
    `boundary="${name} "`,
    `boundary*0="${name.slice(0, 2)}"; boundary*1="${name.slice(2)}"`,
    `boundary*=us-ascii''${name}`,
    `boundary=${name}`,
    `boundary="${"x".repeat(200)}"`,
    `boundary="=?utf-8?q?${name}?="`,
  ]),
);

/** The whole message inside others. */
const nest: Mutator = (text, random) => {
  let inner = text;
  for (let levels = 1 + random.below(random.once(10) ? 60 : 3); levels > 0 && inner.length < 60_000; levels--) {
    const boundary = random.of(["b", "bb", "b1", "outer", "--b"]);
    inner = random.of([
      `Content-Type: message/rfc822\r\n\r\n${inner}`,
      `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${inner.length < 20_000 ? toBase64(inner) : inner}`,
      `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${toQuotedPrintable(inner)}`,
      `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${inner}\r\n--${boundary}--\r\n`,
      `Content-Type: multipart/digest; boundary=${boundary}\r\n\r\n--${boundary}\r\n\r\n${inner}\r\n`,
      `Content-Type: multipart/mixed; boundary=${boundary}\r\nContent-Transfer-Encoding: base64\r\n\r\n${toBase64(`--${boundary}\r\n${inner.slice(0, 9_000)}`)}`,
    ]);
  }
  return inner;
};

function toQuotedPrintable(bytes: string): string {
  return bytes.replace(/[=\x80-\xff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function encoded(body: string, random: Random): string {
  const shapes = [
    () => toBase64(body),
    () => toBase64(body, 1 + random.below(400)),
    () => toBase64(body).replace(/=+\s*$/, ""),
    () => toBase64(body).replace(/[a-m]/g, (c) => (random.once(30) ? `${c}${random.of(["!", "=", "\0", " ", "-_"])}` : c)),
    () => toQuotedPrintable(body),
    () => toQuotedPrintable(body).replace(/\r\n/g, random.of(["=0D=0A", "=\r\n", "= \r\n", "=0d=\n"])),
    () => body,
  ];
  return random.of(shapes)();
}

/** A part's or the message's body in another encoding than before, with or without saying so. */
const reencode: Mutator = (text, random) => {
  const site = siteOf(text, random, /\r?\n\r?\n/g);
  const start = site === null ? bodyStart(text) : site.end;
  const stop = text.indexOf("\n--", start);
  const end = Math.min(stop < 0 ? text.length : stop, start + 12_000);
  const body = encoded(text.slice(start, end), random);
  const declared = random.of(["base64", "quoted-printable", "8bit", "x-uuencode"]);
  const head = random.once(3) || site === null ? "" : `\r\nContent-Transfer-Encoding: ${declared}`;
  const at = site === null ? start : site.at;
  return `${text.slice(0, at)}${head}${text.slice(at, start)}${body}${text.slice(end)}`;
};

const ESCAPES = [
  "\x1b$B",
  "\x1b(B",
  "\x1b(J",
  "\x1b$@",
  "\x1b(I",
  "\x1b$)C",
  "\x0e",
  "\x0f",
  "\x1b$)A",
  "\x1bN",
  "\x1b$*H",
  "~{",
  "~}",
  "~\n",
  "+",
  "-",
  "\xff\xfe",
  "\xfe\xff",
  "\0",
  "\x81\x30\x89\x38",
  "\x8e\xa2",
  "\xc8",
];

/** A body in a charset that has states, with its states in disorder. */
const charsetStates: Mutator = (text, random) => {
  const soup = times(random, 80, () => random.of(ESCAPES) + random.of(["", "a", "F|", "\xb0\xa1", "AGE", "pass", "\x00a"]));
  const charset = random.of(CHARSETS);
  if (random.once(2)) return insertAt(text, lineStart(text, random), soup);
  return `Content-Type: text/${random.of(["plain", "html"])}; charset=${charset}\r\n\r\n${soup}${text.slice(bodyStart(text), bodyStart(text) + 2_000)}`;
};

const flowed: Mutator = (text, random) => {
  const quote = ">".repeat(random.below(4));
  const lines = times(
    random,
    40,
    () =>
      `${random.once(3) ? quote : ""}${random.of(["pass ", "word", "-- ", " x", "http://a. ", ">"])}${random.of(["\r\n", " \r\n", "\n"])}`,
  );
  return `Content-Type: text/plain; format=flowed; delsp=${random.of(["yes", "no"])}\r\n\r\n${lines}${text.slice(bodyStart(text), bodyStart(text) + 2_000)}`;
};

const retype: Mutator = (text, random) => {
  const start = bodyStart(text);
  return `${field(random)}Content-Type: ${contentType(random)}\r\n${random.once(2) ? field(random) : ""}\r\n${text.slice(start)}`;
};

const headerBorder: Mutator = (text, random) => {
  const start = bodyStart(text);
  const border = random.of(["\r\n \r\n", "\r\n", "\n\n", "\r\r", "\r\n\t\r\n", "\r\nno field\r\n", "\r\n\r\n\r\n", "\r\n:\r\n"]);
  return replaceRange(text, Math.max(0, start - 4), start, border);
};

export const STRUCTURE: readonly Mutator[] = [
  addDelimiter,
  addPart,
  damageDelimiter,
  renameBoundary,
  nest,
  reencode,
  charsetStates,
  flowed,
  retype,
  headerBorder,
];
