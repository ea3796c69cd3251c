/**
 * Encoded words in header text (RFC 2047, language suffix of RFC 2231 section 5).
 * Adjacent words of one charset are joined as bytes before decoding, because many programs split characters between words, and some
 * even groups of base64.
 * Tolerated with a defect: spaces inside a word, a missing end. Linear in the text.
 */
import { decodeCharset } from "./charset.ts";
import type { Note } from "./defects.ts";
import { decodeBase64Text, decodeQuotedPrintable } from "./transfer-encoding.ts";

/** Cut words that follow each other are decoded together up to this length; a word has 75 characters (RFC 2047 section 2). */
const LONGEST_CUT = 2_000;
const WORD_START = /=\?([^?\s]{1,64})\?([bBqQ])\?/y;

interface Word {
  readonly charset: string;
  readonly encoding: "b" | "q";
  readonly encoded: string;
  readonly end: number;
}

/** The text with its encoded words decoded. */
export function decodeWords(text: string, note: Note): string {
  let at = text.indexOf("=?");
  if (at < 0) return text;
  let out = "";
  let done = 0;
  let pending: Buffer[] = [];
  let charset = "";
  let cut = "";
  const flush = (): void => {
    if (pending.length > 0) out += decodeCharset(pending.length === 1 ? pending[0]! : Buffer.concat(pending), charset, note);
    pending = [];
    cut = "";
  };
  while (at >= 0) {
    const word = wordAt(text, at, note);
    if (word === null) {
      at = text.indexOf("=?", at + 2);
      continue;
    }
    const gap = text.slice(done, at);
    if (pending.length === 0 || gap.trim() !== "") {
      flush();
      out += gap;
    } else if (charset !== word.charset || charset.startsWith("iso-2022")) flush(); // each of its words shifts by itself
    charset = word.charset;
    if (word.encoding === "q") {
      pending.push(decodeQ(word.encoded));
      cut = "";
    } else {
      if (cut !== "") pending.pop(); // decoded anew with what it lacks
      const whole = cut + word.encoded;
      pending.push(decodeBase64Text(whole));
      cut = isCut(whole) ? whole : "";
    }
    done = word.end;
    at = text.indexOf("=?", done);
  }
  flush();
  return out + text.slice(done);
}

/** base64 that ends inside a group of four: programs that cut before they look write the rest into the next word. */
function isCut(encoded: string): boolean {
  return encoded.length < LONGEST_CUT && !encoded.includes("=") && encoded.replace(/\s+/g, "").length % 4 !== 0;
}

function wordAt(text: string, at: number, note: Note): Word | null {
  WORD_START.lastIndex = at;
  const match = WORD_START.exec(text);
  if (match === null) return null;
  const start = at + match[0].length;
  let textEnd = text.indexOf("?=", start);
  let end = textEnd + 2;
  if (textEnd < 0) {
    note("header.broken-encoded-word", "an encoded word has no end");
    textEnd = text.length;
    end = textEnd;
  }
  const charset = match[1]!.split("*", 1)[0]!.toLowerCase();
  const encoding = match[2] === "b" || match[2] === "B" ? "b" : "q";
  return { charset, encoding, encoded: text.slice(start, textEnd), end };
}

function decodeQ(encoded: string): Buffer {
  if (!encoded.includes("=") && !encoded.includes("_")) return Buffer.from(encoded, "utf8");
  return decodeQuotedPrintable(Buffer.from(encoded.replaceAll("_", " "), "utf8"), "word");
}
