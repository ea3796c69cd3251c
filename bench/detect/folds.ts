/**
 * Out of source: each message is judged by a model that has seen nothing of its source and no text like its own. The verdict is fitted in
 * the same way inside, so that the learner's word counts for what it is worth on mail from elsewhere.
 */
import type { BaseModel } from "../../src/learning/base-model.ts";
import { toWeights, type Weights, type WeightsTable } from "../../src/verdict/weights.ts";
import { scoreBase, trainBase, withoutTwinsOf } from "./base.ts";
import { fit, logOddsBy, type Seen } from "./fit.ts";
import type { Mail, SourceName } from "./mail.ts";

/** Each message with the log-odds of a base model trained on the other sources. */
export function outOfSource(mail: readonly Mail[]): readonly Seen[] {
  const sources = [...new Set(mail.map(({ source }) => source))];
  return sources.flatMap((source) => {
    const mine = mail.filter((each) => each.source === source);
    const others = withoutTwinsOf(
      mail.filter((each) => each.source !== source),
      mine,
    );
    const base = trainBase(others);
    return mine.map((each) => ({ mail: each, base: scoreBase(base, each) }));
  });
}

export interface Untrained {
  readonly base: BaseModel;
  readonly table: WeightsTable;
  readonly weights: Weights;
}

/** Base model and verdict from these messages. */
export function train(mail: readonly Mail[]): Untrained {
  const table = fit(outOfSource(mail));
  return { base: trainBase(mail), table, weights: toWeights(table) };
}

/** Base model and verdict that know nothing of a source. */
export function trainWithout(free: readonly Mail[], source: SourceName): Untrained {
  const mine = free.filter((each) => each.source === source);
  const others = free.filter((each) => each.source !== source);
  return train(withoutTwinsOf(others, mine));
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
