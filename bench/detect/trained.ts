/**
 * A local model that learned part of one source and judges the rest: split half, and one period and kind of ham against the others. From
 * these the weights are chosen that a verdict gives to a local model once it has learned much.
 */
import { createHash } from "node:crypto";
import { shareCaught } from "../../src/commands/evaluate/metrics.ts";
import { type BaseModel, withBase } from "../../src/learning/base-model.ts";
import { Learner } from "../../src/learning/learner.ts";
import { emptyModel, type Learned } from "../../src/learning/model.ts";
import { baseSum, findingsSum, toProbability } from "../../src/verdict/log-odds.ts";
import { toWeights, type Weights, type WeightsTable } from "../../src/verdict/weights.ts";
import type { Mail } from "./mail.ts";

export interface Split {
  readonly name: string;
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
    return { name: `half ${number + 1}`, training: all.slice(0, middle), tested: all.slice(middle) };
  });
}

export function periods(mail: readonly Mail[]): Split {
  const isEarly = ({ place }: Mail): boolean => /^(?:easy-ham-1|spam-1)\//.test(place);
  const sorted = mail.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  return { name: "one period", training: sorted.filter(isEarly), tested: sorted.filter((each) => !isEarly(each)) };
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
  findings: [0.25, 0.5, 0.75, 1, 1.25],
  kept: [0, 1, 2, 3],
  scale: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8],
} as const;

/** The local weights: how halves and findings stand to each other by what is caught at few losses, how much all of it says by log-loss. */
export function fitLocal(table: WeightsTable, splits: readonly TrainedSplit[]): WeightsTable {
  const weights = toWeights(table);
  const sums = splits.map(({ tested }) => tested.map((mail) => findingsSum(weights, scoredBy(weights, mail))));
  const sumOf =
    ({ words, findings, kept }: Mix): Sum =>
    ({ local, base }, checks) =>
      (1 - words) * local.grams + words * local.words + findings * checks + kept * baseSum(weights.learner, base);
  const mixes: readonly Mix[] = STEPS.words.flatMap((words) =>
    STEPS.findings.flatMap((findings) => STEPS.kept.map((kept) => ({ words, findings, kept }))),
  );
  const caught = (mix: Mix): number => splits.reduce((all, split, index) => all + caughtIn(split, sums[index]!, sumOf(mix)), 0); // a list for each split
  const best = mixes.map((mix) => ({ ...mix, caught: caught(mix) })).reduce((a, b) => (b.caught > a.caught ? b : a));
  const lossOf = (scale: number): number =>
    splits.reduce((all, split, index) => all + lossIn(split, sums[index]!, sumOf(best), scale, table.bias), 0);
  const scale = STEPS.scale.reduce<number>((a, b) => (lossOf(b) < lossOf(a) ? b : a), STEPS.scale[0]);
  const local = { grams: rounded(scale * (1 - best.words)), words: rounded(scale * best.words) };
  return { ...table, learner: { ...table.learner, local, kept: rounded(scale * best.kept), findings: rounded(scale * best.findings) } };
}

interface Mix {
  readonly words: number;
  readonly findings: number;
  readonly kept: number;
}

type Sum = (learned: Learned, checks: number) => number;

function caughtIn({ tested, learned }: TrainedSplit, checks: readonly number[], sum: Sum): number {
  const judged = tested.map(({ spam }, index) => ({ spam, probability: 0, logOdds: sum(learned[index]!, checks[index]!) })); // one for each
  return shareCaught(judged, 0.001) + shareCaught(judged, 0.005);
}

function lossIn({ tested, learned }: TrainedSplit, checks: readonly number[], sum: Sum, scale: number, bias: number): number {
  const counts = { spam: tested.filter(({ spam }) => spam).length, ham: tested.filter(({ spam }) => !spam).length };
  return tested.reduce((loss, { spam }, index) => {
    const probability = toProbability(bias + scale * sum(learned[index]!, checks[index]!)); // one for each
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
