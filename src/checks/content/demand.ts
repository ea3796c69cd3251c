/**
 * Short notices that press for an act: something is wrong, the reader shall do something about it, and soon, on a page that is not the author's.
 * Known scams (known-scam.ts) are told by what they are about; this one stays when the story is a new one.
 * Gap: firms that have their bills paid on somebody else's page write alike; one that was written to before counts as none.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";
import { demandsTold } from "../words/demands.ts";
import { seenGists } from "../words/phrases.ts";
import { LANGUAGES } from "../words/scams/family.ts";

export const demand = defineCheck({
  id: "content/demand",
  title: "A short notice presses for an act on somebody else's page",
  why: "Stories change from week to week; that something is wrong, must be mended soon and is mended elsewhere does not.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    DEMAND_ELSEWHERE: {
      score: 2.6,
      leaning: "phish",
      meaning: "Something is said to be wrong and to be mended soon, on a page that is not the author's.",
    },
  },
  run({ message, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none" && facts.correspondence.value !== "received") return;
    const { discussion, ownLinks, unsubscribes, answers, clicks } = shapeOf(message);
    const [click] = clicks;
    if (click === undefined || discussion || ownLinks || unsubscribes || answers) return;
    const parts = seenGists(message);
    for (const { language, groups } of demandsTold) {
      const told = [...new Set(groups.flatMap((group) => parts.get(group) ?? []))];
      if (told.length < groups.length) continue;
      found("DEMAND_ELSEWHERE", `${LANGUAGES[language]}: ${told.map((words) => `"${words}"`).join(", ")}, link to ${click.host}`);
      return;
    }
  },
});
