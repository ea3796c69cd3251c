/**
 * Measures of a filter: area above the ROC curve (1-ROCA, TREC 2005-2007), share of spam caught at a given share of ham lost, expected
 * calibration error and log-loss at a given share of spam, all with bootstrap intervals where they are asked for. Pure arithmetic.
 * Each refuses messages without a score (RangeError).
 */

export interface Judgement {
  readonly spam: boolean;
  /** P(unwanted). */
  readonly probability: number;
  /** Log-odds of it: keeps an order where probabilities round to 0 or 1. */
  readonly logOdds: number;
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Caught extends Interval {
  /** Share of ham that may be lost. */
  readonly at: number;
  readonly caught: number;
  readonly spam: number;
  /** Ham that is lost at this threshold, and how much there is. */
  readonly lost: number;
  readonly ham: number;
}

export interface Calibration {
  readonly share: number;
  /** Expected calibration error, told the share. */
  readonly ece: number;
  readonly logLoss: number;
  /** The same for the probabilities as they came out, fitted for `assumedShare`. */
  readonly eceAsIs: number;
}

const RESAMPLES = 300;
const BINS = 10;

/** 1-ROCA in percent: how often, of a spam and a ham message drawn at random, the ham looks worse. Ties count half. */
export function roca(judged: readonly Judgement[]): Interval {
  return bootstrapped(judged, (ordered) => rocaOf(ordered));
}

/** Spam caught while at most `at` of the ham is lost. */
export function caughtAt(judged: readonly Judgement[], at: number): Caught {
  const ordered = toOrdered(judged);
  const { caught, lost, spam, ham } = countAt(ordered, at);
  const { low, high, value } = bootstrapped(judged, (each) => {
    const counts = countAt(each, at);
    return counts.spam === 0 ? 0 : counts.caught / counts.spam;
  });
  return { at, caught, spam, lost, ham, value, low, high };
}

/** The same without an interval. */
export function shareCaught(judged: readonly Judgement[], at: number): number {
  const { caught, spam } = countAt(toOrdered(judged), at);
  return spam === 0 ? 0 : caught / spam;
}

/** Bounds of a share of which `hits` of `of` were seen (Wilson, 95 %; 3/n where none was). */
export function boundsOf(hits: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  if (hits === 0) return [0, Math.min(1, 3 / of)];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)];
}

/** Calibration as it would be if `share` of the mail were spam. `assumedShare` is what the probabilities were fitted for. */
export function calibrationAt(judged: readonly Judgement[], share: number, assumedShare: number): Calibration {
  refuseUnscored(judged);
  const spam = judged.filter((each) => each.spam).length;
  const weightOf = (each: Judgement): number => (each.spam ? share / spam : (1 - share) / (judged.length - spam));
  const moved = logit(share) - logit(assumedShare);
  const told = judged.map((each) => ({ ...each, probability: toProbability(each.logOdds + moved) }));
  return { share, ece: eceOf(told, weightOf), logLoss: logLossOf(told, weightOf), eceAsIs: eceOf(judged, weightOf) };
}

/** For a reliability diagram: of each tenth of probability, how much mail there is and how much of it is spam. */
export function reliability(
  judged: readonly Judgement[],
): readonly { readonly upTo: number; readonly messages: number; readonly spam: number; readonly mean: number }[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = judged.filter(({ probability }) => binOf(probability) === bin);
    const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / Math.max(inside.length, 1);
    return { upTo: (bin + 1) / BINS, messages: inside.length, spam: inside.filter((each) => each.spam).length, mean };
  });
}

/** A judgement that stands for `times` messages of a resample. */
interface Ordered {
  readonly spam: boolean;
  readonly logOdds: number;
  times: number;
}

/** Most suspicious first. */
function toOrdered(judged: readonly Judgement[]): Ordered[] {
  refuseUnscored(judged);
  return judged.map(({ spam, logOdds }) => ({ spam, logOdds, times: 1 })).sort((a, b) => b.logOdds - a.logOdds);
}

