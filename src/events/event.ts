/**
 * The record shapes of the one log. Each has a version; a shape that was written once is never changed, only followed by a higher
 * version, so that history stays readable when the code moves on. Events never hold bodies; evidence is a short quotation.
 */
import type { Counted } from "../mail/aggregates/counted.ts";
import type { ArrivalId, Client, Direction, DoorName } from "../mail/arrival.ts";
import type { Envelope, Recipient } from "../mail/envelope.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { Instant } from "../platform/time.ts";

/** How an identity stands (product.md section 3), mildest first. */
export type IdentityState = "normal" | "watch" | "held" | "throttled" | "suspended" | "locked";

interface Recorded<Type extends string, Version extends number> {
  readonly type: Type;
  readonly version: Version;
  readonly at: Instant;
}

export interface RecordedFinding {
  readonly name: string;
  readonly check: string;
  readonly score: number;
  readonly leaning: string;
  readonly evidence: string;
  /** The reason in words as it was given at the time. */
  readonly sentence: string;
}

export interface RecordedRuling {
  readonly recipient: Recipient;
  readonly action: string;
  /** Reason of a quarantine or hold, text of a reject or defer. */
  readonly detail: string;
  readonly rule: string;
  /** In observe-only mode: the action that would have been taken. */
  readonly observed: string | null;
}

export interface MessageIntended extends Recorded<"message.intended", 1> {
  readonly arrival: ArrivalId;
  readonly door: DoorName;
  readonly direction: Direction;
  readonly client: Client;
  readonly submitter: string | null;
  readonly envelope: Envelope;
  readonly sha256: string;
  readonly summary: MessageSummary;
  /** Value of each fact as JSON, or why it is unknown. */
  readonly facts: Readonly<Record<string, { readonly value: unknown } | { readonly unknown: string }>>;
  readonly findings: readonly RecordedFinding[];
  readonly class: string;
  readonly probability: number;
  readonly range: readonly [number, number];
  readonly rulings: readonly RecordedRuling[];
}

export interface RecordedHandover {
  readonly hop: string;
  readonly result: "accepted" | "refused" | "failed";
  readonly reply: string;
  readonly queueId: string | null;
  readonly recipients: readonly Recipient[];
}

export interface MessageHandled extends Recorded<"message.handled", 1> {
  readonly arrival: ArrivalId;
  readonly outcome: "taken" | "deferred" | "refused";
  /** What the client was told. */
  readonly reply: string;
  readonly handovers: readonly RecordedHandover[];
  readonly kept: readonly { readonly id: string; readonly kind: "quarantine" | "hold"; readonly recipients: readonly Recipient[] }[];
  /** Entries put into the outbox because a later hand-over failed after the first had succeeded. */
  readonly outbox: readonly { readonly id: string; readonly recipients: readonly Recipient[] }[];
  readonly milliseconds: number;
}

/** A fault before hand-over: the client was told to come again. */
export interface MessageFaulted extends Recorded<"message.faulted", 1> {
  readonly arrival: ArrivalId;
  readonly door: DoorName;
  readonly stage: string;
  readonly code: string;
  readonly message: string;
}

export interface MessageUnscannable extends Recorded<"message.unscannable", 1> {
  readonly arrival: ArrivalId;
  readonly sha256: string;
  readonly why: string;
  readonly again: boolean;
}

export interface RecipientRefused extends Recorded<"recipient.refused", 1> {
  readonly door: DoorName;
  readonly client: Client;
  readonly submitter: string | null;
  readonly mailFrom: string | null;
  readonly recipient: Recipient;
  readonly by: "us" | "next-hop";
  readonly reply: string;
}

export type SessionTrouble =
  | "early-talker"
  | "too-many-errors"
  | "too-many-connections"
  | "too-many-connections-per-client"
  | "idle-timeout"
  | "slow-data"
  | "line-too-long"
  | "message-too-large"
  | "bare-newline"
  | "pipelining-violation"
  | "tls-failed"
  | "reset"
  | "loop"
  | "shutting-down";

export interface SessionTroubled extends Recorded<"session.troubled", 1> {
  readonly door: DoorName;
  readonly clientAddress: string | null;
  readonly trouble: SessionTrouble;
  readonly detail: string;
  /** How many of the same kind this line stands for (floods are written once a second). */
  readonly count: number;
}

export interface SubmitterSignedIn extends Recorded<"submitter.signed-in", 1> {
  readonly door: DoorName;
  readonly client: Client;
  readonly submitter: string;
  readonly mechanism: string;
}

export interface SubmitterRefused extends Recorded<"submitter.refused", 1> {
  readonly door: DoorName;
  readonly client: Client;
  /** As the account is known; as it was written, cut, when no such account can exist. */
  readonly submitter: string;
  readonly mechanism: string;
  readonly why: string;
  /** The password was not looked at: there had been too many attempts. Only recorded when it is so. */
  readonly putOff?: true;
}

