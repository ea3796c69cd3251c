/**
 * The ledger with a store behind it: profiles that leave memory are kept, and are back before an event of theirs is weighed, so that the
 * number of identities is bounded by the disk alone. Decisions are the same whether a profile stayed or came back.
 */
import type { Observed } from "../../observed/observed.ts";
import type { ProfileStore, StoredProfile } from "../../ports/profile-store.ts";
import { type Assessment, Ledger, type LedgerOptions } from "./ledger.ts";
import { fromBytes, type Profile, toBytes } from "./profile.ts";

/** Profiles that are written together. */
const BATCH = 500;

export class Keeper {
  readonly ledger: Ledger;
  readonly #store: ProfileStore;
  /** Left memory, not yet written. */
  readonly #leaving = new Map<string, Uint8Array>();

  constructor(store: ProfileStore, options: Omit<LedgerOptions, "onCold"> = {}) {
    this.#store = store;
    this.ledger = new Ledger({ ...options, onCold: (profile: Profile) => void this.#leaving.set(profile.identity, toBytes(profile)) });
  }

  /** Weighs an event; events must be handed over one after another. Rejects when the store fails, and then nothing was weighed. */
  async take(event: Observed): Promise<Assessment | null> {
    for (const identity of this.ledger.touches(event)) {
      if (this.ledger.find(identity) === null) await this.#bring(identity);
    }
    // before the event is weighed, so that a store that fails leaves nothing half done
    if (this.#leaving.size >= BATCH) await this.#write();
    return this.ledger.take(event);
  }

  /** Writes everything that is in memory. */
  async flush(): Promise<void> {
    for (const profile of this.ledger.profiles()) this.#leaving.set(profile.identity, toBytes(profile));
    await this.#write();
  }

  async #bring(identity: string): Promise<void> {
    const bytes = this.#leaving.get(identity) ?? (await this.#store.load(identity));
    if (bytes === null) return;
    this.#leaving.delete(identity);
    this.ledger.restore(fromBytes(identity, bytes));
  }

  async #write(): Promise<void> {
    const batch: readonly StoredProfile[] = [...this.#leaving].map(([identity, bytes]) => ({ identity, bytes }));
    await this.#store.save(batch);
    this.#leaving.clear();
  }
}
