/** What the embedded stores are told. Plain values, so that no store knows the settings. */
import type { Log } from "../platform/log.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";

export interface StoreLimits {
  /** How long raw mail is remembered for the console and re-judging; 0: not at all. Internal mail counts as outbound. */
  readonly rememberInbound: Milliseconds;
  readonly rememberOutbound: Milliseconds;
  /** Bytes on disk of remembered mail; the oldest goes first. 0: nothing is remembered. */
  readonly rememberCap: number;
  /** Bytes that remembered mail leaves free on the disk, but at most this share of the whole disk. */
  readonly diskReserve: number;
  readonly diskShare: number;
  /** Bytes on disk of kept mail (quarantine, holds, outbox); beyond it `keep` rejects with StoreFull. */
  readonly keptQuota: number;
  /** How long an entry that the next hop refused for good stays before it expires. */
  readonly undeliverableFor: Milliseconds;
  /** How long it is remembered that somebody wrote to somebody. */
  readonly correspondentsFor: Milliseconds;
}

export interface EmbeddedOptions {
  /** The data folder: made when absent, locked for this process. */
  readonly folder: string;
  readonly log: Log;
  readonly limits?: Partial<StoreLimits>;
}

export const DEFAULT_STORE_LIMITS: StoreLimits = {
  rememberInbound: toMilliseconds("7d"),
  rememberOutbound: toMilliseconds("48h"),
  rememberCap: 2_000_000_000,
  diskReserve: 536_870_912,
  diskShare: 0.1,
  keptQuota: 10_000_000_000,
  undeliverableFor: toMilliseconds("30d"),
  correspondentsFor: toMilliseconds("400d"),
};
