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

export function untrainedRows(judged: readonly JudgedMail[]): Pick<Rows, "caught" | "calledUnwanted" | "calibration"> {
  const from = (source: SourceName, spam?: boolean): readonly JudgedMail[] =>
    judged.filter(({ mail }) => mail.source === source && (spam === undefined || mail.spam === spam));
  const ham = [...from("foff", false), ...from("list-ham")];
  return {
    caught: {
      "untrained, mail of 2002, 0.1 %": caughtAt(from("spamassassin"), 0.001),
      "untrained, mail of 2002, 0.5 %": caughtAt(from("spamassassin"), 0.005),
      "untrained, modern phishing, 0.5 %": caughtAt([...from("phishing-pot"), ...ham], 0.005),
      "untrained, mailbox spam, 0.5 %": caughtAt([...from("foff", true), ...ham], 0.005),
      "untrained, list spam, 0.5 %": caughtAt([...from("list-spam"), ...ham], 0.005),
      "untrained, advance fee of a mailbox, 0.5 %": caughtAt([...from("spam-glitchy"), ...ham], 0.005),
    },
    calledUnwanted: callsOf(judged),
    calibration: SHARES.map((share) => calibrationAt(judged, share, 0.5)),
  };
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

/** Rows of a local model alone (no base) on the mail of 2002, and the online protocol in order of date. */
export function trainedRows(mail: readonly Mail[], weights: Weights): Pick<Rows, "caught" | "rocaOnline"> {
  return {
    caught: {
      "trained, split half (mean of eight), 0.1 %": meanOf(halves(mail).map((split) => caughtAt(judgeSplit(split, weights), 0.001))),
      "trained on one period and kind, others unseen, 0.1 %": caughtAt(judgeSplit(periods(mail), weights), 0.001),
    },
    rocaOnline: roca(judgeOnline(mail, weights)),
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

function judgeSplit(split: Split, weights: Weights): readonly JudgedMail[] {
  const learned = learnSplit(split);
  const logOdds = split.tested.map((mail, index) => logOddsOf(weights, scoredBy(weights, mail), learned[index]!)); // one for each
  return toJudged(split.tested, logOdds);
}

function judgeOnline(mail: readonly Mail[], weights: Weights): readonly JudgedMail[] {
  const learner = new Learner(emptyModel());
  const logOdds: number[] = [];
  const ordered = mail.toSorted((a, b) => (a.date ?? 0) - (b.date ?? 0) || (a.digest < b.digest ? -1 : 1));
  for (const each of ordered) {
    logOdds.push(logOddsOf(weights, scoredBy(weights, each), learner.model.score(each.features)));
    learner.learn(each.features, each.spam);
  }
  return toJudged(ordered, logOdds);
}

function toJudged(mail: readonly Mail[], logOdds: readonly number[]): readonly JudgedMail[] {
  return mail.map((each, index) => {
    const value = logOdds[index]!; // one for each
    return { mail: each, spam: each.spam, logOdds: value, probability: toProbability(value) };
  });
}
