/**
 * Mail between people who wrote to each other before speaks for itself.
 * Gap: a taken-over account inherits that trust, so it lessens and never settles the verdict.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";

export const knownCorrespondent = defineCheck({
  id: "sender/known-correspondent",
  title: "Author and recipients wrote to each other before",
  why: "Unwanted mail comes from strangers; an answered author is none.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    KNOWN_BOTH_WAYS: { score: -2.5, meaning: "Author and recipient wrote to each other before." },
    KNOWN_WRITTEN_TO: { score: -1.5, meaning: "The author was written to before by one of the recipients." },
  },
  run({ facts }, found) {
    if (!facts.correspondence.known) return;
    if (facts.correspondence.value === "mutual") found("KNOWN_BOTH_WAYS", "");
    if (facts.correspondence.value === "sent") found("KNOWN_WRITTEN_TO", "");
  },
});
