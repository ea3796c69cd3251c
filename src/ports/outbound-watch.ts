/** The outbound watch as the pipeline sees it: mail of ours is weighed before it is decided upon (implemented in src/watch). */
import type { IdentityState, PosternEvent } from "../events/event.ts";
import type { Arrival, Client } from "../mail/arrival.ts";
import type { Recipient } from "../mail/envelope.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { MessageTraits } from "../mail/traits.ts";
import type { Fate } from "./incidents.ts";

/** A message that somebody of ours hands over for sending. */
export interface Submitted {
  readonly arrival: Arrival;
  readonly summary: MessageSummary;
  /** Null when it could not be examined. */
  readonly traits: MessageTraits | null;
  /** Calibrated P(unwanted); null when it could not be judged. */
  readonly probability: number | null;
  /** Recipients in domains of our own. */
  readonly ours: readonly Recipient[];
}

/** How the identity stands that a message is charged to, with that message. */
export interface Weighed {
  readonly identity: string;
  readonly state: IdentityState;
  /** The open incident. */
  readonly incident: string | null;
  /** True: nothing may be touched because of how it stands. */
  readonly observed: boolean;
  /** The identity wrote to this address before, or it wrote to the identity. */
  readonly knows: (recipient: Recipient) => boolean;
  /** To be recorded together with what is decided upon the message. */
  readonly events: readonly PosternEvent[];
}

/** What was decided upon a message, and what was begun for it. */
export interface Acting<T> {
  readonly fate: Fate;
  /** Recipients outside whom that fate is about. */
  readonly recipients: number;
  readonly done: Promise<T>;
}

/** Somebody who is about to write to a recipient outside. */
export interface Writer {
  readonly client: Client;
  readonly submitter: string | null;
}

/** No recipient outside is taken; the receipt is that of the incident. */
export interface Stop {
  readonly receipt: string;
}

export interface OutboundWatch {
  /** Null when the writer is not suspended, as far as is known before the message. Rejects when the watch fails. */
  stopFor(writer: Writer): Promise<Stop | null>;
  /**
   * Weighs a message, calls `act` in the same moment, and resolves with what it began once the watch has durably taken the message too.
   * Rejects when the watch fails or takes more than five seconds, before or after `act` was called. While it only observes it never does
   * so: `act` is then called with null. Messages are weighed one after another, in the order in which they come here.
   */
  weigh<T>(submitted: Submitted, act: (weighed: Weighed | null) => Acting<T>): Promise<T>;
}
