/**
 * What the outbound watch took, in the order in which it took it, so that after a crash the same events give the same decisions.
 * Rows are text that only the watch reads. What is older than the last snapshot of the ledger (ledger-store.ts) may be forgotten.
 */
import type { Instant } from "../platform/time.ts";

export interface JournalRow {
  /** Counts up by one. */
  readonly position: number;
  readonly at: Instant;
  readonly json: string;
}

export interface Journal {
  /**
   * A position that is there already stays as it is. `durable`: fsynced when it resolves, in one commit with what was asked of the stores
   * in the same moment; otherwise it may be lost in a crash, but never before an earlier row.
   */
  append(rows: readonly JournalRow[], durable: boolean): Promise<void>;
  /** Rows after a position, in order. */
  after(position: number, limit: number): Promise<readonly JournalRow[]>;
  /** Position of the last row; 0 when there is none. */
  last(): Promise<number>;
  /** Deletes rows up to and with a position, a bounded number a call; returns how many. */
  forget(position: number): Promise<number>;
}
