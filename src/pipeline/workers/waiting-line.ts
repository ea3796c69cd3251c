/**
 * What waits for a worker, fairly: clients take turns, so that one who sends a thousand messages delays his own and not those of others;
 * and when the line is full the newest of whoever has most in it gives way. Second stages of messages come first: they free memory.
 */
import type { Job, Slot } from "./slot.ts";

/** A message that a worker holds: its next stage can be done there alone, and only in that generation. */
export interface Place {
  readonly slot: Slot;
  readonly generation: number;
}

export interface Waiting {
  readonly job: Job;
  /** Null: any worker. */
  readonly held: Place | null;
  /** For whom: those with the same take turns as one. */
  readonly client: string;
  /** Ends the waiting when no worker takes it. */
  readonly tired: NodeJS.Timeout;
}

export class WaitingLine {
  readonly #held: Waiting[] = [];
  /** By client, in the order of their turns. */
  readonly #lines = new Map<string, Waiting[]>();
  #length = 0;

  get length(): number {
    return this.#length + this.#held.length;
  }

  add(waiting: Waiting): void {
    if (waiting.held !== null) {
      this.#held.push(waiting);
      return;
    }
    const line = this.#lines.get(waiting.client);
    if (line === undefined) this.#lines.set(waiting.client, [waiting]);
    else line.push(waiting);
    this.#length++;
  }

  /** The next for a worker; null when there is nothing that it can do. */
  takeFor(slot: Slot): Waiting | null {
    const index = this.#held.findIndex(({ held }) => held?.slot === slot);
    if (index >= 0) return this.#held.splice(index, 1)[0] ?? null;
    for (const [client, line] of this.#lines) {
      const next = line.shift();
      // the client's next turn comes after everybody else's
      this.#lines.delete(client);
      if (line.length > 0) this.#lines.set(client, line);
      if (next === undefined) continue;
      this.#length--;
      return next;
    }
    return null;
  }

  /** Makes room for a client: takes out the newest of whoever has most in the line; null when nobody has more than this client. */
  giveWayTo(client: string): Waiting | null {
    let most: Waiting[] = this.#lines.get(client) ?? [];
    for (const line of this.#lines.values()) if (line.length > most.length) most = line;
    if (most.length <= (this.#lines.get(client)?.length ?? 0) + 1) return null;
    this.#length--;
    return most.pop() ?? null;
  }

  remove(job: Job): void {
    const index = this.#held.findIndex((each) => each.job === job);
    if (index >= 0) this.#held.splice(index, 1);
    for (const [client, line] of this.#lines) {
      const at = line.findIndex((each) => each.job === job);
      if (at < 0) continue;
      line.splice(at, 1);
      this.#length--;
      if (line.length === 0) this.#lines.delete(client);
      return;
    }
  }

  /** Everything, taken out. */
  clear(): readonly Waiting[] {
    const all = [...this.#held.splice(0), ...[...this.#lines.values()].flat()];
    this.#lines.clear();
    this.#length = 0;
    return all;
  }
}
