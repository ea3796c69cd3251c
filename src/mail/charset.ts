/**
 * Bytes to text by declared charset: TextDecoder for what the WHATWG Encoding standard knows, iconv-lite for the rest, own code for
 * iso-2022-kr (RFC 1557) and hz-gb-2312 (RFC 1843). Never throws: without a label that is known the bytes decide, and wherever that is a
 * guess, or a known label cannot be true, a defect tells label and guess.
 */
import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { type Guess, guessCharset } from "./charset-guess.ts";
import type { Note } from "./defects.ts";

/** Labels seen in real mail that neither decoder knows. */
const ALIASES: Readonly<Record<string, string>> = {
  gb2312_charset: "gbk",
  "gb2312-80": "gbk",
  gb2312_80: "gbk",
  "x-gbk": "gbk",
  chinesebig5: "big5",
  chinesebig5_charset: "big5",
  cp949: "euc-kr",
  ms949: "euc-kr",
  ks_c_5601: "euc-kr",
  cp932: "shift_jis",
  "cp-850": "cp850",
  "cp-1252": "windows-1252",
  "iso-8859-1-windows-1252": "windows-1252",
  iso8859_1: "windows-1252",
  iso_8859_1: "windows-1252",
  "iso-8859": "windows-1252",
  "8859_1": "windows-1252",
  "win-1251": "windows-1251",
  win1251: "windows-1251",
  koi8: "koi8-r",
  utf8mb4: "utf-8",
  "utf-8-strict": "utf-8",
  utf_8: "utf-8",
  utf: "utf-8",
  "unicode-1-1-utf-7": "utf-7",
  csunicode11utf7: "utf-7",
  cp50220: "iso-2022-jp",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  "iso-2022-jp-3": "iso-2022-jp",
  "iso-2022-jp-ms": "iso-2022-jp",
  csiso2022kr: "iso-2022-kr",
  hz: "hz-gb-2312",
};

/** Labels that say nothing: the bytes decide. */
const SILENT = new Set([
  "",
  "us-ascii",
  "ascii",
  "ansi_x3.4-1968",
  "unknown-8bit",
  "x-unknown",
  "default_charset",
  "default",
  "_iso-2022-jp$esc",
]);

/** iconv-lite knows these names, but they are no charsets. */
const NO_CHARSET = new Set(["base64", "hex", "binary", "internal"]);

type Decode = (bytes: Buffer) => string;

interface Decoder {
  readonly decode: Decode;
  /** Bytes below 128 mean themselves, so ASCII input needs no decoder. */
  readonly asciiSafe: boolean;
}

const decoders = new Map<string, Decoder | null>();
/** Labels come from hostile mail; the cache must not grow with them. */
const CACHED_LABELS = 500;

/** Text of `bytes` in the charset that `label` names; null or a label that says nothing lets the bytes decide. */
export function decodeCharset(bytes: Buffer, label: string | null, note: Note): string {
  const name = cleanLabel(label);
  const marked = byteOrderMark(bytes);
  if (marked !== null) {
    if (!SILENT.has(name) && !/^(?:utf-?16|ucs|unicode)/.test(name)) note("charset.label-lies", `${name}, read as ${marked}`);
    return marked === "utf-16le" ? decodeUtf16(bytes) : decodeAs(marked, bytes);
  }
  if (SILENT.has(name)) {
    const charset = charsetOf(bytes);
    if (charset !== "us-ascii" && charset !== "utf-8") note("charset.guessed", `${name === "" ? "no label" : name}, read as ${charset}`);
    return decodeAs(charset, bytes);
  }
  const decoder = decoderFor(name);
  if (decoder === null) {
    const charset = charsetOf(bytes);
    note("charset.unknown", `${name}, read as ${charset}`);
    return decodeAs(charset, bytes);
  }
  if (!decoder.asciiSafe) return decoder.decode(bytes);
  if (isAscii(bytes)) return bytes.toString("latin1");
  const truth = truthBehind(bytes, name);
  if (truth === null) return decoder.decode(bytes);
  note("charset.label-lies", `${name}, read as ${truth}`);
  return decoderFor(truth)?.decode(bytes) ?? "";
}

const UTF8 = /^utf-?8/;
/** Labels under which programs with an old default send anything. */
const WESTERN = /^(?:iso-?8859-(?:1|15)|latin-?1|windows-1252|cp-?1252)$/;
const PAIRED = /^(?:gb|big5|euc|shift|sjis|ks_c|cp9|x-sjis|ms9)/;
/** Fewer characters beyond ASCII are an accident: a stray byte, a pair of bytes that is UTF-8 as well. */
const BY_ACCIDENT = 3;

