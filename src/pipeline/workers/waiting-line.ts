/**
 * What waits for a worker, fairly: whoever has used the workers least of late is next, so that one who sends a thousand messages, or messages
 * that never end, delays his own and not those of others; and when the line is full the newest of whoever has most in it gives way. Of one
 * client's, second stages come first: they free memory.
 */
import { type Milliseconds, toMilliseconds } from "../../platform/time.ts";
import type { Job, Slot } from "./slot.ts";

/** In this time what a client has used is half forgotten. */
const HALF_LIFE = toMilliseconds("10s");
/** Clients whose use is remembered; the first to be forgotten is who came first, and counts as new. */
const REMEMBERED = 2_000;

/** A message that a worker holds: its next stage can be done there alone. */
export interface Place {
  readonly slot: Slot;
}

export interface Waiting {
  readonly job: Job;
  /** Null: any worker. */
  readonly held: Place | null;
  /** For whom: those with the same count as one. */
  readonly client: string;
  /** Ends the waiting when no worker takes it. */
  readonly tired: NodeJS.Timeout;
}

export class WaitingLine {
  /** By client, in the order of their coming. */
  readonly #lines = new Map<string, Waiting[]>();
  readonly #used = new Map<string, { readonly amount: Milliseconds; readonly at: Milliseconds }>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(waiting: Waiting): void {
    const line = this.#lines.get(waiting.client);
    if (line === undefined) this.#lines.set(waiting.client, [waiting]);
    else line.push(waiting);
    this.#length++;
  }

  /** The next for a worker at a time (of one steady clock), of a client who may; null when there is nothing that it can do. */
  takeFor(slot: Slot, now: Milliseconds, may: (client: string) => boolean): Waiting | null {
    let next: { readonly client: string; readonly line: Waiting[]; readonly index: number } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [client, line] of this.#lines) {
      const used = this.#usedBy(client, now);
      if (used >= least) continue;
      const held = line.findIndex((each) => each.held?.slot === slot);
      const index = held >= 0 ? held : line.findIndex((each) => each.held === null);
      if (index < 0 || !may(client)) continue;
      next = { client, line, index };
      least = used;
    }
    return next === null ? null : this.#take(next.client, next.line, next.index);
  }

  /** A job of the client kept a worker for so long. */
  charge(client: string, amount: Milliseconds, now: Milliseconds): void {
    const used = this.#usedBy(client, now) + amount;
    this.#used.delete(client);
    this.#used.set(client, { amount: used, at: now });
    for (const first of this.#used.keys()) {
      if (this.#used.size <= REMEMBERED) break;
      this.#used.delete(first);
    }
  }

  #usedBy(client: string, now: Milliseconds): Milliseconds {
    const used = this.#used.get(client);
    return used === undefined ? 0 : used.amount * 0.5 ** ((now - used.at) / HALF_LIFE);
  }

  /**
   * Makes room for a client: takes out the newest message of whoever has most in the line. Null when nobody has more than this client; what
   * a worker has begun stays.
   */
  giveWayTo(client: string): Waiting | null {
    let most: readonly [client: string, line: Waiting[]] | null = null;
    for (const [name, line] of this.#lines) if (line.length > (most?.[1].length ?? 1)) most = [name, line];
    if (most === null || most[1].length <= (this.#lines.get(client)?.length ?? 0) + 1) return null;
    const index = most[1].findLastIndex(({ held }) => held === null);
    return index < 0 ? null : this.#take(most[0], most[1], index);
  }

  remove(job: Job): void {
    for (const [client, line] of this.#lines) {
      const index = line.findIndex((each) => each.job === job);
      if (index >= 0) this.#take(client, line, index);
    }
  }

  /** What only this worker could have done, taken out. */
  takeHeld(slot: Slot): readonly Waiting[] {
    const held = [...this.#lines.values()].flat().filter((each) => each.held?.slot === slot);
    for (const { job } of held) this.remove(job);
    return held;
  }

  /** Everything, taken out. */
  clear(): readonly Waiting[] {
    const all = [...this.#lines.values()].flat();
    this.#lines.clear();
    this.#length = 0;
    return all;
  }

  #take(client: string, line: Waiting[], index: number): Waiting | null {
    const [taken] = line.splice(index, 1);
    if (line.length === 0) this.#lines.delete(client);
    if (taken !== undefined) this.#length--;
    return taken ?? null;
  }
}
