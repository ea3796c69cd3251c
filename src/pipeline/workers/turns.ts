/**
 * Whose job a worker may begin. Whoever's messages overran of late (a flood of such that never end) gets at most half of the workers, so that
 * there is always one for others; and while a worker holds a scan of somebody else, whose facts are being gathered, such a job lets that scan
 * go first for a short while: an overrun would cost the innocent scan as well.
 */
import { type Milliseconds, toMilliseconds } from "../../platform/time.ts";

/** An overrun is held against its sender for so long. */
const OF_LATE = toMilliseconds("1m");
/** Facts are there within milliseconds as a rule; who waits for a slow one is read again elsewhere. */
export const RIGHT_OF_WAY: Milliseconds = 500;
/** Clients whose overruns are remembered; the first to be forgotten is who overran longest ago. */
const REMEMBERED = 2_000;

/** A worker; nothing of it is asked here. */
type Seat = object;

/** A scan between its stages: read by a worker, not yet examined. */
export interface HeldScan {
  readonly slot: Seat;
  readonly client: string;
}

/** Whether a worker may begin a job: now, later (looked at again after that time at the latest), or when another job has ended. */
export type Turn =
  | { readonly kind: "now" }
  | { readonly kind: "later"; readonly after: Milliseconds }
  | { readonly kind: "not while another runs" };
const NOW: Turn = { kind: "now" };

export class Turns {
  readonly #share: number;
  readonly #overran = new Map<string, Milliseconds>();
  readonly #running = new Map<Seat, string>();
  readonly #held = new Map<Seat, Set<HeldScan>>();
  /** Since when a worker has passed over jobs of such clients in favour of what it holds. */
  readonly #yieldingSince = new Map<Seat, Milliseconds>();

  /** `workers`: how many there are. */
  constructor(workers: number) {
    this.#share = Math.max(1, Math.floor(workers / 2));
  }

  began(slot: Seat, client: string, now: Milliseconds): void {
    this.#running.set(slot, client);
    if (this.#overranOfLate(client, now)) this.#yieldingSince.delete(slot);
  }

  ended(slot: Seat): void {
    this.#running.delete(slot);
  }

  overran(client: string, now: Milliseconds): void {
    this.#overran.delete(client);
    this.#overran.set(client, now);
    for (const first of this.#overran.keys()) {
      if (this.#overran.size <= REMEMBERED) break;
      this.#overran.delete(first);
    }
  }

  hold(scan: HeldScan): void {
    const held = this.#held.get(scan.slot);
    if (held === undefined) this.#held.set(scan.slot, new Set([scan]));
    else held.add(scan);
  }

  /** The scan goes on or is over. True when others may have waited for that. */
  release(scan: HeldScan): boolean {
    return this.#held.get(scan.slot)?.delete(scan) === true && this.#yieldingSince.has(scan.slot);
  }

  /** What the worker held is gone. */
  lost(slot: Seat): void {
    this.#held.delete(slot);
  }

  mayBegin(slot: Seat, client: string, now: Milliseconds): Turn {
    if (!this.#overranOfLate(client, now)) return NOW;
    const taken = [...this.#running.values()].filter((each) => this.#overranOfLate(each, now)).length;
    if (taken >= this.#share) return { kind: "not while another runs" };
    const isAwaited = [...(this.#held.get(slot) ?? [])].some((each) => !this.#overranOfLate(each.client, now));
    if (!isAwaited) return NOW;
    const since = this.#yieldingSince.get(slot) ?? now;
    this.#yieldingSince.set(slot, since);
    const after = since + RIGHT_OF_WAY - now;
    return after <= 0 ? NOW : { kind: "later", after };
  }

  #overranOfLate(client: string, now: Milliseconds): boolean {
    const at = this.#overran.get(client);
    return at !== undefined && now - at < OF_LATE;
  }
}
