/** Which messages are copies of one, as a port. */
import type { ArrivalId } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { Instant } from "../platform/time.ts";

/** What a person said of a message. */
export type HumanLabel = "spam" | "wanted";

/** A campaign as it stood before one message came. */
export interface CampaignFact {
  /** Messages before this one; 0: none is like it. */
  readonly messages: number;
  /** Organizations of their authors (mailboxes where the provider is free), client networks, and recipients, each different one once. */
  readonly senders: number;
  readonly networks: number;
  readonly recipients: number;
  readonly firstSeen: Instant | null;
  /** Recipients that the last hours brought, this message's not among them. */
  readonly recentRecipients: number;
  /** What people said of messages in it; the latest word stands. */
  readonly label: HumanLabel | null;
  /** Whether this message has the author and the client network of one that was labelled: an author alone is what anybody can write. */
  readonly isLabelledSender: boolean;
}

export type MemberState = "delivered" | "kept" | "refused";

export interface CampaignMember {
  readonly arrival: ArrivalId;
  readonly at: Instant;
  readonly from: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly state: MemberState;
}

/** A campaign with its messages. */
export interface CampaignStory {
  readonly messages: number;
  readonly senders: number;
  readonly recipients: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly label: HumanLabel | null;
  readonly delivered: number;
  readonly kept: number;
  /** The latest, newest first; fewer than `messages` where it has very many. */
  readonly members: readonly CampaignMember[];
}

/** Copies of one message, from mail that passed here. Memory alone: rebuilt from the event log. */
export interface Campaigns {
  /** Null while earlier mail is still being read. `client` is the address that the message came from (mail/origin.ts), null where it is not known. */
  before(summary: MessageSummary, at: Instant, client: string | null): CampaignFact | null;
  /** The campaign that a recorded message belongs to; null when it is alone, unknown or too old. */
  of(arrival: ArrivalId): CampaignStory | null;
}
