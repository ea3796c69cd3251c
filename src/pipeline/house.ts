/** What the doors are given: the ways into the pipeline. Built by main.ts; doors know nothing else of the house. */

import type { PosternEvent } from "../events/event.ts";
import type { Arrival, Client, DoorName } from "../mail/arrival.ts";
import type { EnvelopeRecipient, MailParameters } from "../mail/envelope.ts";
import type { HopCapabilities, HopReply } from "../ports/next-hop.ts";
import type { Outcome } from "./outcome.ts";

/** A phase's answer: go on, or this reply. */
export type PhaseAnswer =
  | { readonly kind: "continue" }
  | { readonly kind: "reply"; readonly reply: HopReply; readonly by: "us" | "next-hop" };

export interface SessionView {
  readonly door: DoorName;
  readonly client: Client;
  readonly submitter: string | null;
}

export interface Gateway {
  /** What EHLO may offer, as the next hop allows; null when no next hop can be reached (then the least is offered). */
  capabilities(door: DoorName): Promise<HopCapabilities | null>;
  /** Whether this session may use this reverse-path at all (relay rules of the outbound door). */
  mail(session: SessionView, mailFrom: string | null, parameters: MailParameters): Promise<PhaseAnswer>;
  /** Relay rules first, then the next hop is asked. */
  rcpt(session: SessionView, mailFrom: string | null, parameters: MailParameters, recipient: EnvelopeRecipient): Promise<PhaseAnswer>;
  /** Judges and carries out. Never throws: a fault is a "deferred" outcome. */
  handle(arrival: Arrival): Promise<Outcome>;
  /** Direction of a complete transaction. */
  directionOf(session: SessionView, mailFrom: string | null, recipients: readonly string[]): Arrival["direction"];
  note(event: PosternEvent): void;
}