/** The charset that the bytes are in when it cannot be the one of the label; null when the label may be right. */
function truthBehind(bytes: Buffer, label: string): string | null {
  if (UTF8.test(ALIASES[label] ?? label)) {
    if (isUtf8(bytes)) return null;
    // text that was cut or patched is still UTF-8 for the most part
    const [lost, beyond] = countLost(bytes);
    return lost >= BY_ACCIDENT && lost * 4 > beyond ? guessCharset(bytes) : null;
  }
  if (isUtf8(bytes)) return !PAIRED.test(label) || countLost(bytes)[1] >= BY_ACCIDENT ? "utf-8" : null;
  if (!WESTERN.test(label)) return null;
  const guess = guessCharset(bytes);
  return guess === "windows-1252" ? null : guess;
}

/** Characters that are lost when bytes are read as UTF-8, and all beyond ASCII, in the first bytes. */
function countLost(bytes: Buffer): readonly [lost: number, beyond: number] {
  const text = bytes.toString("utf8", 0, 16_384);
  return [text.match(/\ufffd/g)?.length ?? 0, text.match(/[^\0-\x7f]/g)?.length ?? 0];
}

/** A mark at the beginning outranks any label (Encoding standard, section 6, "decode"); that of UTF-8 is seen by its bytes anyway. */
function byteOrderMark(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** What the bytes say of themselves. */
function charsetOf(bytes: Buffer): "us-ascii" | "utf-8" | Guess {
  if (isAscii(bytes)) return "us-ascii";
  return isUtf8(bytes) ? "utf-8" : guessCharset(bytes);
}

function decodeAs(charset: string, bytes: Buffer): string {
  return charset === "us-ascii" ? bytes.toString("latin1") : (decoderFor(charset)?.decode(bytes) ?? "");
}

const utf16 = new TextDecoder("utf-16le");

/** Not by `toString("utf16le")`: on bytes at an odd address it damages the heap of Node 24.21, and hostile mail chooses the address. */
export function decodeUtf16(bytes: Buffer): string {
  return utf16.decode(Uint8Array.from(bytes));
}

/** Valid bytes are decoded by Node itself, which costs a fraction; the mark at the beginning is no text. */
function decodeUtf8(bytes: Buffer, decoder: InstanceType<typeof TextDecoder>): string {
  if (!isUtf8(bytes)) return decoder.decode(bytes);
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString("utf8", isMarked ? 3 : 0);
}

function cleanLabel(label: string | null): string {
  return label === null
    ? ""
    : label
        .slice(0, 64)
        .replace(/["'\s]+/g, "")
        .toLowerCase();
}

function decoderFor(name: string): Decoder | null {
  const cached = decoders.get(name);
  if (cached !== undefined) return cached;
  const made = makeDecoder(ALIASES[name] ?? name);
  if (decoders.size < CACHED_LABELS) decoders.set(name, made);
  return made;
}

function makeDecoder(name: string): Decoder | null {
  if (name === "iso-2022-kr") return { decode: decodeIso2022Kr, asciiSafe: false };
  if (name === "hz-gb-2312") return { decode: decodeHz, asciiSafe: false };
  const asciiSafe = !/^(?:iso-2022|utf-?7|utf-?16|utf-?32|ucs|ibm0?37|cp0?37|ebcdic)/.test(name);
  try {
    const decoder = new TextDecoder(name);
    if (decoder.encoding === "utf-8") return { decode: (bytes) => decodeUtf8(bytes, decoder), asciiSafe };
    return { decode: (bytes) => decoder.decode(bytes), asciiSafe };
  } catch {
    // not in the WHATWG list
  }
  if (NO_CHARSET.has(name) || !iconv.encodingExists(name)) return null;
  return { decode: (bytes) => iconv.decode(bytes, name), asciiSafe };
}

/** RFC 1557: SO switches to KS C 5601 in 7 bits, SI back; the designation ESC $ ) C carries no text. */
function decodeIso2022Kr(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let shifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else if (byte === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29 && bytes[i + 3] === 0x43) i += 3;
    else out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
  }
  return new TextDecoder("euc-kr").decode(out.subarray(0, length));
}

/** RFC 1843: ~{ and ~} switch GB 2312 in 7 bits on and off, ~~ is a tilde, ~ before a line end joins lines. */
function decodeHz(bytes: Buffer): string {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let shifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const next = bytes[i + 1];
    if (byte !== 0x7e) {
      if (byte === 0x0a) shifted = false;
      out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
      continue;
    }
    i++;
    if (next === 0x7b) shifted = true;
    else if (next === 0x7d) shifted = false;
    else if (next === 0x7e) out[length++] = 0x7e;
    else if (next !== 0x0a) i--;
  }
  return new TextDecoder("gbk").decode(out.subarray(0, length));
}
