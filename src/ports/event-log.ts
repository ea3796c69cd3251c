/** The one log of what happened, and the questions that it answers. */
import type { PosternEvent } from "../events/event.ts";
import type { ArrivalId, Direction } from "../mail/arrival.ts";
import type { Instant } from "../platform/time.ts";
import type { ActionKind } from "../policy/decision.ts";
import type { VerdictClass } from "../verdict/verdict.ts";

/** One typed log for everything that happened. */
export interface EventLog {
  /** Durable (fsynced) when it resolves; calls at the same moment share one commit. Rejects with StoreFull when the disk is full. */
  append(...events: readonly PosternEvent[]): Promise<void>;
  /** Written soon (at most 50 ms later), in order; may be lost in a crash. Never throws. */
  note(event: PosternEvent): void;
  /** All events of one arrival, in order. */
  of(arrival: ArrivalId): Promise<readonly PosternEvent[]>;
  /** Newest first. `before`/`after` are row cursors for paging and live updates. */
  messages(query: MessageQuery): Promise<MessagePage>;
  /** How many messages arrived from `since` (inclusive) to `until` (exclusive), by what became of them. */
  counts(period: { readonly since: Instant; readonly until: Instant }): Promise<readonly MessageCount[]>;
  /** Recipients outside and inside of the outgoing messages that arrived in that time, were taken, and were not kept back. */
  outgoing(period: { readonly since: Instant; readonly until: Instant }): Promise<Outgoing>;
  /** Newest events first, optionally of some types. */
  latest(query: {
    readonly types?: readonly PosternEvent["type"][];
    readonly limit: number;
    readonly before?: number;
  }): Promise<readonly { readonly seq: number; readonly event: PosternEvent }[]>;
  /** Whether these bytes were found unscannable before. */
  wasUnscannable(sha256: string): Promise<boolean>;
  /** Called after events were committed. Returns the way to stop. */
  subscribe(listener: (events: readonly PosternEvent[]) => void): () => void;
  /** Resolves when every earlier note is written. */
  flush(): Promise<void>;
  /** Deletes events and message rows older than `before`, a bounded number a call; returns how many. */
  forget(before: Instant): Promise<number>;
}

export interface MessageQuery {
  /** Words of subject, addresses, file names, receipt, Message-ID, queue id; prefixes match ("half a subject"). */
  readonly text?: string;
  readonly direction?: Direction;
  readonly class?: VerdictClass;
  readonly action?: ActionKind;
  readonly since?: Instant;
  readonly until?: Instant;
  readonly limit: number;
  readonly before?: number;
}

/** One line of the message list. */
export interface MessageRow {
  readonly seq: number;
  readonly arrival: ArrivalId;
  readonly at: Instant;
  readonly direction: Direction;
  readonly mailFrom: string | null;
  readonly submitter: string | null;
  readonly clientAddress: string | null;
  readonly from: string;
  readonly fromName: string | null;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly bytes: number;
  readonly class: VerdictClass;
  readonly probability: number;
  /** The strongest action over the recipients. */
  readonly action: ActionKind;
  /** How it ended: "intended" until handled. */
  readonly outcome: "intended" | "taken" | "deferred" | "refused";
}

export interface MessageCount {
  readonly direction: Direction;
  readonly class: VerdictClass;
  readonly action: ActionKind;
  readonly messages: number;
  /** When the first and the last of them came. */
  readonly first: Instant;
  readonly last: Instant;
}

export interface Outgoing {
  readonly recipients: number;
  /** False when there were more: of messages to very many recipients the first hundred are counted. */
  readonly isAll: boolean;
}

export interface MessagePage {
  readonly rows: readonly MessageRow[];
  /** Cursor for the next page, null at the end. */
  readonly next: number | null;
}
