/**
 * Sends what was kept and must still leave, until the next hop has it or refuses for good. All state lies in the store, so a
 * restart goes on where it was. While this process lives, a recipient that was served is remembered here too: a store that fails
 * right after the next hop's 250 does not make us send twice.
 */
import type { PosternEvent } from "../events/event.ts";
import type { Direction } from "../mail/arrival.ts";
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { OutboxEntry, OutboxStore } from "../ports/outbox.ts";
import { type AttemptDeps, type Progress, tryEntry } from "./attempt.ts";
import type { Said } from "./send.ts";

/** Entries under way at the same time; the outbox is rarely long and must not crowd out live mail. */
const CONCURRENCY = 4;
/** The longest sleep, so that a clock that was set back delays nothing for long. */
const LOOK_AT_LEAST_EVERY: Milliseconds = 30_000;
const AFTER_FAULT: Milliseconds = 5_000;

export interface OutboxDeps {
  readonly store: OutboxStore;
  readonly messages: MessageStore;
  readonly hopFor: (direction: Direction) => NextHop;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly withheld: AttemptDeps["withheld"];
  readonly quarantineFor: Milliseconds;
  readonly log: Log;
  /** How long the outbox leaves a store alone that failed. Default 5 s. */
  readonly afterFault?: Milliseconds;
}

/** For a transaction that looks after entries of its own: whatever the clock says, the outbox leaves them alone meanwhile. */
export interface InHand {
  /** To be called before the entries are added. */
  take(ids: readonly string[]): void;
  /** From now on they are the outbox's. One that is never let go is not sent before a restart. */
  letGo(ids: readonly string[]): void;
  /** The next hop has this one for all its recipients, but the store does not know it yet: written down until that works. */
  served(entry: OutboxEntry, said: Said): void;
}

export interface Outbox extends InHand {
  /** Says that something may be due now. Never throws. */
  wake(): void;
  /** Takes no new entry; resolves when those under way have ended. */
  stop(): Promise<void>;
}

export function runOutbox(deps: OutboxDeps): Outbox {
  const outbox = new RunningOutbox(deps);
  outbox.wake();
  return outbox;
}

class RunningOutbox implements Outbox {
  readonly #deps: OutboxDeps;
  readonly #afterFault: Milliseconds;
  readonly #underWay = new Map<string, Promise<void>>();
  /** Entries that a fault of the store stopped, until they are tried again. */
  readonly #paused = new Map<string, NodeJS.Timeout>();
  readonly #progress = new Map<string, Progress>();
  readonly #inHand = new Set<string>();
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#afterFault = deps.afterFault ?? AFTER_FAULT;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#lookAgain = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = null;
    });
  }

  take(ids: readonly string[]): void {
    for (const id of ids) this.#inHand.add(id);
  }

  letGo(ids: readonly string[]): void {
    for (const id of ids) this.#inHand.delete(id);
    this.wake();
  }

  served(entry: OutboxEntry, said: Said): void {
    this.#progress.set(entry.id, { remaining: [], said });
    this.#inHand.delete(entry.id);
    if (!this.#stopped) this.#start(entry);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const timer of this.#paused.values()) clearTimeout(timer);
    await Promise.all(this.#underWay.values());
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#lookAgain && !this.#stopped) {
      this.#lookAgain = false;
      try {
        this.#sleep(await this.#look());
      } catch (fault) {
        this.#deps.log.error({ fault: messageOf(fault) }, "the outbox could not be read; trying again");
        this.#sleep(this.#afterFault);
      }
    }
  }

  /** Starts what is due and says how long nothing more will be. */
  async #look(): Promise<Milliseconds> {
    const free = CONCURRENCY - this.#underWay.size;
    if (free <= 0) return LOOK_AT_LEAST_EVERY; // each ending looks again
    const { store, clock } = this.#deps;
    // looked after by somebody when the store was asked: its answer may be older than what became of them since
    const before = new Set([...this.#underWay.keys(), ...this.#paused.keys(), ...this.#inHand]);
    const due = await store.due(clock.now(), free + before.size);
    const startable = due.filter(({ id }) => !before.has(id) && !this.#isLookedAfter(id));
    for (const entry of startable.slice(0, free)) this.#start(entry);
    const next = await store.nextDue();
    const wait = next === null ? LOOK_AT_LEAST_EVERY : next - clock.now();
    // what is under way still counts as due in the store: its ending looks again
    return wait <= 0 ? this.#afterFault : Math.min(wait, LOOK_AT_LEAST_EVERY);
  }

  #isLookedAfter(id: string): boolean {
    return this.#underWay.has(id) || this.#paused.has(id) || this.#inHand.has(id);
  }

  #sleep(wait: Milliseconds): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = this.#stopped ? null : setTimeout(() => this.wake(), wait);
  }

  #start(entry: OutboxEntry): void {
    const attempt = tryEntry(this.#deps, this.#progress, entry)
      .then((events) => this.#record(events))
      .catch((fault: unknown) => {
        this.#deps.log.error({ entry: entry.id, fault: messageOf(fault) }, "an outbox entry could not be finished; trying again");
        this.#pause(entry.id);
      })
      .finally(() => {
        this.#underWay.delete(entry.id);
        this.wake();
      });
    this.#underWay.set(entry.id, attempt);
  }

  #pause(id: string): void {
    const timer = setTimeout(() => {
      this.#paused.delete(id);
      this.wake();
    }, this.#afterFault);
    this.#paused.set(id, timer);
    if (this.#stopped) clearTimeout(timer);
  }

  /** The store has the new state already; a log that cannot be written must not undo it. */
  async #record(events: readonly PosternEvent[]): Promise<void> {
    try {
      await this.#deps.events.append(...events);
    } catch (fault) {
      this.#deps.log.error({ fault: messageOf(fault) }, "what the outbox did could not be recorded");
    }
  }
}
