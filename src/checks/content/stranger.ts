/**
 * Letters by which a stranger starts a talk that ends in money: company, work, a proposal, "did you get my mail". Only from people who never
 * wrote before, and not in answers. A free mail author or a blind copy makes it weigh more.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const stranger = defineCheck({
  id: "content/stranger",
  title: "A stranger starts a talk",
  why: "Romance, job and donation fraud begins with a friendly letter that asks for nothing but an answer.",
  references: [],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    STRANGER_HINTS: { score: 0.9, leaning: "scam", meaning: "A phrase is one by which strangers start a talk that ends in money." },
    STRANGER_TALKS: {
      score: 2.4,
      leaning: "scam",
      meaning: "Several phrases are those by which strangers start a talk that ends in money.",
    },
    STRANGER_BLIND_COPY: { score: 2.4, leaning: "scam", meaning: "A stranger starts a talk with many people at once, in a blind copy." },
  },
  run({ message, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none") return;
    const { answers, unsubscribes, author } = shapeOf(message);
    if (answers || unsubscribes) return;
    const groups = seen(message, "strangers");
    if (groups.size === 0) return;
    const named = [...message.to, ...message.cc].some(({ domain, address }) => domain !== "" && address !== message.from[0]?.address);
    if (!named && message.headers.has("To")) found("STRANGER_BLIND_COPY", quoted(groups));
    else if (groups.size >= 2 || (isFreeMail(author) && groups.has("company"))) found("STRANGER_TALKS", quoted(groups));
    else if (isFreeMail(author)) found("STRANGER_HINTS", quoted(groups));
  },
});
