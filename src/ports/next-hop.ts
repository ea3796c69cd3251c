/** Where accepted mail goes, and what a next hop said. Nothing a peer does is an exception; a broken peer is a value. */
import type { EnvelopeRecipient, MailParameters, Recipient } from "../mail/envelope.ts";

/** One reply of a next hop as it said it. `enhanced` is null when the reply has no RFC 3463 code. */
export interface HopReply {
  readonly code: number;
  readonly enhanced: string | null;
  /** Text of all lines, joined by a space, without codes; printable characters only. */
  readonly text: string;
}

/** What every host behind this next hop can do, so that a door offers no more. `null` size: no limit stated. */
export interface HopCapabilities {
  readonly size: number | null;
  readonly eightBitMime: boolean;
  readonly smtputf8: boolean;
  readonly dsn: boolean;
}

/** Recipients with the same route can share a transaction. */
export type RouteName = string;

export interface Delivery {
  readonly route: RouteName;
  readonly mailFrom: string | null;
  readonly mailParameters: MailParameters;
  /** All of one route; at least one. */
  readonly recipients: readonly EnvelopeRecipient[];
  /** The whole message in pieces, CRLF line ends, no bare CR or LF, dots not stuffed. */
  readonly message: readonly Buffer[];
}

export type Handover =
  /** The next hop has the message for every recipient. */
  | { readonly kind: "accepted"; readonly reply: HopReply; readonly queueId: string | null; readonly hop: string }
  /** The next hop said no (4xx or 5xx) and has nothing. `some`: only some recipients were refused, so nothing was sent. */
  | { readonly kind: "refused"; readonly reply: HopReply; readonly hop: string; readonly some: boolean }
  /** It could not be reached, or broke off before its final reply: it has the message or has not. */
  | { readonly kind: "failed"; readonly why: string; readonly hop: string };

export type RecipientAnswer =
  | { readonly kind: "replied"; readonly reply: HopReply; readonly hop: string }
  | { readonly kind: "failed"; readonly why: string; readonly hop: string };

/** Where accepted mail goes. Never throws for what the peer does; a broken peer is a value. */
export interface NextHop {
  /** Capabilities as last seen (asked when never seen); null when no host answers. */
  capabilities(): Promise<HopCapabilities | null>;
  routeOf(recipient: Recipient): RouteName;
  /** Asks MAIL and RCPT in a transaction that is then reset; pins no connection afterwards. */
  ask(question: {
    readonly mailFrom: string | null;
    readonly mailParameters: MailParameters;
    readonly recipient: EnvelopeRecipient;
  }): Promise<RecipientAnswer>;
  /** Hands one message on, all or nothing. 250 means the next hop has it. */
  deliver(delivery: Delivery): Promise<Handover>;
  /** For /readyz and alerts: the last failure of each host, null when its last attempt succeeded. */
  health(): readonly { readonly hop: string; readonly failing: string | null }[];
  close(): Promise<void>;
}
