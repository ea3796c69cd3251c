/** What the learner found, in the shape of a finding, so that every verdict names it among its reasons. */
import type { Finding } from "../checks/check.ts";
import type { LearnedSeen } from "./judge.ts";
import { learnedPart } from "./log-odds.ts";
import type { LearnerWeights } from "./weights.ts";

/** Less than this is no reason. */
const WORTH_NAMING = 0.5;
const CHECK = "learning/words";

const MEANINGS: Readonly<Record<string, string>> = {
  LEARNED_UNWANTED: "It is written like earlier unwanted mail.",
  LEARNED_WANTED: "It is written like earlier wanted mail.",
};

/** At most one. */
export function learnedFinding(weights: LearnerWeights, learned: LearnedSeen | null): readonly Finding[] {
  if (learned === null) return [];
  const score = Math.round(learnedPart(weights, learned).sum * 100) / 100;
  if (Math.abs(score) < WORTH_NAMING) return [];
  const isUnwanted = score > 0;
  const words = isUnwanted ? learned.telling.join(", ") : "";
  const evidence = words === "" ? "" : `words such as ${words}`;
  const name = isUnwanted ? "LEARNED_UNWANTED" : "LEARNED_WANTED";
  return [{ name, check: CHECK, score, leaning: isUnwanted ? "spam" : "clean", evidence }];
}

export function learnedMeaning({ name, check }: Finding): string | null {
  return check === CHECK ? (MEANINGS[name] ?? null) : null;
}
