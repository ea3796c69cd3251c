/**
 * Fits the verdict: logistic regression over findings and the base model's log-odds, as a compromise between what the mail says and the
 * scores that the checks were written with (a Gaussian prior round each: maximum a posteriori), so that a finding that the mail hardly has
 * keeps its score. What speaks for unwanted mail never gets a negative weight, and the other way round.
 * Fitted with the very sum that verdicts use (verdict/log-odds.ts), bounds included.
 */
import type { AnyCheck, Leaning } from "../../src/checks/check.ts";
import type { Logits } from "../../src/learning/model.ts";
import { checks } from "../../src/pipeline/order.ts";
import { baseSum, findingsSum, logit, toProbability } from "../../src/verdict/log-odds.ts";
import { toWeights, type Weights, type WeightsTable } from "../../src/verdict/weights.ts";
import type { Mail } from "./mail.ts";

/** One message with the log-odds of a base model that has not seen it, nor anything of its source. */
export interface Seen {
  readonly mail: Mail;
  readonly base: Logits;
}

/** How far a weight strays from its prior for one unit of penalty. */
const SPREAD = 0.5;
const SPREAD_OF_LEARNER = 0.04;
const SPREAD_OF_BIAS = 1.5;
const ROUNDS = 400;
const RATE = 0.05;
/** No finding convicts alone: bias and the heaviest weight together stay below the line of 0.5 … unless the check itself says more. */
const MOST = 7;

const START: WeightsTable = {
  format: "postern verdict weights 1",
  assumedShare: 0.5,
  bias: -2.5,
  mostForWanted: -4,
  mostOfOneLeaning: 9,
  learner: {
    base: { grams: 0.25, words: 0.25 },
    local: { grams: 0.4, words: 0.4 },
    kept: 1,
    findings: 0.5,
    half: 20,
    mostOfBase: 5,
    mostOfLocal: 6,
  },
  findings: {},
};

interface Definition {
  readonly name: string;
  readonly score: number;
  readonly leaning: Leaning;
}

const definitions: readonly Definition[] = checks.flatMap((check: AnyCheck) =>
  Object.entries(check.findings).map(([name, { score, leaning }]) => ({ name, score, leaning: leaning ?? (score < 0 ? "clean" : "spam") })),
);

export function fit(seen: readonly Seen[]): WeightsTable {
  const scores = new Map(definitions.map(({ name, score }) => [name, score]));
  const learner = { grams: START.learner.base.grams, words: START.learner.base.words };
  let bias = START.bias;
  const balance = weightsOf(seen);
  const pace = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopesAt(seen, balance, { scores, learner, bias });
    const stepOf = (name: string, towards: number, value: number, prior: number, spread: number): number => {
      const whole = towards + (prior - value) / (spread * spread);
      const speed = (pace.get(name) ?? 0) + whole * whole;
      pace.set(name, speed);
      return (RATE * whole) / Math.sqrt(speed + 1e-9) + 0;
    };
    bias += 3 * stepOf("bias", slope.bias, bias, START.bias, SPREAD_OF_BIAS);
    for (const half of ["grams", "words"] as const) {
      learner[half] = Math.max(0, learner[half] + 0.3 * stepOf(half, slope[half], learner[half], 0.25, SPREAD_OF_LEARNER));
    }
    for (const { name, score: prior } of definitions) {
      if (prior === 0) continue; // it explains and accuses nobody
      const value = scores.get(name)!; // every definition has one
      const moved = value + 3 * stepOf(name, slope.scores.get(name) ?? 0, value, prior, SPREAD);
      scores.set(name, prior < 0 ? Math.min(0, Math.max(-MOST, moved)) : Math.max(0, Math.min(Math.max(MOST, prior), moved)));
    }
  }
  return { ...START, bias: rounded(bias), learner: { ...START.learner, base: roundedPair(learner) }, findings: tableOf(seen, scores) };
}

interface State {
  readonly scores: ReadonlyMap<string, number>;
  readonly learner: Logits;
  readonly bias: number;
}

