/**
 * Instants and durations. An `Instant` is milliseconds since the epoch (UTC); a `Duration` is text such as "90s", "5m", "48h", "7d".
 * The clock itself is a port (ports/clock.ts), so that tests and replays decide what time it is.
 */
export type Instant = number;
export type Milliseconds = number;
export type Duration = `${number}${"ms" | "s" | "m" | "h" | "d"}`;

const UNITS: Readonly<Record<string, Milliseconds>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SHAPE = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;

/** True when the text is a duration we understand. */
export function isDuration(text: string): text is Duration {
  return SHAPE.test(text);
}

/** Milliseconds of a duration. Throws RangeError on text that `isDuration` refuses. */
export function toMilliseconds(duration: Duration): Milliseconds {
  const match = SHAPE.exec(duration);
  const unit = UNITS[match?.[2] ?? ""];
  if (match === null || unit === undefined) throw new RangeError(`not a duration: ${duration}`);
  return Number(match[1]) * unit;
}
