/**
 * Whether author and recipients have written to each other before, from mail that passed here.
 * The author is RFC5322.From's first mailbox; without one the reverse-path. Gap: aliases of one person count as different people.
 */
import type { Correspondence } from "./all.ts";
import { defineFact, known, unknown } from "./fact.ts";

export const correspondence = defineFact({
  name: "correspondence",
  title: "Did author and recipients write to each other before?",
  after: [],
  deadline: "1s",
  async gather({ arrival, summary, ports }) {
    const author = summary.from[0]?.address ?? arrival.envelope.mailFrom;
    if (author === null) return unknown("the message names no author");
    const recipients = arrival.envelope.rcptTo.map((recipient) => recipient.address);
    if (recipients.length === 0) return unknown("no recipients are known");
    const { wrote, wasWrittenTo } = await ports.correspondents.between(author, recipients);
    return known<Correspondence>(wrote ? (wasWrittenTo ? "mutual" : "received") : wasWrittenTo ? "sent" : "none");
  },
});
