/** The durable list of what was kept and must still leave. */
import type { ArrivalId, Direction } from "../mail/arrival.ts";
import type { Envelope } from "../mail/envelope.ts";
import type { Instant } from "../platform/time.ts";
import type { KeptId } from "./keeping.ts";

/** What was kept and must still leave. */
export interface OutboxEntry {
  readonly id: string;
  readonly arrival: ArrivalId;
  /** The kept entry that it releases, null for remains of a partly handed-on message. */
  readonly kept: KeptId | null;
  readonly at: Instant;
  readonly direction: Direction;
  readonly envelope: Envelope;
  readonly sha256: string;
  readonly prepend: string;
  /** Put before the text of the subject; none when absent or "". */
  readonly subjectPrefix?: string;
  readonly attempts: number;
  readonly nextAttempt: Instant;
}

/** The durable list behind the outbox; every change is durable when it resolves. */
export interface OutboxStore {
  add(entries: readonly OutboxEntry[]): Promise<void>;
  due(now: Instant, limit: number): Promise<readonly OutboxEntry[]>;
  /** When the next entry becomes due, null when nothing waits. */
  nextDue(): Promise<Instant | null>;
  /** Ends the entry; its kept entry becomes "released". */
  delivered(id: string, reply: string, at: Instant): Promise<void>;
  retry(id: string, reply: string, nextAttempt: Instant): Promise<void>;
  /**
   * Some recipients were served: only those of `remaining` (at least one) still wait. It replaces the entry's envelope, and the envelope
   * of its kept entry when there is one, so that a later release after "undeliverable" sends nothing twice. An unknown id is ignored.
   */
  narrow(id: string, remaining: Envelope, reply: string): Promise<void>;
  /**
   * The next hop refused for good: kept stays, as "undeliverable"; an entry without one becomes a kept entry so that nothing is lost.
   * Either way it is kept for the recipients that the entry still has.
   */
  undeliverable(id: string, reply: string, at: Instant): Promise<void>;
  /**
   * It must not leave after all, because of how its sender stands: what it released is kept again, as quarantine and `ofStanding`; an entry
   * without a kept one becomes one, charged to `identity`. An unknown id is ignored.
   */
  withhold(id: string, identity: string, at: Instant, until: Instant): Promise<void>;
  waiting(): Promise<number>;
}
