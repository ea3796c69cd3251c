/**
 * What turns findings into a probability: the prior and the bounds of the logistic combination.
 * Set by hand from the counts in docs/reference/checks.md, so they are an ordering with sensible odds and not yet a fitted calibration.
 */
export interface Weights {
  /** Log-odds of unwanted mail before anything was found. */
  readonly bias: number;
  /** Findings that speak for wanted mail can be forged by anybody, so together they take off no more than this. */
  readonly mostForWanted: number;
  /** One kind of unwanted mail adds no more than this: findings of one kind repeat each other. */
  readonly mostOfOneLeaning: number;
  /** Scores by finding name that replace those of the checks. */
  readonly overrides: Readonly<Record<string, number>>;
}

export const defaultWeights: Weights = {
  bias: -3,
  mostForWanted: -4,
  mostOfOneLeaning: 9,
  overrides: {},
};
