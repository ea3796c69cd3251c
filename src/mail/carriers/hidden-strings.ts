/**
 * What the scripts of a page say when the usual disguises are undone: joined literals, base64, percent and backslash escapes, character
 * codes, reversed addresses. Nothing is run. Bounded, two rounds deep. Gap: values that are computed (XOR, AES, fetched keys).
 */
import { decodeBase64Text } from "../transfer-encoding.ts";

const READ = 524_288;
const LITERALS = 60;
const WRITTEN = 262_144;
const ROUNDS = 2;
const BASE64 = /["'`]([A-Za-z0-9+/_-]{16,200000}={0,2})["'`]/g;
const PERCENT = /(?:%[0-9a-f]{2}[^%"'`\s]{0,12}){6,}/gi;
const BACKSLASH = /(?:\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})[^\\"'`\s]{0,2}){6,}/gi;
const CODES = /fromCharCode\s{0,5}\(\s{0,5}((?:(?:0x[0-9a-f]{1,4}|\d{1,5})\s{0,5},?\s{0,5}){6,4000})\)/gi;
const REVERSED = /["'`]([^"'`\s]{4,300}\/\/:s?ptth)["'`]/gi;

/** Texts that stand disguised in a page or script. */
export function hiddenStrings(text: string): readonly string[] {
  const found: string[] = [];
  let level: readonly string[] = [text.slice(0, READ)];
  for (let round = 0; round < ROUNDS && level.length > 0; round++) {
    level = level.flatMap(undisguised).slice(0, LITERALS);
    found.push(...level);
  }
  return found;
}

function undisguised(text: string): readonly string[] {
  const out: string[] = [];
  const joined = /["'`]\s{0,9}\+\s{0,9}["'`]/.test(text) ? text.replace(/(["'`])\s{0,9}\+\s{0,9}\1/g, "") : text;
  if (joined !== text) out.push(joined);
  for (const [, literal = ""] of bounded(joined, BASE64)) {
    const decoded = decodeBase64Text(literal.replaceAll("-", "+").replaceAll("_", "/")).toString("latin1", 0, WRITTEN);
    if (isText(decoded)) out.push(decoded);
  }
  for (const [written] of bounded(joined, PERCENT)) {
    out.push(written.slice(0, WRITTEN).replace(/%([0-9a-f]{2})/gi, (_, hex: string) => character(hex)));
  }
  for (const [written] of bounded(joined, BACKSLASH)) {
    out.push(written.slice(0, WRITTEN).replace(/\\[xu]([0-9a-f]{2,4})/gi, (_, hex: string) => character(hex)));
  }
  for (const [, list = ""] of bounded(joined, CODES)) out.push(String.fromCharCode(...list.split(",").map(Number).filter(Number.isFinite)));
  for (const [, literal = ""] of bounded(joined, REVERSED)) out.push([...literal].reverse().join(""));
  return out;
}

function* bounded(text: string, pattern: RegExp): Generator<RegExpMatchArray> {
  let left = LITERALS;
  for (const match of text.matchAll(pattern)) {
    if (left-- === 0) return;
    yield match;
  }
}

function character(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

/** Mostly printable: markup or script, not a picture. */
function isText(text: string): boolean {
  if (text.length < 8) return false;
  const head = text.slice(0, 400);
  const odd = head.match(/[^\x20-\x7e\s\u00a0-\u00ff]/g)?.length ?? 0;
  const high = head.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  return odd * 20 < head.length && high * 4 < head.length;
}
