/** Profiles of identities that are not in memory, as bytes that only the ledger reads. */
export interface StoredProfile {
  readonly identity: string;
  readonly bytes: Uint8Array;
}

export interface ProfileStore {
  /** Null for an identity that was never saved. */
  load(identity: string): Promise<Uint8Array | null>;
  /** Durable when it resolves, all or none; a later profile of an identity replaces the earlier one. */
  save(profiles: readonly StoredProfile[]): Promise<void>;
  close(): Promise<void>;
}