export interface KeptEnded extends Recorded<"kept.ended", 1> {
  readonly arrival: ArrivalId;
  readonly kept: string;
  readonly how: "released" | "deleted" | "expired" | "hold-ended" | "hold-quarantined" | "hold-withheld" | "voided";
  readonly by: string;
}

export interface OutboxTried extends Recorded<"outbox.tried", 1> {
  readonly arrival: ArrivalId;
  readonly entry: string;
  readonly result: "delivered" | "retry" | "undeliverable";
  readonly hop: string;
  readonly reply: string;
  readonly recipients: readonly Recipient[];
  readonly nextAttempt: Instant | null;
}

export interface RecordedEvidence {
  readonly signal: string;
  readonly title: string;
  readonly value: string;
  /** Log-likelihood ratio, nats. */
  readonly llr: number;
}

/** A message from outside brought a count of mail in our name, or says that it does. Anybody can write one. */
export interface ReportCounted extends Recorded<"report.counted", 1> {
  readonly arrival: ArrivalId;
  /** Author of the message that brought it, and the host that did. */
  readonly author: string | null;
  readonly clientAddress: string | null;
  /** Class of the verdict on the message. */
  readonly class: string;
  readonly report: Counted;
}

/** What a message of ours meant for the identity that it is charged to; written when that is not simply normal. */
export interface MessageWeighed extends Recorded<"message.weighed", 1> {
  readonly arrival: ArrivalId;
  readonly identity: string;
  readonly before: IdentityState;
  readonly state: IdentityState;
  /** Who set the state; null: the evidence. */
  readonly by: string | null;
  /** Evidence with this message, and what this message added, nats. */
  readonly evidence: number;
  readonly step: number;
  readonly incident: string | null;
  /** Nothing was touched: the watch only observed. */
  readonly observed: boolean;
  /** It came again after it had been deferred, and was not weighed again. */
  readonly again: boolean;
  readonly rows: readonly RecordedEvidence[];
}

/** An identity stands otherwise than before, by the evidence (`by` null) or by a person. */
export interface IdentityChanged extends Recorded<"identity.changed", 1> {
  readonly identity: string;
  readonly from: IdentityState;
  readonly to: IdentityState;
  readonly by: string | null;
  readonly note: string | null;
  readonly until: Instant | null;
  readonly evidence: number;
  readonly incident: string | null;
  readonly observed: boolean;
}

/** A person looked at an incident that had ended by itself and dealt with it, or took that back. */
export interface IncidentAnswered extends Recorded<"incident.answered", 1> {
  readonly incident: string;
  readonly identity: string;
  readonly answered: boolean;
  readonly by: string;
  readonly note: string | null;
}

/** A person said what a message is, or took it back (null). Postern's own verdicts are never labels. */
export interface MessageLabelled extends Recorded<"message.labelled", 1> {
  readonly arrival: ArrivalId;
  readonly sha256: string;
  readonly label: "spam" | "wanted" | null;
  readonly by: string;
}

/** Somebody read a kept body: itself worth recording (product.md 2.6). */
export interface BodyRead extends Recorded<"body.read", 1> {
  readonly arrival: ArrivalId;
  readonly by: string;
}

export interface ConsoleSignedIn extends Recorded<"console.signed-in", 1> {
  readonly account: string;
  readonly clientAddress: string | null;
}

export interface ConsoleRefused extends Recorded<"console.refused", 1> {
  readonly account: string;
  readonly clientAddress: string | null;
  readonly why: string;
}

export interface AlertRaised extends Recorded<"alert.raised", 1> {
  readonly subject:
    | "undeliverable"
    | "next-hop-down"
    | "disk-full"
    | "worker-replaced"
    | "store-fault"
    | "certificate"
    | "settings"
    | "outbound"
    | "own-fault";
  readonly text: string;
  readonly arrival: ArrivalId | null;
}

export interface GatewayStarted extends Recorded<"gateway.started", 1> {
  readonly release: string;
}

export interface GatewayStopped extends Recorded<"gateway.stopped", 1> {
  readonly reason: string;
}

export type PosternEvent =
  | MessageIntended
  | MessageHandled
  | MessageFaulted
  | MessageUnscannable
  | RecipientRefused
  | SessionTroubled
  | SubmitterSignedIn
  | SubmitterRefused
  | KeptEnded
  | OutboxTried
  | ReportCounted
  | MessageWeighed
  | IdentityChanged
  | IncidentAnswered
  | BodyRead
  | MessageLabelled
  | ConsoleSignedIn
  | ConsoleRefused
  | AlertRaised
  | GatewayStarted
  | GatewayStopped;
