/**
 * Small words for telling events to a person: times, sizes, lists, and text of strangers made harmless.
 * Whatever stands in a message is shown on one line, without control characters and without marks that reorder what is read.
 */
import type { Instant } from "../platform/time.ts";

const QUOTED_CHARACTERS = 300;
const LISTED = 10;
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Text of a stranger on one line. C0, C1, bidirectional overrides and invisible characters become a visible mark. */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\t\r\n\u2028\u2029]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g, "\ufffd")
    .trim();
  return line.length <= QUOTED_CHARACTERS ? line : `${line.slice(0, QUOTED_CHARACTERS - 1)}…`;
}

/** "23 November 2026, 18:55:02 UTC". */
export function dayAndTime(at: Instant): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${clockTime(at)}`;
}

/** "18:55:02 UTC". */
export function clockTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}

/** "a, b and c"; long lists end in "and 12 more". */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, LISTED).map(oneLine);
  if (items.length > LISTED) return `${shown.join(", ")} and ${items.length - LISTED} more`;
  const last = shown.pop();
  if (last === undefined) return "nobody";
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** "99.3 %": one decimal, so that 99.96 % is not rounded to certainty. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1_000) / 10;
  if (rounded >= 100 && share < 1) return "more than 99.9 %";
  if (rounded <= 0 && share > 0) return "less than 0.1 %";
  return `${rounded} %`;
}

/** "12 KB". */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "0.3 seconds", "4 minutes": how long something took or must wait. */
export function lasting(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
