/**
 * How often a password may be tried: per address and account, per address, and per account from everywhere. An attempt counts when it
 * begins, so that many at the same moment count too; a good one is taken back. Bounded: the oldest counts are forgotten first.
 */
import type { Milliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";

const WINDOW: Milliseconds = 15 * 60_000;
/** People mistype; guessing needs thousands. */
const PER_PAIR = 8;
const PER_ADDRESS = 40;
/** Higher, so that a stranger cannot lock an administrator out with a few requests. */
const PER_ACCOUNT = 100;
const REMEMBERED = 20_000;

interface Count {
  readonly until: number;
  readonly attempts: number;
}

export class Attempts {
  readonly #counts = new Map<string, Count>();
  readonly #clock: Clock;
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts an attempt. Milliseconds to wait when there were too many (and then nothing is counted), else null. */
  begin(address: string, account: string): Milliseconds | null {
    const now = this.#clock.now();
    const limits = limitsOf(address, account);
    const waits = limits.map(([key, most]) => this.#waitOf(key, most, now));
    const wait = Math.max(...waits);
    if (wait > 0) return wait;
    for (const [key] of limits) this.#add(key, 1, now);
    return null;
  }

  /** The password was right. */
  succeeded(address: string, account: string): void {
    const now = this.#clock.now();
    for (const [key] of limitsOf(address, account)) this.#add(key, -1, now);
  }

  #waitOf(key: string, most: number, now: number): Milliseconds {
    const count = this.#counts.get(key);
    return count === undefined || count.until <= now || count.attempts < most ? 0 : count.until - now;
  }

  #add(key: string, attempts: number, now: number): void {
    const before = this.#counts.get(key);
    const fresh = before === undefined || before.until <= now;
    const next = fresh ? { until: now + WINDOW, attempts: Math.max(0, attempts) } : { ...before, attempts: before.attempts + attempts };
    this.#counts.delete(key);
    if (next.attempts > 0) this.#counts.set(key, next);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > REMEMBERED && oldest !== undefined) this.#counts.delete(oldest);
  }
}

function limitsOf(address: string, account: string): readonly (readonly [key: string, most: number])[] {
  return [
    [`pair ${address} ${account}`, PER_PAIR],
    [`address ${address}`, PER_ADDRESS],
    [`account ${account}`, PER_ACCOUNT],
  ];
}
