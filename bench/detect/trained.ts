/**
 * A local model that learned part of one source and judges the rest: split half, and one period and kind of ham against the others. From
 * these the weights are chosen that a verdict gives to a local model once it has learned much.
 */
import { createHash } from "node:crypto";
import { shareCaught } from "../../src/commands/evaluate/metrics.ts";
import { type BaseModel, withBase } from "../../src/learning/base-model.ts";
import { Learner } from "../../src/learning/learner.ts";
import { emptyModel, type Learned } from "../../src/learning/model.ts";
import { findingsSum, learnedPart, toProbability } from "../../src/verdict/log-odds.ts";
import { type LearnerWeights, toWeights, type Weights, type WeightsTable } from "../../src/verdict/weights.ts";
import type { Mail } from "./mail.ts";

export interface Split {
  readonly name: string;
  /** How much it counts when weights are chosen: all halves together as much as the other period, which no random half stands in for. */
  readonly worth: number;
  readonly training: readonly Mail[];
  readonly tested: readonly Mail[];
}

const HALVES = 8;

/** Random halves, the same at every run. One newsletter that came five times falls on one side or on both: eight halves even that out. */
export function halves(mail: readonly Mail[]): readonly Split[] {
  return Array.from({ length: HALVES }, (_, number) => {
    const keyOf = ({ digest }: Mail): string => createHash("sha256").update(`${number} ${digest}`).digest("hex");
    const drawn = mail.map((each) => [keyOf(each), each] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    const all = drawn.map(([, each]) => each);
    const middle = Math.floor(all.length / 2);
    return { name: `half ${number + 1}`, worth: 1 / HALVES, training: all.slice(0, middle), tested: all.slice(middle) };
  });
}

export function periods(mail: readonly Mail[]): Split {
  const isEarly = ({ place }: Mail): boolean => /^(?:easy-ham-1|spam-1)\//.test(place);
  const sorted = mail.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  return { name: "one period", worth: 1, training: sorted.filter(isEarly), tested: sorted.filter((each) => !isEarly(each)) };
}

/** What base and local model say of the tested half after the local one learned the other. The base must not know the source. */
export function learnSplit({ training, tested }: Split, base: BaseModel): readonly Learned[] {
  const learner = new Learner(withBase(emptyModel(), base));
  for (const { features, spam } of training) learner.learn(features, spam);
  return tested.map(({ features }) => learner.model.score(features));
}

export interface TrainedSplit extends Split {
  readonly learned: readonly Learned[];
}

const STEPS = {
  words: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
  findings: [0.3, 0.4, 0.5, 0.6, 0.75, 1],
  kept: [0, 0.5, 1, 1.5, 2],
  scale: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8],
} as const;

/** Scale that mixes are first compared at. */
const FIRST_SCALE = 0.5;

/**
 * The local weights: how halves and findings stand to each other by what is caught at few losses, how much all of it says by log-loss. Both
 * with the very sum that verdicts use, because base and findings keep a part of their say as long as labels are few.
 */
export function fitLocal(table: WeightsTable, splits: readonly TrainedSplit[]): WeightsTable {
  const weights = toWeights(table);
  const checks = splits.map(({ tested }) => tested.map((mail) => findingsSum(weights, scoredBy(weights, mail))));
  const mixes: readonly Mix[] = STEPS.words.flatMap((words) =>
    STEPS.findings.flatMap((findings) => STEPS.kept.map((kept) => ({ words, findings, kept }))),
  );
  const judgedBy = (learner: LearnerWeights): readonly (readonly Point[])[] =>
    splits.map((split, index) => pointsOf({ ...weights, learner }, split, checks[index]!)); // a list for each split
  const worthOf = (judged: readonly (readonly Point[])[], measure: (points: readonly Point[]) => number): number =>
    judged.reduce((all, points, index) => all + splits[index]!.worth * measure(points), 0); // a list for each split
  const bestMix = (scale: number): Mix => most(mixes, (mix) => worthOf(judgedBy(mixed(table.learner, mix, scale)), caughtIn));
  const bestScale = (mix: Mix): number => most(STEPS.scale, (scale) => -worthOf(judgedBy(mixed(table.learner, mix, scale)), lossIn));
  const scale = bestScale(bestMix(FIRST_SCALE));
  return { ...table, learner: mixed(table.learner, bestMix(scale), scale) };
}

interface Mix {
  readonly words: number;
  readonly findings: number;
  readonly kept: number;
}

function mixed(learner: LearnerWeights, { words, findings, kept }: Mix, scale: number): LearnerWeights {
  const local = { grams: rounded(scale * (1 - words)), words: rounded(scale * words) };
  return { ...learner, local, kept: rounded(scale * kept), findings: rounded(scale * findings) };
}

/** The first of those for which the measure is greatest. */
function most<T>(each: readonly T[], measure: (one: T) => number): T {
  return each.map((one) => ({ one, value: measure(one) })).reduce((a, b) => (b.value > a.value ? b : a)).one;
}

interface Point {
  readonly spam: boolean;
  readonly logOdds: number;
}

function pointsOf({ bias, learner }: Weights, { tested, learned }: TrainedSplit, checks: readonly number[]): readonly Point[] {
  return tested.map(({ spam }, index) => {
    const part = learnedPart(learner, learned[index]!); // one for each, as of the checks
    return { spam, logOdds: bias + part.findings * checks[index]! + part.sum };
  });
}

function caughtIn(points: readonly Point[]): number {
  const judged = points.map((point) => ({ ...point, probability: toProbability(point.logOdds) }));
  return shareCaught(judged, 0.001) + shareCaught(judged, 0.005);
}

function lossIn(points: readonly Point[]): number {
  const counts = { spam: points.filter(({ spam }) => spam).length, ham: points.filter(({ spam }) => !spam).length };
  return points.reduce((loss, { spam, logOdds }) => {
    const probability = toProbability(logOdds);
    return loss - Math.log(Math.max(spam ? probability : 1 - probability, 1e-12)) / (spam ? counts.spam : counts.ham);
  }, 0);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function scoredBy(
  weights: Weights,
  { findings }: Mail,
): readonly { readonly score: number; readonly leaning: Mail["findings"][number]["leaning"] }[] {
  return findings.map(({ name, leaning, score }) => ({ leaning, score: weights.fitted[name] ?? score }));
}