interface Slopes {
  bias: number;
  grams: number;
  words: number;
  readonly scores: Map<string, number>;
}

/** Of the log-likelihood; zero for what a bound holds back. */
function slopesAt(seen: readonly Seen[], balance: readonly number[], { scores, learner, bias }: State): Slopes {
  const slopes: Slopes = { bias: 0, grams: 0, words: 0, scores: new Map() };
  const { mostOfBase } = START.learner;
  for (const [index, { mail, base }] of seen.entries()) {
    const found = mail.findings.map(({ name, leaning }) => ({ name, leaning, score: scores.get(name) ?? 0 }));
    const sums = new Map<Leaning, number>();
    for (const { score, leaning } of found) {
      const side = score < 0 ? "clean" : leaning;
      sums.set(side, (sums.get(side) ?? 0) + score);
    }
    const raw = learner.grams * base.grams + learner.words * base.words;
    const soft = mostOfBase * Math.tanh(raw / mostOfBase);
    const error = (mail.spam ? 1 : 0) - toProbability(bias + findingsSum(toWeights(START), found) + soft);
    const push = error * balance[index]!; // one for each message
    slopes.bias += push;
    const open = 1 - (soft / mostOfBase) ** 2;
    slopes.grams += push * open * base.grams;
    slopes.words += push * open * base.words;
    for (const { name, score, leaning } of found) {
      const sum = sums.get(score < 0 ? "clean" : leaning) ?? 0;
      const isHeld = score < 0 ? sum < START.mostForWanted : sum > START.mostOfOneLeaning;
      if (!isHeld) slopes.scores.set(name, (slopes.scores.get(name) ?? 0) + push);
    }
  }
  return slopes;
}

/**
 * Spam and ham weigh alike together (the assumed share), and sources by the root of their size, so that two thousand messages of 2002 do
 * not drown eighty of today. Weights sum to the number of messages.
 */
function weightsOf(seen: readonly Seen[]): readonly number[] {
  const groupOf = ({ mail }: Seen): string => `${mail.source} ${mail.label}`;
  const sizes = new Map<string, number>();
  for (const each of seen) sizes.set(groupOf(each), (sizes.get(groupOf(each)) ?? 0) + 1);
  const rooted = seen.map((each) => 1 / Math.sqrt(sizes.get(groupOf(each))!)); // counted above
  const massOf = (spam: boolean): number =>
    rooted.reduce((sum, weight, index) => (seen[index]!.mail.spam === spam ? sum + weight : sum), 0);
  const half = { spam: massOf(true), ham: massOf(false) };
  return rooted.map((weight, index) => (weight * seen.length) / 2 / (seen[index]!.mail.spam ? half.spam : half.ham));
}

function tableOf(seen: readonly Seen[], scores: ReadonlyMap<string, number>): WeightsTable["findings"] {
  return Object.fromEntries(
    definitions.map(({ name, score }) => {
      const hits: Record<string, [number, number]> = {};
      for (const { mail } of seen) {
        if (!mail.findings.some((finding) => finding.name === name)) continue;
        const counts = hits[mail.source] ?? [0, 0];
        hits[mail.source] = mail.spam ? [counts[0] + 1, counts[1]] : [counts[0], counts[1] + 1];
      }
      return [name, { weight: rounded(scores.get(name) ?? score), prior: score, hits }];
    }),
  );
}

/** The weights that a table gives, for a message whose base log-odds are known. */
export function logOddsBy(weights: Weights, { mail, base }: Seen): number {
  const scored = mail.findings.map(({ name, leaning, score }) => ({ leaning, score: weights.fitted[name] ?? score }));
  return weights.bias + findingsSum(weights, scored) + baseSum(weights.learner, base) + logit(weights.share) - logit(weights.assumedShare);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function roundedPair({ grams, words }: Logits): Logits {
  return { grams: Math.round(grams * 1000) / 1000, words: Math.round(words * 1000) / 1000 };
}
