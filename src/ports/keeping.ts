/** Mail kept from its recipients or from leaving, and what may become of it. */
import type { ArrivalId, Client, Direction } from "../mail/arrival.ts";
import type { Envelope } from "../mail/envelope.ts";
import type { Instant } from "../platform/time.ts";
import type { VerdictClass } from "../verdict/verdict.ts";

export type KeptId = string;

/** Whose mail a kept message of ours is. */
export interface Charge {
  /** An identity of the outbound watch, such as user:anna@example.org. */
  readonly identity: string;
  /** Kept because of how the identity stands, so that it leaves when the identity is released. */
  readonly ofStanding: boolean;
}

/** Mail kept from recipients (quarantine) or kept from leaving (hold), with its whole envelope. */
export interface NewKept {
  readonly id: KeptId;
  readonly arrival: ArrivalId;
  readonly kind: "quarantine" | "hold";
  readonly at: Instant;
  /** When it ends by itself: a quarantine is deleted, a hold leaves by the outbox. */
  readonly until: Instant;
  readonly direction: Direction;
  readonly submitter: string | null;
  readonly client: Client;
  /** Only the recipients that this entry is for. */
  readonly envelope: Envelope;
  /** Bytes in the MessageStore. */
  readonly sha256: string;
  readonly bytes: number;
  /** Header fields to put on top when it leaves (trace and verdict), CRLF line ends. */
  readonly prepend: string;
  readonly reason: string;
  readonly class: VerdictClass;
  readonly from: string;
  readonly subject: string;
  /** Absent for inbound mail, and where nobody is watched. */
  readonly charge?: Charge;
}

export type KeptState = "kept" | "releasing" | "released" | "deleted" | "expired" | "undeliverable";

export interface Kept extends NewKept {
  readonly seq: number;
  readonly state: KeptState;
  /** Who released or deleted it, and when. */
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
  /** The next hop's last words, for releases. */
  readonly lastReply: string | null;
}

/** What the clock ended, and how. */
export interface KeptDue {
  readonly id: KeptId;
  readonly arrival: ArrivalId;
  readonly how: "released" | "quarantined" | "withheld" | "expired";
}

export type ReleaseResult = "releasing" | "already-released" | "not-there";

/** Quarantine and holds. State changes and the outbox entry they cause are one durable transaction. */
export interface Keeping {
  /** Durable when it resolves. The bytes must already be kept in the MessageStore. */
  keep(entries: readonly NewKept[]): Promise<void>;
  /** Takes back entries whose transaction failed after all. Harmless when they are gone. */
  void(ids: readonly KeptId[]): Promise<void>;
  get(id: KeptId): Promise<Kept | null>;
  list(query: {
    readonly kind?: NewKept["kind"];
    readonly states?: readonly KeptState[];
    readonly text?: string;
    /** Mail charged to this identity. */
    readonly identity?: string;
    readonly limit: number;
    readonly before?: number;
  }): Promise<{ readonly rows: readonly Kept[]; readonly next: number | null; readonly total: number }>;
  /** Queues it in the outbox; a second call changes nothing. "kept" and "undeliverable" entries can be released. */
  release(id: KeptId, by: string, at: Instant): Promise<ReleaseResult>;
  remove(id: KeptId, by: string, at: Instant): Promise<"deleted" | "not-there">;
  /** Outbound holds that are due, at most `limit`, the ones that endDue would end first. */
  dueHolds(now: Instant, limit: number): Promise<readonly Kept[]>;
  /**
   * Ends what is due: holds are queued in the outbox, but a hold of what could not be examined, and those of `withhold`, become quarantine
   * until `quarantineUntil`; quarantine past its `until` is expired. Returns what was ended. Withheld ones are then kept `ofStanding`.
   */
  endDue(now: Instant, limit: number, quarantineUntil: Instant, withhold: readonly KeptId[]): Promise<readonly KeptDue[]>;
  /**
   * Queues in the outbox what an identity has on hold, and what is kept because of how it stands; at most `limit` a call. Returns what
   * was queued.
   */
  releaseOf(
    identity: string,
    by: string,
    at: Instant,
    limit: number,
  ): Promise<readonly { readonly id: KeptId; readonly arrival: ArrivalId }[]>;
}
