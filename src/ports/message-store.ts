/** The raw bytes of kept and of remembered mail. */
import type { Direction } from "../mail/arrival.ts";
import type { Instant } from "../platform/time.ts";

/**
 * Raw messages by the SHA-256 (hex) of their bytes, compressed and encrypted at rest.
 * Two promises: *kept* mail (quarantine, holds, outbox) is durable and never evicted while something refers to it;
 * *remembered* mail serves the console and re-judging, may be lost in a crash and is evicted by age and size.
 */
export interface MessageStore {
  /** Durable when it resolves: file and folder are fsynced. Rejects with StoreFull (stores/errors.ts) at the quota or ENOSPC. */
  keep(sha256: string, raw: Buffer): Promise<void>;
  /** Best effort, never rejects, bounded queue. */
  remember(sha256: string, raw: Buffer, direction: Direction, at: Instant): void;
  /** Kept or remembered bytes, null when neither is there (any more). Rejects when they are damaged. */
  open(sha256: string): Promise<Buffer | null>;
  /** Deletes remembered mail past its age or the cap, and kept files that nothing refers to. */
  sweep(now: Instant): Promise<{ readonly deleted: number; readonly bytes: number }>;
  usage(): Promise<{ readonly keptBytes: number; readonly keptQuota: number; readonly rememberedBytes: number }>;
}
