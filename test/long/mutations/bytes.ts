/** Mutations that know no structure: bytes flipped, pieces repeated, moved, cut, line ends changed, pieces that parsers stumble over. */
import type { Random } from "../../support/random.ts";
import { insertAt, type Mutator, replaceRange, times } from "./edit.ts";

const PIECES = [
  "\r\n\r\n",
  "\n\n",
  "\r",
  "\n",
  "\r\r\n",
  "\0",
  "\xff\xfe",
  "\xef\xbb\xbf",
  "\xc0\xaf",
  "\xed\xa0\x80",
  "\xf4\x90\x80\x80",
  "\x1b$B",
  "\x1b(B",
  "\x1b$)C\x0e",
  "~{",
  "~}",
  "+AD",
  "=?",
  "?=",
  "?=\r\n =?",
  "=?utf-8?q?",
  "<!--",
  "-->",
  "<![CDATA[",
  "</",
  "/>",
  "<",
  ">",
  '"',
  "'",
  "\\",
  "(",
  ")",
  ";",
  ":",
  ",",
  "@",
  "[",
  "]",
  "{",
  "}",
  "&#x",
  "&#",
  "&amp",
  "=",
  "=\r\n",
  "%",
  "%00",
  "*0*=",
  "--",
  "begin 644 x\r\n",
  "\u00ad",
  "PK\x03\x04",
  "PK\x01\x02",
  "PK\x05\x06",
  "\x30\x84\xff\xff\xff\xff",
  "x\x9f\x3e\x22",
];

function anyRange(text: string, random: Random, most: number): readonly [number, number] {
  const at = random.below(text.length + 1);
  return [at, Math.min(text.length, at + 1 + random.below(most))];
}

const flip: Mutator = (text, random) => {
  const at = random.below(text.length + 1);
  const code = (text.charCodeAt(at) || 0) ^ (1 << random.below(8));
  return replaceRange(text, at, at + 1, String.fromCharCode(code & 0xff));
};

const anyByte: Mutator = (text, random) => insertAt(text, random.below(text.length + 1), String.fromCharCode(random.below(256)));

const piece: Mutator = (text, random) => insertAt(text, random.below(text.length + 1), random.of(PIECES));

const cut: Mutator = (text, random) => {
  const [at, end] = anyRange(text, random, random.once(4) ? 4_000 : 40);
  return replaceRange(text, at, end, "");
};

const truncate: Mutator = (text, random) => text.slice(0, random.below(text.length + 1));

const repeat: Mutator = (text, random) => {
  const [at, end] = anyRange(text, random, 200);
  return insertAt(text, end, text.slice(at, end).repeat(1 + random.below(random.once(8) ? 200 : 4)));
};

const move: Mutator = (text, random) => {
  const [at, end] = anyRange(text, random, 1_000);
  const without = replaceRange(text, at, end, "");
  return insertAt(without, random.below(without.length + 1), text.slice(at, end));
};

const graft: Mutator = (text, random, other) => {
  const [at, end] = anyRange(other, random, 2_000);
  const [from, to] = random.once(2) ? anyRange(text, random, 500) : [random.below(text.length + 1), 0];
  return replaceRange(text, from, Math.max(from, to), other.slice(at, end));
};

const lineEnds: Mutator = (text, random) => {
  const end = random.of(["\n", "\r", "\r\n", "\n\r", "\r\r\n"]);
  if (random.once(2)) return text.replace(/\r?\n/g, end);
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(at, at + 400).replace(/\r?\n/g, end) + text.slice(at + 400);
};

const digits: Mutator = (text, random) => {
  const at = random.below(text.length + 1);
  const number = random.of(["0", "-1", "65536", "4294967295", "99999999999999999999", "1e309", "NaN", "\xb2"]);
  return text.slice(0, at) + text.slice(at).replace(/\d+/, number);
};

const longRun: Mutator = (text, random) => {
  const run = random.of(["a", " ", "\t", "(", "<", "\xff", "=", "\0", ".", "-", "@", ">", "[", "&", "\r\n ", "a@"]);
  return insertAt(text, random.below(text.length + 1), run.repeat(1 + random.below(random.once(6) ? 20_000 : 300)));
};

const manyPieces: Mutator = (text, random) =>
  insertAt(
    text,
    random.below(text.length + 1),
    times(random, 12, () => random.of(PIECES)),
  );

export const BYTES: readonly Mutator[] = [flip, anyByte, piece, cut, truncate, repeat, move, graft, lineEnds, digits, longRun, manyPieces];
