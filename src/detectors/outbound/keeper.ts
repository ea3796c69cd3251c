/**
 * The ledger with a store behind it: profiles that leave memory are back before an event of theirs is weighed, so that the number of
 * identities is bounded by the disk alone. Decisions are the same whether a profile stayed or came back, and whether the process went on or
 * began anew from a snapshot and the events after it. Between snapshots nothing is written, and profiles that left wait in memory.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Identity } from "../../observed/identity.ts";
import type { Observed } from "../../observed/observed.ts";
import { PosternError } from "../../platform/errors.ts";
import type { LedgerStore, StoredProfile } from "../../ports/ledger-store.ts";
import { type Assessment, Ledger, type LedgerOptions } from "./ledger.ts";
import { fromParts, type Part, toParts } from "./memory.ts";
import type { Profile } from "./profile.ts";
import { fromBytes, toBytes, toPassingBytes } from "./profile-bytes.ts";

/** Profiles that left memory: from here on a snapshot is wanted … */
const MANY_LEFT = 4_000;
/** … and here nothing more is taken, as the store has failed for long: at 3 KB each some 60 MB. */
const MOST_LEFT = 20_000;
/** Names that the store does not know, so that it is not asked for each message to them again. */
const ABSENT = 20_000;
/** Profiles turned into bytes in one turn of the event loop: some milliseconds. */
const AT_ONCE = 64;

export class LedgerFull extends PosternError {
  constructor() {
    super("watch/full", "the ledger cannot write its profiles and has no room for more");
  }
}

export class Keeper {
  readonly ledger: Ledger;
  readonly #store: LedgerStore;
  readonly #mailHosts: ReadonlySet<string>;
  /** Left memory since the last snapshot, changed. */
  readonly #left = new Map<Identity, StoredProfile>();
  /** Changed since the last snapshot, in memory or left. */
  readonly #changed = new Set<Identity>();
  readonly #absent = new Set<Identity>();

  constructor(store: LedgerStore, options: Omit<LedgerOptions, "onCold"> = {}) {
    this.#store = store;
    this.#mailHosts = options.mailHosts ?? new Set();
    this.ledger = new Ledger({ ...options, onCold: (profile: Profile) => this.#leave(profile) });
  }

  /** Goes on from the last snapshot: its position, all its parts, and what of it could not be read. */
  async open(): Promise<{ readonly position: number; readonly parts: readonly Part[]; readonly lost: readonly string[] }> {
    const { position, parts } = await this.#store.latest();
    const { memory, lost } = fromParts(parts, this.#mailHosts, this.ledger.memory);
    this.ledger.recall(memory);
    return { position, parts, lost };
  }

  /** Brings into memory what an event needs. Rejects when the store fails. Events and questions must come one after another. */
  async prepare(event: Observed): Promise<void> {
    if (this.#left.size >= MOST_LEFT) throw new LedgerFull();
    for (const identity of this.ledger.touches(event)) {
      const profile = await this.find(identity);
      // as the latest: bringing one in must not push out the other
      if (profile !== null) this.ledger.restore(profile);
    }
  }

  /** Weighs an event that was prepared, at once. */
  take(event: Observed): Assessment | null {
    // before it is weighed: a submission changes whose its replies are
    for (const identity of this.ledger.touches(event))
      if (event.kind !== "received" || this.ledger.find(identity) !== null) this.#change(identity);
    return this.ledger.take(event);
  }

  /** The profile of an identity, brought back when it is not in memory; null for one that was never seen. */
  async find(identity: Identity): Promise<Profile | null> {
    const hot = this.ledger.find(identity);
    if (hot !== null || this.#absent.has(identity)) return hot;
    const bytes = this.#left.get(identity)?.bytes ?? (await this.#store.load(identity));
    if (bytes === null) {
      if (this.#absent.size >= ABSENT) this.#absent.clear();
      this.#absent.add(identity);
      return null;
    }
    this.#left.delete(identity);
    const profile = fromBytes(identity, bytes);
    this.ledger.restore(profile);
    return profile;
  }

  /** Identities in the order of their text, after `after`; `text`: only those that contain it; `noticed`: only those not saved as normal. */
  async identities(query: Parameters<LedgerStore["identities"]>[0]): Promise<readonly Identity[]> {
    const { after, text = "", limit } = query;
    const stored = await this.#store.identities(query);
    const unsaved = [...this.#changed].filter((identity) => identity > after && identity.includes(text));
    return [...new Set([...stored, ...unsaved])].sort().slice(0, limit);
  }

  get wantsSnapshot(): boolean {
    return this.#left.size >= MANY_LEFT;
  }

  /**
   * Writes everything as it stands at `position`, and parts that somebody else goes on from; nothing may be taken before it resolves.
   * Rejects when the store fails; then all waits on.
   */
  async snapshot(position: number, more: readonly Part[] = []): Promise<void> {
    const parts: Part[] = [...more];
    for (const part of toParts(this.ledger.memory)) {
      parts.push(part);
      await nextTurn();
    }
    await this.#store.save({ position, parts }, this.#changedProfiles());
    this.#changed.clear();
    this.#left.clear();
  }

  async *#changedProfiles(): AsyncGenerator<StoredProfile> {
    let told = 0;
    for (const identity of this.#changed) {
      const hot = this.ledger.find(identity);
      const stored = hot === null ? this.#left.get(identity) : { identity, bytes: toPassingBytes(hot), state: hot.standing.state };
      if (stored !== undefined) yield stored;
      if (++told % AT_ONCE === 0) await nextTurn();
    }
  }

  #change(identity: Identity): void {
    this.#changed.add(identity);
    this.#absent.delete(identity);
  }

  /** What did not change is on disk as it is. */
  #leave(profile: Profile): void {
    const { identity, standing } = profile;
    if (this.#changed.has(identity)) this.#left.set(identity, { identity, bytes: toBytes(profile), state: standing.state });
  }
}
