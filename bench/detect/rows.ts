/** The detection rows of the target table, from judged messages: untrained rows out of source, trained rows on the mail of 2002. */
import { type Caught, calibrationAt, caughtAt, type Interval, type Judgement, roca } from "../../src/commands/evaluate/metrics.ts";
import { Learner } from "../../src/learning/learner.ts";
import { emptyModel } from "../../src/learning/model.ts";
import { UNWANTED } from "../../src/verdict/judge.ts";
import { logOddsOf, toProbability } from "../../src/verdict/log-odds.ts";
import type { Weights } from "../../src/verdict/weights.ts";
import { judgeBy, judgeOutOfSource, type Untrained } from "./folds.ts";
import type { Mail, SourceName } from "./mail.ts";
import { halves, learnSplit, periods, type Split, scoredBy } from "./trained.ts";

export interface JudgedMail extends Judgement {
  readonly mail: Mail;
}

export interface Rows {
  readonly caught: Readonly<Record<string, Caught>>;
  /** Ham called unwanted, by source and label: [of them unwanted, all]. */
  readonly calledUnwanted: Readonly<Record<string, readonly [number, number]>>;
  readonly rocaOnline: Interval;
  readonly calibration: readonly { readonly share: number; readonly ece: number; readonly eceAsIs: number; readonly logLoss: number }[];
}

const SHARES = [0.1, 0.5, 0.9] as const;
/** Sources of their own that are held out in turn; what was written for this project stands in for nothing. */
const HELD_OUT = ["spamassassin", "foff", "spam-glitchy"] as const satisfies readonly SourceName[];

/** Every message judged by a model that knows nothing of its source. */
export function judgeUntrained(free: readonly Mail[], others: readonly Mail[], all: Untrained): readonly JudgedMail[] {
  const held = HELD_OUT.flatMap((source) => {
    const tested = free.filter((mail) => mail.source === source);
    return toJudged(tested, judgeOutOfSource(free, tested, source));
  });
  return [...held, ...toJudged(others, judgeBy(all, others))];
}

/** A line of the targets: which spam against which ham, and how much of the ham may be lost. */
export interface UntrainedRow {
  readonly name: string;
  readonly at: number;
  readonly picks: (mail: Mail) => boolean;
}

/** Newsletters, receipts and lists of today. */
export function isModernHam({ source, spam }: Mail): boolean {
  return source === "list-ham" || (source === "foff" && !spam);
}

export const UNTRAINED: readonly UntrainedRow[] = [
  { name: "untrained, mail of 2002, 0.1 %", at: 0.001, picks: ({ source }) => source === "spamassassin" },
  { name: "untrained, mail of 2002, 0.5 %", at: 0.005, picks: ({ source }) => source === "spamassassin" },
  againstModernHam("untrained, modern phishing, 0.5 %", ({ source }) => source === "phishing-pot"),
  againstModernHam("untrained, mailbox spam, 0.5 %", ({ source, spam }) => source === "foff" && spam),
  againstModernHam("untrained, list spam, 0.5 %", ({ source }) => source === "list-spam"),
  againstModernHam("untrained, advance fee of a mailbox, 0.5 %", ({ source }) => source === "spam-glitchy"),
];

function againstModernHam(name: string, isSpamOf: (mail: Mail) => boolean): UntrainedRow {
  return { name, at: 0.005, picks: (mail) => isSpamOf(mail) || isModernHam(mail) };
}

export function untrainedRows(judged: readonly JudgedMail[]): Pick<Rows, "caught" | "calledUnwanted" | "calibration"> {
  const caught = UNTRAINED.map(({ name, at, picks }) => [name, caughtAt(pick(judged, picks), at)] as const);
  return {
    caught: Object.fromEntries(caught),
    calledUnwanted: callsOf(judged),
    calibration: SHARES.map((share) => calibrationAt(judged, share, 0.5)),
  };
}

export function pick(judged: readonly JudgedMail[], picks: UntrainedRow["picks"]): readonly JudgedMail[] {
  return judged.filter(({ mail }) => picks(mail));
}

function callsOf(judged: readonly JudgedMail[]): Rows["calledUnwanted"] {
  const calls: Record<string, readonly [number, number]> = {};
  for (const { mail, probability } of judged.filter((each) => !each.spam)) {
    const name = `${mail.source} ${mail.label}`;
    const [unwanted, all] = calls[name] ?? [0, 0];
    calls[name] = [unwanted + (probability >= UNWANTED ? 1 : 0), all + 1];
  }
  return calls;
}

/**
 * Rows of a local model on the mail of 2002, and the online protocol in order of date (there without a base). The base and the weights of
 * the findings come from the other sources; only the few numbers that mix them are the shipped ones, chosen on these splits.
 */
export function trainedRows(mail: readonly Mail[], outside: Outside): Pick<Rows, "caught" | "rocaOnline"> {
  return {
    caught: {
      "trained, split half (mean of eight), 0.1 %": meanOf(halves(mail).map((split) => caughtAt(judgeSplit(split, outside), 0.001))),
      "trained on one period and kind, others unseen, 0.1 %": caughtAt(judgeSplit(periods(mail), outside), 0.001),
    },
    rocaOnline: roca(judgeOnline(mail, outside.weights)),
  };
}

/** Counts are of all halves together; the interval is the mean one of a single half. */
function meanOf(halves: readonly Caught[]): Caught {
  const mean = (value: (each: Caught) => number): number => halves.reduce((sum, each) => sum + value(each), 0) / halves.length;
  const sum = (value: (each: Caught) => number): number => halves.reduce((all, each) => all + value(each), 0);
  return {
    at: halves[0]?.at ?? 0,
    ...{ value: mean(({ value }) => value), low: mean(({ low }) => low), high: mean(({ high }) => high) },
    ...{ caught: sum(({ caught }) => caught), spam: sum(({ spam }) => spam), lost: sum(({ lost }) => lost), ham: sum(({ ham }) => ham) },
  };
}

/** What is known without the source that is tested. */
export type Outside = Pick<Untrained, "base" | "weights">;

export function judgeSplit(split: Split, { base, weights }: Outside): readonly JudgedMail[] {
  const learned = learnSplit(split, base);
  const logOdds = split.tested.map((mail, index) => logOddsOf(weights, scoredBy(weights, mail), learned[index]!)); // one for each
  return toJudged(split.tested, logOdds);
}

export function judgeOnline(mail: readonly Mail[], weights: Weights): readonly JudgedMail[] {
  const learner = new Learner(emptyModel());
  const logOdds: number[] = [];
  const ordered = mail.toSorted((a, b) => (a.date ?? 0) - (b.date ?? 0) || (a.digest < b.digest ? -1 : 1));
  for (const each of ordered) {
    logOdds.push(logOddsOf(weights, scoredBy(weights, each), learner.model.score(each.features)));
    learner.learn(each.features, each.spam);
  }
  return toJudged(ordered, logOdds);
}

export function toJudged(mail: readonly Mail[], logOdds: readonly number[]): readonly JudgedMail[] {
  return mail.map((each, index) => {
    const value = logOdds[index]!; // one for each
    return { mail: each, spam: each.spam, logOdds: value, probability: toProbability(value) };
  });
}
