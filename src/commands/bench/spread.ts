/** Figures of repeats: a single run on a machine that others use says little, so every figure comes with its spread. */

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Throws RangeError without values. */
export function spreadOf(values: readonly number[]): Spread {
  return { min: percentile(values, 0), median: percentile(values, 0.5), max: percentile(values, 1) };
}

/** The value below which that share of the values lies (nearest rank). Throws RangeError without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new RangeError("no values");
  return value;
}

/** Ratios of what was measured in turn, pair by pair: neighbours on the machine burden both sides of a pair alike. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): Spread {
  return spreadOf(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));
}

export function toWords({ min, median, max }: Spread, digits: number): string {
  return [min, median, max].map((value) => value.toFixed(digits)).join(" / ");
}
