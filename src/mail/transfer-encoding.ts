/**
 * Undoes content transfer encodings (RFC 2045 section 6), tolerantly: whatever decodes is kept.
 * base64 may be concatenated (padding in the middle) and may hold foreign characters, which count for nothing (RFC 2045 6.8), those of the
 * URL alphabet as well: mail programs do not know it, and a "-" here and there would hide the text from who decodes it;
 * quoted-printable keeps broken escapes as they stand.
 */
import type { Note } from "./defects.ts";

const EQUALS = 61;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** base64 of bytes. */
export function decodeBase64(bytes: Buffer): Buffer {
  return decodeBase64Text(bytes.toString("latin1"));
}

/** base64 of text; Node stops at the first padding, so text in which more follows is decoded here, where padding only ends a group. */
export function decodeBase64Text(written: string): Buffer {
  // Node would take these for "+" and "/"
  const text = written.includes("-") || written.includes("_") ? written.replace(/[-_]+/g, "") : written;
  const padding = text.indexOf("=");
  if (padding < 0 || isEnd(text, padding)) return Buffer.from(text, "base64");
  const out = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 4));
  let [length, group, bits] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? SEXTETS[code]! : -1;
    if (value >= 0) {
      group = ((group << 6) | value) & 0xffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out[length++] = (group >> bits) & 0xff;
      }
    } else if (code === EQUALS) bits = 0;
  }
  return out.subarray(0, length);
}

/** RFC 4648 section 4; -1 for what is not in the alphabet. */
const SEXTETS = Int8Array.from({ length: 128 }, (_, code) =>
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(String.fromCharCode(code)),
);

function isEnd(text: string, padding: number): boolean {
  for (let i = padding; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== EQUALS && code > SPACE) return false;
  }
  return true;
}

/** quoted-printable of bytes. In a "body", "=" at a line end joins lines and white space before a line end is dropped (RFC 2045 6.7). */
export function decodeQuotedPrintable(bytes: Buffer, form: "body" | "word", note?: Note): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  const end = bytes.length;
  let length = 0;
  let kept = 0; // length of the output of which white space at a line end must not be dropped
  for (let i = 0; i < end; i++) {
    let byte = bytes[i]!;
    while (byte > CR && byte !== EQUALS && i < end) {
      out[length++] = byte; // nearly all are
      byte = bytes[++i]!;
    }
    if (i >= end) break;
    if (byte !== EQUALS) {
      if ((byte === LF || byte === CR) && form === "body") {
        while (length > kept && (out[length - 1] === SPACE || out[length - 1] === TAB)) length--;
      }
      out[length++] = byte;
      continue;
    }
    const high = i + 2 < end ? HEX[bytes[i + 1]!]! : -1;
    const low = i + 2 < end ? HEX[bytes[i + 2]!]! : -1;
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      i += 2;
    } else {
      const joined = form === "body" ? softBreakEnd(bytes, i + 1) : -1;
      if (joined >= 0) i = joined - 1;
      else {
        out[length++] = byte;
        note?.("mime.broken-quoted-printable", "an equals sign without two hexadecimal digits");
      }
    }
    kept = length;
  }
  return out.subarray(0, length);
}

/** Position after a soft line break whose white space starts at `pos`, else -1. */
function softBreakEnd(bytes: Buffer, pos: number): number {
  let i = pos;
  while (bytes[i] === SPACE || bytes[i] === TAB) i++;
  if (i >= bytes.length) return i;
  if (bytes[i] === LF) return i + 1;
  if (bytes[i] === CR) return bytes[i + 1] === LF ? i + 2 : i + 1;
  return -1;
}

/** Values of all bytes as hexadecimal digits, -1 for those that are none. */
const HEX = Int8Array.from({ length: 256 }, (_, byte) => hexValue(byte));

/** Value of an ASCII hexadecimal digit, -1 for anything else. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
