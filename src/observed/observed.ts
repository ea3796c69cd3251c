/**
 * What can be seen of an organization's outgoing mail, whoever saw it: the doors while mail passes, or `postern audit` in old logs,
 * mailboxes and flow records. The ledger of evidence (src/detectors/outbound) judges these and nothing else, in the order of `at`;
 * the clock is theirs. Addresses of people are in lower case; IP addresses in canonical text (platform/net.ts).
 * What a source does not tell is null or left out, never guessed: unknown is neither yes nor no.
 */
import type { Instant } from "../platform/time.ts";

export type Observed = Submission | RecipientReply | Received | SignIn | Flow | Report | Word;
export type ObservedKind = Observed["kind"];

/** What a source knows about who sent a message; identity.ts makes identities of it. */
export interface Clues {
  /** The SASL login, as it signed in. */
  readonly submitter?: string | null;
  /** The host that submitted. */
  readonly client?: string | null;
  /** The device behind the address by a DHCP or VPN log: a MAC address, a host or user name. */
  readonly lease?: string | null;
  readonly helo?: string | null;
  /** The mail client: User-Agent or X-Mailer without versions, see `toClientName`. */
  readonly mailClient?: string | null;
  /** A script that handed the message to its host's mail program (X-PHP-Originating-Script and kin). */
  readonly script?: string | null;
  /** The system user that submitted locally (Postfix pickup, cron, a web server). */
  readonly localUser?: string | null;
  /** RFC5322.From, or where it is not known RFC5321.MailFrom. */
  readonly author?: string | null;
}

/** What the content of a message says; null in a submission where only a log line is left of it. */
export interface Content {
  /** Calibrated P(unwanted) of the message judged as outbound mail; null when it could not be judged. */
  readonly probability: number | null;
  /** Sketch of the text, by which near-identical ones are recognised (mail/sketch.ts); null when there is too little text. */
  readonly template: string | null;
  /** How it is written (mail/style.ts); null when there is too little text. */
  readonly style: string | null;
  /** Domains (registrable, else host) that it links to, each once. */
  readonly links: readonly string[];
  /** It answers an earlier message (In-Reply-To or References). */
  readonly isReply: boolean;
  /** It says that it was generated: Auto-Submitted, Precedence, List-Id. */
  readonly isAutomatic: boolean;
}

/** One message that somebody of ours hands over for sending. */
export interface Submission {
  readonly kind: "submission";
  readonly at: Instant;
  /** Names the message in ledgers and joins it with its replies: our receipt, or the queue id with its host. */
  readonly message: string;
  readonly by: Clues;
  readonly mailFrom: string | null;
  /** In the order in which they were given. */
  readonly recipients: readonly string[];
  /** Those of `recipients` that lie in domains of our own. */
  readonly ours: readonly string[];
  readonly content: Content | null;
  readonly bytes: number | null;
}

/** What a receiving server said about a recipient: live, or in a delivery status notification. */
export interface RecipientReply {
  readonly kind: "reply";
  readonly at: Instant;
  /** The submission's `message`; null when it cannot be told (a bounce without the original's identity). */
  readonly message: string | null;
  /** Where `message` is null: whose message it was, as far as known. */
  readonly by: Clues;
  readonly recipient: string;
  readonly result: "accepted" | "deferred" | "refused";
  /** RFC 3463 code, `5.1.1`; null when the reply has none. */
  readonly enhanced: string | null;
  readonly text: string;
  readonly via: "smtp" | "dsn";
}

/** Mail that came to somebody of ours: whom they may well write to, unless `from` is null, as it is for unwanted mail. */
export interface Received {
  readonly kind: "received";
  readonly at: Instant;
  readonly from: string | null;
  readonly to: readonly string[];
  /** Sketch of its text, by which it is recognised when it is passed on; also of mail that is not wanted. */
  readonly template?: string | null;
  /** It answers a message of ours. */
  readonly isReply: boolean;
}

/** An attempt to sign in to a mail service. */
export interface SignIn {
  readonly kind: "sign-in";
  readonly at: Instant;
  readonly user: string;
  readonly client: string | null;
  readonly service: "smtp" | "imap" | "pop3" | "web" | "other";
  readonly result: "ok" | "failed";
  readonly place: Place | null;
  /** What tells devices apart: mechanism, TLS fingerprint, client id; null when the log has none. */
  readonly device: string | null;
}

/** Where an address is, when a database tells. */
export interface Place {
  readonly country: string | null;
  readonly asn: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Accuracy radius of the position, km. */
  readonly radius: number | null;
}

/** Mail traffic of a host, seen in the network. */
export interface Flow {
  readonly kind: "flow";
  readonly at: Instant;
  /** The host inside. */
  readonly from: string;
  readonly lease: string | null;
  /** The other side; for a query the name asked for. */
  readonly to: string;
  readonly what: "mx-query" | "smtp-connect" | "smtp-failed" | "smtp-refused-by-firewall";
}

/** A report of somebody else about mail that bears our name. */
export interface Report {
  readonly kind: "report";
  readonly at: Instant;
  /** "sends-beside": a host of ours that is no mail host, whose mail others counted (DMARC aggregate reports). */
  readonly what: "complaint" | "sends-beside";
  /** Whom it is about, as far as the report tells. */
  readonly by: Clues;
  /** The submission's `message` where a report quotes it. */
  readonly message: string | null;
  readonly messages: number;
  readonly source: string;
  readonly detail: string;
  /** Of a complaint that anybody could have written: who says so, as this counts once a day for a sender. */
  readonly complainant?: string;
}

/** What a person decided about an identity. It stands in the stream, so that the same events always give the same decision. */
export interface Word {
  readonly kind: "word";
  readonly at: Instant;
  readonly identity: string;
  /**
   * `release` takes back every state and the evidence behind it, and trusts the identity until `until`; `undo` takes back the last act of
   * a person; the others set a state.
   */
  readonly what: "release" | "undo" | "watch" | "hold" | "throttle" | "suspend" | "lock";
  readonly by: string;
  readonly until: Instant | null;
  readonly note: string | null;
}
