/** Who the message says it is for. Mail to people names them; mass mail to bought lists names nobody, or the author himself. */
import { z } from "zod";
import { defineCheck } from "../check.ts";

export const recipients = defineCheck({
  id: "headers/recipients",
  title: "The message does not say who it is for",
  why: 'A blind copy to thousands has no honest To field: it is missing, says "undisclosed recipients", or names the author.',
  references: ["RFC 5322 section 3.6.3"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    TO_UNDISCLOSED: { score: 2.2, leaning: "scam", meaning: "The recipients are not disclosed." },
    TO_IS_AUTHOR: { score: 1.8, leaning: "scam", meaning: "The author wrote to himself and to you in a blind copy." },
    TO_MISSING: { score: 0.7, meaning: "The message names no recipient." },
  },
  run({ message, arrival }, found) {
    const { headers, from } = message;
    if (headers.has("List-Post")) return; // lists write their own address into From and To
    const to = headers.first("To");
    const named = [...message.to, ...message.cc].filter((mailbox) => mailbox.domain !== "");
    if (named.length === 0) {
      if (to !== null && /(?:undisclosed|unlisted)[- ]?recipient|^recipients?\b/i.test(to)) found("TO_UNDISCLOSED", to);
      else found("TO_MISSING", to ?? "");
      return;
    }
    const author = from[0]?.address.toLowerCase();
    const received = arrival.envelope.rcptTo.some(({ address }) => address.toLowerCase() === author);
    if (author !== undefined && !received && named.every(({ address }) => address.toLowerCase() === author)) found("TO_IS_AUTHOR", author);
  },
});
