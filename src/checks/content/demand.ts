/**
 * Short letters that press for an act: a notice says that something is wrong and to be mended soon, on a page that is not the author's; a letter
 * wants something paid or bought at once and nobody told. Known scams (known-scam.ts) are told by what they are about; this stays when the story
 * is a new one.
 * Gap: firms that have their bills paid on somebody else's page write alike; whom the reader writes to counts as none.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";
import { demandsTold, errandsTold, type Told } from "../words/demands.ts";
import { foldedText, type SeenGroups, seenGists } from "../words/phrases.ts";
import { LANGUAGES } from "../words/scams/family.ts";

export const demand = defineCheck({
  id: "content/demand",
  title: "A short letter presses for an act, on somebody else's page or in secret",
  why: "Stories change from week to week; that something must be done soon, elsewhere or unknown to others, does not.",
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
    ERRAND_IN_SECRET: {
      score: 3.2,
      leaning: "scam",
      meaning: "A stranger wants something paid, bought or done at once, and not to be talked about.",
    },
  },
  run({ message, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none" && facts.correspondence.value !== "received") return;
    const { discussion, ownLinks, unsubscribes, answers, clicks } = shapeOf(message);
    if (discussion || unsubscribes || answers || ownLinks) return;
    const [click] = clicks;
    const told = toldOf(click === undefined ? errandsTold : demandsTold, seenGists(message));
    if (told === null) return;
    if (click !== undefined) found("DEMAND_ELSEWHERE", `${told}, link to ${click.host}`);
    else if (foldedText(message).length <= SHORT_ERRAND) found("ERRAND_IN_SECRET", told);
  },
});

/** Longer letters talk of many things. */
const SHORT_ERRAND = 700;

/** The words of the first language in which all is told; null when there is none. */
function toldOf(languages: readonly Told[], parts: SeenGroups): string | null {
  for (const { language, groups } of languages) {
    const told = [...new Set(groups.flatMap((group) => parts.get(group) ?? []))];
    if (told.length === groups.length) return `${LANGUAGES[language]}: ${told.map((words) => `"${words}"`).join(", ")}`;
  }
  return null;
}
