/**
 * What programs guess where a message contradicts itself: a type from a damaged Content-Type, a boundary that is not declared, an encoding
 * with a misspelt name, and whether a body is in its declared encoding at all. Looks at bounded windows only.
 */
import type { TransferEncoding } from "./mime-part.ts";

const WINDOW = 2_048;
/** Share of bytes outside the alphabet above which a body is no base64; some gateways append a line of text. */
const FOREIGN_SHARE = 0.05;

export function guessType(value: string): string {
  const text = value.toLowerCase();
  if (text.includes("boundary") || text.includes("multipart")) return "multipart/mixed";
  return text.includes("html") ? "text/html" : "text/plain";
}

export function guessEncoding(value: string): TransferEncoding {
  const text = value.slice(0, 200).toLowerCase();
  if (/base\W?64/.test(text)) return "base64";
  return /quoted|printable/.test(text) ? "quoted-printable" : "identity";
}

/** The text after the dashes of the first line that looks like a delimiter before a part, "" without one. */
export function guessBoundary(raw: Buffer, bodyStart: number): string {
  const head = raw.toString("latin1", bodyStart, Math.min(raw.length, bodyStart + WINDOW));
  return /(?:^|[\r\n])--([^\r\n]{1,200})\r?\n(?:content-|\r?\n)/i.exec(head)?.[1]?.trimEnd() ?? "";
}

/** True when the bytes hold a good deal that their encoding cannot hold, at the beginning or at the end. */
export function isForeignTo(encoding: TransferEncoding, bytes: Buffer): boolean {
  if (encoding !== "base64") return false;
  return foreignShare(bytes.subarray(0, WINDOW)) > FOREIGN_SHARE || foreignShare(bytes.subarray(-WINDOW)) > FOREIGN_SHARE;
}

function foreignShare(bytes: Buffer): number {
  let foreign = 0;
  let all = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 13 || byte === 10) continue;
    all++;
    foreign += FOREIGN[byte]!;
  }
  return all === 0 ? 0 : foreign / all;
}

/** 1 for each byte that base64 does not have; "-" and "_" are of the URL alphabet. */
const FOREIGN = Uint8Array.from({ length: 256 }, (_, byte) => (/[A-Za-z0-9+/=_-]/.test(String.fromCharCode(byte)) ? 0 : 1));

/** True when there is something to click on in bytes that are shown as they stand. */
export function showsLinks(bytes: Buffer): boolean {
  return bytes.includes("://") || bytes.includes("www.") || bytes.includes("<a ");
}
