/**
 * Copies of one message. A newsletter to all of its readers is one, and so are the notices of a platform; what speaks against a campaign is
 * that authors who have nothing to do with each other send it, from networks that have not, or that a person said what it is.
 */
import { z } from "zod";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";

/** Shops of one platform send its texts in many names, from the two or three networks of the platform. */
const UNRELATED = 3;
const MANY = 8;
const RECIPIENTS = 10;

export const campaign = defineCheck({
  id: "bulk/campaign",
  title: "Copies of the message come from many authors, or a person said what it is",
  why: "Senders of unwanted mail change names, domains and hosts from copy to copy; the text and its aim stay.",
  references: ["Broder 1997, On the resemblance and containment of documents"],
  phase: "content",
  directions: ["inbound"],
  needs: ["campaign", "correspondence"],
  options: z.object({}),
  findings: {
    CAMPAIGN_UNRELATED_SENDERS: {
      score: 2,
      meaning: "The same message came from several authors and networks that have nothing to do with each other.",
    },
    CAMPAIGN_MANY_SENDERS: {
      score: 3.5,
      meaning: "The same message came from many authors and networks that have nothing to do with each other.",
    },
    CAMPAIGN_MANY_RECIPIENTS: {
      score: 1,
      meaning: "A stranger's message without a way to unsubscribe reached many recipients within hours.",
    },
    CAMPAIGN_LABELLED_SPAM: { score: 4.5, meaning: "A person said that a copy of this message is spam." },
    CAMPAIGN_REPORTED: { score: 1.5, leaning: "bulk", meaning: "A person said that a copy of this bulk mail is spam." },
    CAMPAIGN_LABELLED_WANTED: {
      score: -3,
      meaning: "A person said that a copy of this message, of the same author and network, is wanted.",
    },
  },
  run({ message, facts }, found) {
    if (!facts.campaign.known || facts.campaign.value.messages === 0) return;
    const { messages, senders, networks, recipients, recentRecipients, label, isLabelledSender } = facts.campaign.value;
    const isStranger = !facts.correspondence.known || facts.correspondence.value === "none";
    const consented = hasConsent(message);
    const told = `${messages} before, of ${senders} authors, to ${recipients} recipients`;
    const unrelated = Math.min(senders, networks + 1);
    if (unrelated >= MANY && isStranger) found("CAMPAIGN_MANY_SENDERS", told);
    else if (unrelated >= UNRELATED && isStranger) found("CAMPAIGN_UNRELATED_SENDERS", told);
    if (isStranger && !consented && recentRecipients >= RECIPIENTS) found("CAMPAIGN_MANY_RECIPIENTS", told);
    if (label === "spam") found(consented && senders <= 1 ? "CAMPAIGN_REPORTED" : "CAMPAIGN_LABELLED_SPAM", told);
    else if (label === "wanted" && isLabelledSender) found("CAMPAIGN_LABELLED_WANTED", told);
  },
});

/** Proof enough for bulk mail: a way out that programs know (RFC 2369, RFC 8058), or a list (RFC 2919). */
function hasConsent({ headers }: Message): boolean {
  return headers.has("List-Unsubscribe") || headers.has("List-Id");
}
