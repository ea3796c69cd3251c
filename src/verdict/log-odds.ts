/**
 * The sum behind a verdict: log-odds of unwanted mail from findings and learner. Training fits this very sum, so it stands alone.
 * Bounds: what speaks for wanted mail, one kind of unwanted mail, base and local model each move it only so far.
 */
import type { Learned, Logits } from "../learning/model.ts";
import type { LearnerWeights, Weights } from "./weights.ts";

export interface Scored {
  readonly score: number;
  /** Which kind of mail it speaks for (Leaning); records of earlier releases may name another. */
  readonly leaning: string;
}

/** What was learned moves the log-odds by `sum` and leaves this share of the findings' weight. */
export interface LearnedPart {
  readonly sum: number;
  readonly findings: number;
}

const NOTHING_LEARNED: LearnedPart = { sum: 0, findings: 1 };

export function logOddsOf(weights: Weights, scored: readonly Scored[], learned: Learned | null): number {
  const part = learned === null ? NOTHING_LEARNED : learnedPart(weights.learner, learned);
  return weights.bias + logit(weights.share) - logit(weights.assumedShare) + part.findings * findingsSum(weights, scored) + part.sum;
}

export function findingsSum({ mostForWanted, mostOfOneLeaning }: Weights, scored: readonly Scored[]): number {
  let forWanted = 0;
  const against = new Map<string, number>();
  for (const { score, leaning } of scored) {
    if (score < 0) forWanted += score;
    else against.set(leaning, Math.min((against.get(leaning) ?? 0) + score, mostOfOneLeaning));
  }
  return Math.max(forWanted, mostForWanted) + [...against.values()].reduce((sum, score) => sum + score, 0);
}

export function learnedPart(weights: LearnerWeights, { base, local, labels }: Learned): LearnedPart {
  const rarer = Math.min(labels.spam, labels.ham);
  const trust = rarer / (rarer + weights.half);
  const { grams, words } = boundedLocal(weights, local);
  const ofLocal = weights.local.grams * grams + weights.local.words * words;
  return {
    sum: (1 - trust + trust * weights.kept) * baseSum(weights, base) + trust * ofLocal,
    findings: 1 - trust * (1 - weights.findings),
  };
}

/** What the base model adds while nothing was learned. */
export function baseSum({ base: by, mostOfBase }: LearnerWeights, base: Logits): number {
  return softBound(by.grams * base.grams + by.words * base.words, mostOfBase);
}

/** The local halves as they are weighed: a word that decided all mail of last month must not outvote the checks on mail of next month. */
export function boundedLocal({ mostOfLocal }: LearnerWeights, { grams, words }: Logits): Logits {
  return { grams: softBound(grams, mostOfLocal), words: softBound(words, mostOfLocal) };
}

/** Bounded without losing the order of what lies beyond. */
function softBound(value: number, most: number): number {
  return most === 0 ? 0 : most * Math.tanh(value / most);
}

export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

export function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
