/**
 * Out of source: each message is judged by a model that has seen nothing of its source and no text like its own. The verdict is fitted in
 * the same way inside, so that the learner's word counts for what it is worth on mail from elsewhere.
 */
import type { BaseModel } from "../../src/learning/base-model.ts";
import { toWeights, type Weights, type WeightsTable } from "../../src/verdict/weights.ts";
import { scoreBase, trainBase, withoutTwinsOf } from "./base.ts";
import { calibrated, fitLine, type Line, type Point } from "./calibrate.ts";
import { fit, logOddsBy, type Seen } from "./fit.ts";
import type { Mail, SourceName } from "./mail.ts";

const AS_IT_IS: Line = { slope: 1, offset: 0 };

/** Each message with the log-odds of a base model trained on the other sources. */
export function outOfSource(mail: readonly Mail[]): readonly Seen[] {
  const sources = [...new Set(mail.map(({ source }) => source))];
  return sources.flatMap((source) => {
    const { mine, others } = apart(mail, source);
    const base = trainBase(others);
    return mine.map((each) => ({ mail: each, base: scoreBase(base, each) }));
  });
}

export interface Untrained {
  readonly base: BaseModel;
  /** The calibration that is folded into the table. */
  readonly line: Line;
  readonly table: WeightsTable;
  readonly weights: Weights;
}

/** Base model and verdict from these messages; calibrated along `line`, by default the one that they themselves give. */
export function train(mail: readonly Mail[], line = lineOf(mail)): Untrained {
  const table = calibrated(fit(outOfSource(mail)), line);
  return { base: trainBase(mail), line, table, weights: toWeights(table) };
}

/** Fitted on the messages of each source as base, weights and all that the other sources give judge them. */
function lineOf(mail: readonly Mail[]): Line {
  const sources = [...new Set(mail.map(({ source }) => source))];
  if (sources.length < 3) return AS_IT_IS; // what is left of two is one, and nothing is out of one's source
  const points = sources.flatMap((source): readonly Point[] => {
    const { mine, others } = apart(mail, source);
    const logOdds = judgeBy(train(others, AS_IT_IS), mine);
    return mine.map(({ spam }, index) => ({ spam, logOdds: logOdds[index]! })); // one for each
  });
  return fitLine(points);
}

/** Base model and verdict that know nothing of a source. */
export function trainWithout(free: readonly Mail[], source: SourceName, line?: Line): Untrained {
  return train(apart(free, source).others, line);
}

/** The messages of a source, and those of others without what has the same text. */
function apart(mail: readonly Mail[], source: SourceName): { readonly mine: readonly Mail[]; readonly others: readonly Mail[] } {
  const mine = mail.filter((each) => each.source === source);
  const others = mail.filter((each) => each.source !== source);
  return { mine, others: withoutTwinsOf(others, mine) };
}

/** Log-odds of messages of one source by what was trained on the free mail of all other sources. */
export function judgeOutOfSource(free: readonly Mail[], tested: readonly Mail[], source: SourceName): readonly number[] {
  const others = withoutTwinsOf(
    free.filter((each) => each.source !== source),
    tested,
  );
  return judgeBy(train(others), tested);
}

export function judgeBy({ base, weights }: Untrained, tested: readonly Mail[]): readonly number[] {
  return tested.map((mail) => logOddsBy(weights, { mail, base: scoreBase(base, mail) }));
}
