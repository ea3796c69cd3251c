/**
 * Which charset bytes are in that are no UTF-8, when no label says it or the label cannot be true. Letters of Western scripts stand alone
 * among ASCII, those of other scripts in runs: of any length where a letter is a byte, of pairs where it is two. Looks at a bounded piece,
 * in one pass. Gap: Greek, Hebrew and Arabic are not told apart from Cyrillic; without a label they are rare in mail of today.
 */
const LOOKED_AT = 8_192;
/** Fewer bytes say nothing. */
const LEAST = 6;

export type Guess = "windows-1252" | "windows-1251" | "koi8-r" | "euc-kr" | "gbk" | "big5" | "shift_jis" | "euc-jp";

interface Runs {
  readonly count: number;
  /** Those of an odd number of bytes. */
  readonly odd: number;
  readonly bytes: number;
  /** Bytes from 0xC0 to 0xDF, and from 0xE0 on. */
  readonly middle: number;
  readonly high: number;
}

/** Always an answer; windows-1252 where nothing speaks for another. */
export function guessCharset(bytes: Buffer): Guess {
  const piece = bytes.subarray(0, LOOKED_AT);
  const runs = runsOf(piece);
  if (runs.bytes < LEAST || runs.bytes < 1.8 * runs.count) return eastAsian(piece, ["shift_jis"]) ?? "windows-1252";
  if (runs.odd > 0.1 * runs.count && runs.middle + runs.high > 0.85 * runs.bytes) {
    // small letters are the most; koi8-r has them where windows-1251 has the capitals
    return runs.high >= runs.middle ? "windows-1251" : "koi8-r";
  }
  return eastAsian(piece, ["euc-jp", "euc-kr", "gbk", "big5", "shift_jis"]) ?? "windows-1252";
}

function runsOf(bytes: Buffer): Runs {
  let [count, odd, all, middle, high, length] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) {
      length++;
      if (byte >= 0xe0) high++;
      else if (byte >= 0xc0) middle++;
      continue;
    }
    if (length === 0) continue;
    count++;
    odd += length & 1;
    all += length;
    length = 0;
  }
  return { count, odd, bytes: all, middle, high };
}

/** The script that text in this charset is written in for the most part. */
const SCRIPTS = {
  "euc-jp": /[\u3040-\u30ff]/g,
  "euc-kr": /[\uac00-\ud7a3]/g,
  gbk: /[\u4e00-\u9fff]/g,
  big5: /[\u4e00-\u9fff]/g,
  shift_jis: /[\u3041-\u30f6]/g,
} as const;

/** First bytes of the frequent characters (GB 2312 level 1, Big5 level 1); the rare ones are half of each set, and hardly ever used. */
const FREQUENT = { gbk: [0xb0, 0xd7], big5: [0xa4, 0xc6] } as const;

type EastAsian = keyof typeof SCRIPTS;

function eastAsian(bytes: Buffer, candidates: readonly EastAsian[]): EastAsian | null {
  let best: EastAsian | null = null;
  let most = 0.5;
  for (const name of candidates) {
    const score = scoreOf(bytes, name);
    if (score > most) [best, most] = [name, score];
  }
  return best;
}

/** The share of characters beyond ASCII that are usual in the script; 0 when the bytes are not in the charset. */
function scoreOf(bytes: Buffer, name: EastAsian): number {
  const text = new TextDecoder(name).decode(bytes.subarray(0, bytes.length));
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  if (beyond < LEAST / 2 || broken > 1 + beyond / 200) return 0;
  const inScript = text.match(SCRIPTS[name])?.length ?? 0;
  // kana are about half of Japanese, and no other script has them
  if (name === "euc-jp" || name === "shift_jis") return inScript > beyond * 0.3 ? 0.5 + inScript / beyond : 0;
  if (name === "euc-kr") return inScript / beyond;
  return (inScript / beyond) * frequentShare(bytes, FREQUENT[name]);
}

function frequentShare(bytes: Buffer, [low, high]: readonly [number, number]): number {
  let [all, frequent] = [0, 0];
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x81) continue;
    i++; // the second byte of the pair
    all++;
    if (lead >= low && lead <= high) frequent++;
  }
  return all === 0 ? 0 : frequent / all;
}
