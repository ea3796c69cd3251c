/** Incidents: an identity of ours that was held or worse, from the first sign to the end, as it is told to people. */
import type { IdentityState } from "../events/event.ts";
import type { ArrivalId } from "../mail/arrival.ts";
import type { Instant } from "../platform/time.ts";

/** What became of a message while the incident was open, or before it. */
export type Fate = "gone" | "held" | "deferred" | "refused";

/** One line of the ledger as it stood: it leaves the profile when the identity is normal again. */
export interface LedgerLine {
  readonly at: Instant;
  readonly signal: string;
  /** Name of the signal for people. */
  readonly title: string;
  readonly value: string;
  /** Log-likelihood ratio, nats. */
  readonly llr: number;
  readonly messages: readonly ArrivalId[];
}

/** A change of state, by the evidence (`by` null) or by a person. */
export interface Turn {
  readonly at: Instant;
  readonly from: IdentityState;
  readonly to: IdentityState;
  readonly by: string | null;
  readonly note: string | null;
  readonly until: Instant | null;
  /** Evidence at that moment, nats. */
  readonly evidence: number;
}

export interface IncidentMessage {
  readonly arrival: ArrivalId;
  readonly at: Instant;
  readonly fate: Fate;
  /** Recipients outside. */
  readonly recipients: number;
}

/** A person looked at an incident that had ended by itself, and dealt with it. */
export interface Answered {
  readonly at: Instant;
  readonly by: string;
  readonly note: string | null;
}

export interface Incident {
  /** Made of identity and moment, so that the same events make the same incident. */
  readonly id: string;
  readonly identity: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** How the identity stood last. */
  readonly state: IdentityState;
  /** The strictest state that it reached. */
  readonly worst: IdentityState;
  /** True when nothing was touched: the watch only observed. */
  readonly observed: boolean;
  readonly turns: readonly Turn[];
  readonly ledger: readonly LedgerLine[];
  /** The latest, oldest first; `counts` has them all. */
  readonly messages: readonly IncidentMessage[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** Recipients outside of the messages that were gone. */
  readonly recipientsReached: number;
  /** Null or absent: nobody did so (yet). */
  readonly answered?: Answered | null;
  /** Evidence over time, for a plot. */
  readonly evidence: readonly (readonly [at: Instant, value: number])[];
}

export interface IncidentQuery {
  readonly show: "open" | "closed" | "all";
  readonly identity?: string;
  /** Open ones and those that ended at this moment or later. */
  readonly endedSince?: Instant;
  readonly limit: number;
  /** Incidents opened before this moment: the cursor. */
  readonly before?: Instant;
}

export interface IncidentStore {
  /** Replaces the incident of the same id. Durable when it resolves, in one commit with what was asked in the same moment. */
  save(incident: Incident): Promise<void>;
  get(id: string): Promise<Incident | null>;
  /** Newest first. */
  list(query: IncidentQuery): Promise<{ readonly rows: readonly Incident[]; readonly next: Instant | null }>;
  /** Deletes closed ones that ended before; a bounded number a call; returns how many. */
  forget(before: Instant): Promise<number>;
}
