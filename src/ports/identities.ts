/** How the identities that send mail stand, for people who look and decide. Implemented by the outbound watch (src/watch). */
import type { IdentityState } from "../events/event.ts";
import type { Instant } from "../platform/time.ts";
import type { Incident, LedgerLine } from "./incidents.ts";

/** "on": obeyed; "observing": everything is recorded and nothing touched. */
export type WatchMode = "on" | "observing";

/** Evidence from which on a state is set, nats. */
export interface StateThresholds {
  readonly watch: number;
  readonly hold: number;
  readonly throttle: number;
  readonly suspend: number;
}

export interface IdentityRow {
  readonly identity: string;
  readonly state: IdentityState;
  readonly since: Instant;
  /** When the state ends by itself; null: by the evidence, or by a person. */
  readonly until: Instant | null;
  /** Who set it; null: the evidence. */
  readonly by: string | null;
  readonly note: string | null;
  /** Nats. */
  readonly evidence: number;
  /** The open incident. */
  readonly incident: string | null;
  readonly lastSeen: Instant | null;
  /** Ordinary messages that its habits were learned from. */
  readonly messages: number;
}

export interface IdentityDetail extends IdentityRow {
  readonly ledger: readonly LedgerLine[];
  readonly evidenceOverTime: readonly (readonly [at: Instant, value: number])[];
  readonly firstSeen: Instant | null;
  readonly recipients: number;
  readonly isMachine: boolean;
  /** No state is set by evidence before this: somebody released it. */
  readonly trustedUntil: Instant | null;
  /** The last act of a person, which can be undone; null when there is none. */
  readonly lastAct: { readonly what: Act; readonly by: string; readonly at: Instant } | null;
}

export interface IdentityQuery {
  /** "noticed": every state but normal, strictest first. */
  readonly state: IdentityState | "noticed" | "all";
  /** Part of the identity. */
  readonly text?: string;
  /** The cursor of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** What a person may do. `release` takes back every state and the evidence behind it; `undo` takes back the last act of a person. */
export type Act = "release" | "hold" | "throttle" | "suspend" | "lock" | "undo";

export interface ActRequest {
  readonly identity: string;
  readonly act: Act;
  readonly by: string;
  /** For a state: when it ends by itself. For a release: trusted until then. */
  readonly until: Instant | null;
  readonly note: string | null;
}

export type ActResult =
  /** `released`: messages of it that were put into the outbox. */
  { readonly kind: "done"; readonly row: IdentityRow; readonly released: number } | { readonly kind: "nothing-to-undo" };

export interface AnswerRequest {
  readonly incident: string;
  readonly by: string;
  readonly note: string | null;
  /** False takes the answer back. */
  readonly answered: boolean;
}

export type AnswerResult =
  | { readonly kind: "done"; readonly incident: Incident }
  | { readonly kind: "unknown" }
  | { readonly kind: "open" };

export interface Identities {
  readonly mode: () => WatchMode;
  readonly thresholds: () => StateThresholds;
  /** How many identities stand in each state but normal. */
  counts(): Readonly<Record<Exclude<IdentityState, "normal">, number>>;
  list(query: IdentityQuery): Promise<{ readonly rows: readonly IdentityRow[]; readonly next: string | null }>;
  /** Null for one that was never seen. */
  get(identity: string): Promise<IdentityDetail | null>;
  act(request: ActRequest): Promise<ActResult>;
  /** Records that a person looked at an incident that is over; an open one is answered by an act. */
  answer(request: AnswerRequest): Promise<AnswerResult>;
}
