/** What numbers in a report can be: whoever wrote it may have written anything. */
import type { Instant } from "../../platform/time.ts";

export interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

/** More mail than anybody has. */
export const MOST_COUNTED = 1e12;
const LATEST: Instant = Date.UTC(2200, 0);

/** Null for what is no time, as text that is no number (NaN) and an end before its beginning. */
export function toPeriod(from: Instant, until: Instant): Period | null {
  return from > 0 && from <= until && until < LATEST ? { from, until } : null;
}
