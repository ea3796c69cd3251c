/** The copies of a message in sentences, for `postern explain`. */
import type { Instant } from "../platform/time.ts";
import { dayAndTime, oneLine } from "./words.ts";

/** What there is to tell; a CampaignStory of ports/campaigns.ts fits. */
export interface ToldCampaign {
  readonly messages: number;
  readonly senders: number;
  readonly recipients: number;
  readonly firstSeen: Instant;
  readonly label: string | null;
  readonly delivered: number;
  readonly kept: number;
  readonly members: readonly {
    readonly arrival: string;
    readonly at: Instant;
    readonly from: string;
    readonly subject: string;
    readonly recipients: readonly string[];
    readonly state: string;
  }[];
}

const LISTED = 20;

/** A paragraph about the copies, those that were delivered first; the message itself is not listed. */
export function campaignInWords(arrival: string, campaign: ToldCampaign): string {
  const { messages, senders, recipients, delivered, kept, label, firstSeen } = campaign;
  const said = label === null ? "" : ` A person said that ${label === "spam" ? "they are spam" : "they are wanted"}.`;
  const others = campaign.members.filter((member) => member.arrival !== arrival);
  const listed = [...others.filter(({ state }) => state === "delivered"), ...others.filter(({ state }) => state !== "delivered")];
  const lines = listed
    .slice(0, LISTED)
    .map(
      (each) =>
        `  - ${each.state}: ${each.arrival}, ${dayAndTime(each.at)}, ${oneLine(each.from)} to ${oneLine(each.recipients.join(", "))}`,
    );
  const more = listed.length > LISTED ? [`  and ${listed.length - LISTED} more`] : [];
  const head =
    `It is one of ${messages} copies since ${dayAndTime(firstSeen)}, of ${senders} ${senders === 1 ? "sender" : "senders"} to ` +
    `${recipients} ${recipients === 1 ? "recipient" : "recipients"}: delivered ${delivered}, kept ${kept}.${said}`;
  return [head, ...lines, ...more].join("\n");
}
