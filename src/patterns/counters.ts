/**
 * What each pattern of a set has cost: literals seen, windows tried, matches, work in places times ways, and time of one window in 64.
 * Work is counted and not measured, so that a budget on it means the same on every machine.
 */

export interface PatternCounts {
  readonly candidates: number;
  readonly confirms: number;
  readonly matches: number;
  readonly work: number;
  /** Estimated from the sampled windows. */
  readonly microseconds: number;
}

const SAMPLE_ONE_IN = 64;

export class Counters {
  readonly #candidates: Float64Array;
  readonly #confirms: Float64Array;
  readonly #matches: Float64Array;
  readonly #work: Float64Array;
  readonly #microseconds: Float64Array;

  constructor(patterns: number) {
    this.#candidates = new Float64Array(patterns);
    this.#confirms = new Float64Array(patterns);
    this.#matches = new Float64Array(patterns);
    this.#work = new Float64Array(patterns);
    this.#microseconds = new Float64Array(patterns);
  }

  candidate(pattern: number): void {
    this.#candidates[pattern]! += 1;
  }

  confirm(pattern: number, work: number, run: () => string | null): string | null {
    const isSampled = this.#confirms[pattern]! % SAMPLE_ONE_IN === 0;
    const began = isSampled ? performance.now() : 0;
    const match = run();
    if (isSampled) this.#microseconds[pattern]! += (performance.now() - began) * 1_000 * SAMPLE_ONE_IN;
    this.#confirms[pattern]! += 1;
    this.#work[pattern]! += work;
    if (match !== null) this.#matches[pattern]! += 1;
    return match;
  }

  all(): readonly PatternCounts[] {
    return Array.from(this.#confirms, (confirms, pattern) => ({
      candidates: this.#candidates[pattern] ?? 0,
      confirms,
      matches: this.#matches[pattern] ?? 0,
      work: this.#work[pattern] ?? 0,
      microseconds: Math.round(this.#microseconds[pattern] ?? 0),
    }));
  }
}
