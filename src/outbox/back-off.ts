/** When an entry of the outbox is tried again, and when it is given up (RFC 5321 section 4.5.4.1 asks for four to five days). */
import type { Instant, Milliseconds } from "../platform/time.ts";

const MINUTE: Milliseconds = 60_000;
const WAITS: readonly Milliseconds[] = [0.5, 1, 2, 5, 10, 20, 30, 60].map((minutes) => minutes * MINUTE);
const GIVE_UP_AFTER: Milliseconds = 5 * 24 * 60 * MINUTE;
/** An entry that lay here while we were switched off has had no fair chance yet. */
const LEAST_ATTEMPTS = 20;
/** For bytes that are missing or damaged: only an operator can help. */
export const SLOW_RETRY: Milliseconds = 60 * MINUTE;

/** The wait after the attempt that just failed; `attempts` counts the ones before it. */
export function waitAfter(attempts: number): Milliseconds {
  return WAITS[Math.min(attempts, WAITS.length - 1)] ?? SLOW_RETRY;
}

export function isGivenUp(entry: { readonly at: Instant; readonly attempts: number }, now: Instant): boolean {
  return now - entry.at >= GIVE_UP_AFTER && entry.attempts + 1 >= LEAST_ATTEMPTS;
}
