/**
 * Thresholds from a budget of false alarms, by block bootstrap. Steps of clean mail are drawn again in blocks (one identity, one text), so
 * that errors which come in runs stay in runs; the peaks of the sums tell how often each height is reached, and an exponential tail
 * (Cramér and Lundberg) carries on beyond what was seen. Deterministic: the dice have a fixed seed.
 */
import type { Thresholds } from "./standing.ts";

/** False alarms per million clean messages. */
export interface Budget {
  readonly holds: number;
  readonly suspensions: number;
}

export const DEFAULT_BUDGET: Budget = { holds: 30, suspensions: 1 };
/** Before there is enough history: measured on the tuning half of the benchmark's authors (docs/benchmarks/hijack.md). */
export const FIRST_THRESHOLDS: Thresholds = { watch: 3, hold: 5, throttle: 7, suspend: 9 };

/** Bounds keep a strange history from making the ledger blind or jumpy. */
const HOLD_BOUNDS = [4.5, 8] as const;
const SUSPEND_BOUNDS = [8, 14] as const;
/** Fewer steps say nothing about one in thirty thousand. */
const LEAST_STEPS = 3_000;
const DRAWN = 400_000;
const RUN = 150;
const TAIL = 60;

export interface StepDump {
  readonly count: number;
  readonly rings: readonly (Float32Array | Uint32Array)[];
}

/** The last steps of all identities: a ring of numbers. */
export class StepHistory {
  readonly #most: number;
  readonly #steps: Float32Array;
  readonly #identities: Uint32Array;
  readonly #texts: Uint32Array;
  #count = 0;

  constructor(most = 65_536) {
    this.#most = most;
    this.#steps = new Float32Array(most);
    this.#identities = new Uint32Array(most);
    this.#texts = new Uint32Array(most);
  }

  get count(): number {
    return Math.min(this.#count, this.#most);
  }

  add(identity: number, text: number, step: number): void {
    const place = this.#count++ % this.#most;
    this.#steps[place] = step;
    this.#identities[place] = identity;
    this.#texts[place] = text;
  }

  /** What it holds, for `fill`: the rings as far as they are used. */
  toDump(): StepDump {
    const cut = (ring: Float32Array | Uint32Array): Float32Array | Uint32Array => ring.slice(0, this.count);
    return { count: this.#count, rings: [this.#steps, this.#identities, this.#texts].map(cut) };
  }

  /** Becomes what was dumped from a history of the same length. */
  fill({ count, rings }: StepDump): void {
    this.#count = count;
    for (const [i, ring] of [this.#steps, this.#identities, this.#texts].entries()) ring.set(rings[i]!.subarray(0, this.#most));
  }

  /** Blocks by identity, without the identities that are no clean mail. */
  blocks(without: ReadonlySet<number>): readonly (readonly (readonly number[])[])[] {
    const byIdentity = new Map<number, Map<string, number[]>>();
    const oldest = this.#count > this.#most ? this.#count % this.#most : 0;
    for (let n = 0; n < this.count; n++) {
      const i = (oldest + n) % this.#most;
      const identity = this.#identities[i]!;
      if (without.has(identity)) continue;
      const blocks = byIdentity.get(identity) ?? new Map<string, number[]>();
      byIdentity.set(identity, blocks);
      // a text of 0 is nobody's copy: each such message is a block of its own
      const name = this.#texts[i] === 0 ? `message ${i}` : `text ${this.#texts[i]}`;
      const block = blocks.get(name);
      if (block === undefined) blocks.set(name, [this.#steps[i]!]);
      else block.push(this.#steps[i]!);
    }
    return [...byIdentity.values()].map((blocks) => [...blocks.values()]);
  }
}

/** The first thresholds as long as history is short. */
export function thresholdsFrom(history: StepHistory, without: ReadonlySet<number>, budget: Budget): Thresholds {
  if (history.count < LEAST_STEPS) return FIRST_THRESHOLDS;
  const peaks = drawPeaks(history.blocks(without));
  if (peaks.length < TAIL) return FIRST_THRESHOLDS;
  const hold = between(heightFor(peaks, budget.holds / 1e6), HOLD_BOUNDS);
  const suspend = between(Math.max(heightFor(peaks, budget.suspensions / 1e6), hold + 3), SUSPEND_BOUNDS);
  return { watch: hold * 0.6, hold, throttle: (hold + suspend) / 2, suspend };
}

/** The highest sums between two returns to zero, highest first. */
function drawPeaks(identities: readonly (readonly (readonly number[])[])[]): readonly number[] {
  const dice = toDice();
  const sizes = identities.map((blocks) => blocks.reduce((sum, block) => sum + block.length, 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const peaks: number[] = [];
  if (all === 0) return peaks;
  for (let drawn = 0; drawn < DRAWN; ) {
    const blocks = identities[pick(sizes, dice() * all)]!;
    let [sum, peak] = [0, 0];
    for (let run = 0; run < RUN; ) {
      for (const step of blocks[Math.floor(dice() * blocks.length)]!) {
        sum = Math.max(0, sum + step);
        if (sum > peak) peak = sum;
        if (sum === 0 && peak > 0) {
          peaks.push(peak);
          peak = 0;
        }
        run++;
      }
    }
    if (peak > 0) peaks.push(peak);
    drawn += RUN;
  }
  return peaks.sort((a, b) => b - a);
}

function pick(sizes: readonly number[], at: number): number {
  let rest = at;
  for (let i = 0; i < sizes.length; i++) {
    rest -= sizes[i]!;
    if (rest < 0) return i;
  }
  return sizes.length - 1;
}

/** Height that is reached with this chance a message. */
function heightFor(peaks: readonly number[], chance: number): number {
  const wanted = chance * DRAWN;
  if (wanted >= TAIL) return peaks[Math.floor(wanted)] ?? 0;
  const tail = peaks.slice(0, TAIL);
  const from = tail[TAIL - 1]!;
  const mean = tail.reduce((sum, peak) => sum + peak - from, 0) / TAIL;
  return from + mean * Math.log(TAIL / wanted);
}

function between(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}

/** A linear congruential generator (Numerical Recipes). */
function toDice(): () => number {
  let state = 20_261_125;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
