/** The time, as a port, so that tests decide it. */
import type { Instant } from "../platform/time.ts";

/** What time it is. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };
