/**
 * The ledger of the outbound watch on disk: profiles of identities as bytes that only the ledger reads, and snapshots of everything at one
 * position of its journal (journal.ts). Profiles change only together with a snapshot, so that profiles, memory and position always agree.
 */
export interface StoredProfile {
  readonly identity: string;
  readonly bytes: Uint8Array;
  /** How the identity stands, for finding those that do not stand as normal. */
  readonly state: string;
}

export interface Snapshot {
  /** Last position of the journal that is in it. */
  readonly position: number;
  readonly parts: readonly (readonly [name: string, bytes: Uint8Array])[];
}

export interface LedgerStore {
  /** Null for an identity that was never saved. */
  load(identity: string): Promise<Uint8Array | null>;
  /** Position 0 without parts before the first one. */
  latest(): Promise<Snapshot>;
  /**
   * Durable when it resolves, all or none; later profiles replace earlier ones of the same name, the parts all earlier
   * parts. A profile is read before
   * the next one is asked for; the bytes of parts are given away.
   */
  save(snapshot: Snapshot, profiles: Iterable<StoredProfile> | AsyncIterable<StoredProfile>): Promise<void>;
  /** Identities in the order of their text, after `after`; `text`: only those that contain it; `noticed`: only those that are not normal. */
  identities(query: {
    readonly after: string;
    readonly text?: string;
    readonly noticed: boolean;
    readonly limit: number;
  }): Promise<readonly string[]>;
  close(): Promise<void>;
}
