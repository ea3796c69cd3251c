/**
 * Receipt numbers: 48 bits of time and 80 random bits in Crockford's base 32 (the ULID form), so that they sort by time,
 * can be read out on the telephone and cannot be guessed.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Instant } from "../platform/time.ts";
import type { ArrivalId } from "./arrival.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_CHARACTERS = 10;

/** A new receipt number for something that happened at `at`. */
export function newReceipt(at: Instant): ArrivalId {
  return toReceipt(at, randomBytes(16));
}

/** The one for what happened to `name` at `at`: the same each time it is made. */
export function receiptOf(at: Instant, name: string): string {
  return toReceipt(at, createHash("sha256").update(name).digest().subarray(0, 16));
}

function toReceipt(at: Instant, bytes: Buffer): string {
  let time = "";
  for (let rest = at, i = 0; i < TIME_CHARACTERS; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let tail = "";
  for (const byte of bytes) tail += ALPHABET[byte & 31];
  return time + tail;
}

/** True for text of the shape of a receipt number. */
export function isReceipt(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(text);
}
