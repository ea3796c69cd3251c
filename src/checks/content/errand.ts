/**
 * Letters in a superior's, colleague's or supplier's name that ask for gift cards, a transfer or other bank details, from outside.
 * Mail of our own domains and of known correspondents is not looked at: there the same words are everyday work.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

/** What is wanted in the end; the other groups are the story around it. */
const AIMS = ["cards", "transfer", "details"] as const;

export const errand = defineCheck({
  id: "content/errand",
  title: "A stranger asks for an errand with money",
  why: "Business e-mail fraud borrows a superior's name and asks for cards, a transfer or new bank details, in secret, at once, by mail only.",
  references: [],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    ERRAND_HINTS: {
      score: 1.5,
      leaning: "scam",
      meaning: "Some words are those of letters that ask for cards, a transfer or new bank details.",
    },
    ERRAND_LETTER: {
      score: 4.2,
      leaning: "scam",
      meaning: "The letter asks for cards, a transfer or new bank details, with the usual story.",
    },
  },
  run({ message, arrival, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    if (message.from.some(({ domain }) => arrival.ourDomains.includes(domain)) || message.headers.has("List-Unsubscribe")) return;
    const groups = seen(message, "errands");
    if (!AIMS.some((aim) => groups.has(aim))) return;
    if (groups.size >= 4) found("ERRAND_LETTER", quoted(groups));
    else if (groups.size === 3) found("ERRAND_HINTS", quoted(groups));
  },
});
