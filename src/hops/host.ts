/** What a route needs of one host behind a next hop, whether it speaks SMTP or is a Maildir. */
import type { EnvelopeRecipient, MailParameters } from "../mail/envelope.ts";
import type { Delivery, HopCapabilities, HopReply } from "../ports/next-hop.ts";

export interface Question {
  readonly mailFrom: string | null;
  readonly mailParameters: MailParameters;
  readonly recipient: EnvelopeRecipient;
}

/** It has nothing. `mayTryNext`: there is time left to try another host. */
export interface Unreached {
  readonly kind: "unreached";
  readonly why: string;
  readonly mayTryNext: boolean;
}

export type Answered = { readonly kind: "replied"; readonly reply: HopReply } | Unreached;

export type Sent =
  | { readonly kind: "accepted"; readonly reply: HopReply; readonly queueId: string | null }
  | { readonly kind: "refused"; readonly reply: HopReply; readonly some: boolean }
  | Unreached
  /** It broke off after the end of the message was sent: it has it or has not. */
  | { readonly kind: "doubtful"; readonly why: string };

export interface Host {
  /** As shown in events and health. */
  readonly name: string;
  /** As last seen, null when never seen. */
  readonly seen: HopCapabilities | null;
  /** Makes sure that capabilities were seen. */
  probe(): Promise<Unreached | null>;
  ask(question: Question): Promise<Answered>;
  send(delivery: Delivery): Promise<Sent>;
  close(): Promise<void>;
}
