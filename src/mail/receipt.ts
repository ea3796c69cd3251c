/**
 * Receipt numbers: 48 bits of time and 80 random bits in Crockford's base 32 (the ULID form), so that they sort by time,
 * can be read out on the telephone and cannot be guessed.
 */
import { createHash, randomFillSync } from "node:crypto";
import type { Instant } from "../platform/time.ts";
import type { ArrivalId } from "./arrival.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_CHARACTERS = 10;
const RANDOM_BYTES = 16;
/** Asking for random bytes costs the same for one number as for many. */
const pool = Buffer.alloc(RANDOM_BYTES * 64);
let used = pool.length;

/** A new receipt number for something that happened at `at`. */
export function newReceipt(at: Instant): ArrivalId {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return toReceipt(at, pool.subarray(used - RANDOM_BYTES, used));
}

/** The one for what happened to `name` at `at`: the same each time it is made. */
export function receiptOf(at: Instant, name: string): string {
  return toReceipt(at, createHash("sha256").update(name).digest().subarray(0, RANDOM_BYTES));
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