/** Throws RangeError: a message without a score has no place in the order, and any figure would hide that. */
function refuseUnscored(judged: readonly Judgement[]): void {
  const unscored = judged.filter(({ logOdds }) => Number.isNaN(logOdds)).length;
  if (unscored > 0) throw new RangeError(`${unscored} of ${judged.length} messages were judged without a number`);
}

/** The 2.5th and 97.5th percentile of the measure over resamples with replacement, spam and ham each for itself. */
function bootstrapped(judged: readonly Judgement[], measure: (ordered: readonly Ordered[]) => number): Interval {
  const ordered = toOrdered(judged);
  const value = measure(ordered);
  const kinds = [ordered.filter((each) => each.spam), ordered.filter((each) => !each.spam)];
  const dice = toDice(20_261_125);
  const values = Array.from({ length: RESAMPLES }, () => {
    for (const kind of kinds) {
      for (const each of kind) each.times = 0;
      for (let draw = 0; draw < kind.length; draw++) kind[Math.floor(dice() * kind.length)]!.times += 1; // inside the list
    }
    return measure(ordered);
  }).sort((a, b) => a - b);
  return { value, low: values[Math.floor(RESAMPLES * 0.025)] ?? value, high: values[Math.ceil(RESAMPLES * 0.975) - 1] ?? value };
}

function rocaOf(ordered: readonly Ordered[]): number {
  let hamAbove = 0;
  let wrong = 0;
  let allSpam = 0;
  for (const { spam, ham } of tiesOf(ordered)) {
    wrong += spam * (hamAbove + ham / 2);
    hamAbove += ham;
    allSpam += spam;
  }
  return allSpam === 0 || hamAbove === 0 ? 0 : (100 * wrong) / (allSpam * hamAbove);
}

function countAt(ordered: readonly Ordered[], at: number): { caught: number; lost: number; spam: number; ham: number } {
  let spam = 0;
  let ham = 0;
  for (const each of ordered) {
    if (each.spam) spam += each.times;
    else ham += each.times;
  }
  const allowed = Math.floor(at * ham + 1e-9);
  let caught = 0;
  let lost = 0;
  for (const tie of tiesOf(ordered)) {
    if (lost + tie.ham > allowed) break;
    caught += tie.spam;
    lost += tie.ham;
  }
  return { caught, lost, spam, ham };
}

/** What stands at each value, from the top: equal scores fall together. */
function* tiesOf(ordered: readonly Ordered[]): Generator<{ readonly spam: number; readonly ham: number }> {
  let tie = { spam: 0, ham: 0 };
  for (let at = 0; at < ordered.length; at++) {
    const { spam, times, logOdds } = ordered[at]!; // inside the list
    tie[spam ? "spam" : "ham"] += times;
    if (ordered[at + 1]?.logOdds === logOdds) continue;
    yield tie;
    tie = { spam: 0, ham: 0 };
  }
}

function eceOf(judged: readonly Judgement[], weightOf: (each: Judgement) => number): number {
  const bins = Array.from({ length: BINS }, () => ({ weight: 0, spam: 0, said: 0 }));
  for (const each of judged) {
    const bin = bins[binOf(each.probability)]!; // a bin for each tenth
    const weight = weightOf(each);
    bin.weight += weight;
    bin.spam += each.spam ? weight : 0;
    bin.said += weight * each.probability;
  }
  return bins.reduce((sum, { spam, said }) => sum + Math.abs(spam - said), 0);
}

function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function logLossOf(judged: readonly Judgement[], weightOf: (each: Judgement) => number): number {
  const tiny = 1e-12;
  return judged.reduce((sum, each) => {
    const right = each.spam ? each.probability : 1 - each.probability;
    return sum - weightOf(each) * Math.log(Math.max(right, tiny));
  }, 0);
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The same numbers at every run (a linear congruential generator, constants of Numerical Recipes). */
function toDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
