/**
 * The display name of somebody whom we know on a stranger's address. Services write in the names of people (signatures, invitations, lists), so
 * mail that passed a list or a mass mailer or offers to unsubscribe is left out. Gap: two people of one name, and people's private addresses:
 * weighs little unless the address is free mail.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { massMailerOf } from "../mass-mailers.ts";
import { shapeOf } from "../shape.ts";

export const namesake = defineCheck({
  id: "sender/namesake",
  title: "The display name is that of somebody whom we know, the address is not",
  why: "Fraud with bills and errands comes under the name of a colleague or a partner; mail programs hide the address behind it.",
  references: ["RFC 5322 section 3.4"],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence", "namesake"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    FROM_NAMESAKE: { score: 1.2, leaning: "scam", meaning: "Somebody whom we know has the display name, and another address." },
    FROM_NAMESAKE_FREE_MAIL: {
      score: 2.2,
      leaning: "scam",
      meaning: "Somebody whom we know has the display name, and another address; this one is free mail.",
    },
  },
  run({ message, arrival, facts, options }, found) {
    if (!facts.namesake.known || !facts.namesake.value) return;
    if (facts.correspondence.known && facts.correspondence.value !== "none" && facts.correspondence.value !== "received") return;
    const author = message.from[0];
    const { discussion, unsubscribes } = shapeOf(message);
    if (author === undefined || author.domain === "" || discussion || unsubscribes || massMailerOf(message, arrival) !== null) return;
    if (arrival.ourDomains.includes(author.domain) || options.ignoredDomains.includes(author.domain)) return;
    found(isFreeMail(author.domain) ? "FROM_NAMESAKE_FREE_MAIL" : "FROM_NAMESAKE", `${author.name ?? ""} <${author.address}>`);
  },
});
