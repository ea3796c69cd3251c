/**
 * Trouble of sessions as events, without letting a flood of trouble become a flood of events: the first of a kind and client is
 * written at once, what follows within a second becomes one line with a count. Bounded in memory.
 */
import type { DoorName } from "../../mail/arrival.ts";
import type { Gateway } from "../../pipeline/house.ts";
import { SMTP_TROUBLE_KEYS, SMTP_TROUBLE_WINDOW } from "../../platform/limits.ts";
import type { Instant } from "../../platform/time.ts";

type NotedEvent = Parameters<Gateway["note"]>[0];
export type SessionTrouble = Extract<NotedEvent, { type: "session.troubled" }>["trouble"];

interface Waiting {
  readonly trouble: SessionTrouble;
  readonly clientAddress: string | null;
  readonly detail: string;
  readonly count: number;
}

export class Notes {
  readonly #door: DoorName;
  readonly #gateway: Gateway;
  readonly #clock: { now(): Instant };
  /** Kinds and clients seen in the current second; what came after the first is counted. */
  readonly #seen = new Map<string, Waiting>();
  readonly #once = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(door: DoorName, gateway: Gateway, clock: { now(): Instant }) {
    this.#door = door;
    this.#gateway = gateway;
    this.#clock = clock;
  }

  trouble(trouble: SessionTrouble, address: string | null, detail: string): void {
    const full = this.#seen.size >= SMTP_TROUBLE_KEYS && !this.#seen.has(`${trouble} ${address}`);
    const clientAddress = full ? null : address;
    const key = `${trouble} ${clientAddress}`;
    const waiting = this.#seen.get(key);
    if (waiting === undefined) this.#write({ trouble, clientAddress, detail, count: 1 });
    this.#seen.set(key, { trouble, clientAddress, detail, count: waiting === undefined ? 0 : waiting.count + 1 });
    this.#timer ??= setTimeout(() => this.flush(), SMTP_TROUBLE_WINDOW).unref();
  }

  /** True once a second for each key: for other events that could come in floods. */
  isFirst(key: string): boolean {
    const known = this.#once.has(key) || this.#once.size >= SMTP_TROUBLE_KEYS;
    if (!known) this.#once.add(key);
    this.#timer ??= setTimeout(() => this.flush(), SMTP_TROUBLE_WINDOW).unref();
    return !known;
  }

  /** Writes what is counted so far. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = [...this.#seen.values()].filter((waiting) => waiting.count > 0);
    this.#seen.clear();
    this.#once.clear();
    for (const waiting of counted) this.#write(waiting);
  }

  #write(waiting: Waiting): void {
    this.#gateway.note({ type: "session.troubled", version: 1, at: this.#clock.now(), door: this.#door, ...waiting });
  }
}
