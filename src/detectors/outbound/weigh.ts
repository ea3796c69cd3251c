/** What one event shows: every signal that watches its kind is asked, what it says is capped, and what is worth a line becomes one. */
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import { within } from "./counts.ts";
import type { Found } from "./cusum.ts";
import type { Row, Seen, Signal } from "./evidence.ts";
import { hashOf } from "./familiar.ts";
import type { Profile } from "./profile.ts";

/** Rows that weigh less are not worth a line. */
export const WORTH_A_ROW = 0.3;
const LONGEST_VALUE = 240;
const DAY = 86_400_000;

export function weigh<Kind extends "submission" | "reply" | "sign-in" | "report" | "flow">(
  watching: readonly Signal<Kind>[],
  seen: Seen<Kind>,
  without: ReadonlySet<string> | undefined,
): readonly Found[] {
  const found: Found[] = [];
  for (const signal of watching) {
    if (without?.has(signal.id) === true) continue;
    const weighed = signal.weigh(seen);
    if (weighed === null || weighed.llr === 0 || Number.isNaN(weighed.llr)) continue;
    // rows and groups do not care which events a signal watches
    found.push({ signal: signal as unknown as Signal, weighed, llr: within(weighed.llr, signal.cap) });
  }
  return found;
}

/** Strongest first. */
export function rowsOf(event: Observed, found: readonly Found[]): readonly Row[] {
  const messages = "message" in event && event.message !== null ? [event.message] : [];
  return found
    .filter(({ llr }) => llr >= WORTH_A_ROW)
    .sort((a, b) => b.llr - a.llr)
    .map(({ signal, weighed, llr }) => ({
      at: event.at,
      signal: signal.id,
      value: weighed.value().slice(0, LONGEST_VALUE),
      llr: Math.round(llr * 100) / 100,
      messages,
    }));
}

/** True unless the same was counted today already. */
export function isFirst(profile: Profile, signal: string, once: number | undefined, at: Instant): boolean {
  // unsigned, as hashes are: a negative one would never be found again
  return once === undefined || profile.counted.add((hashOf(signal, once) ^ Math.floor(at / DAY)) >>> 0 || 1);
}
