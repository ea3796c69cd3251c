/**
 * Thresholds from a budget of false alarms, by block bootstrap. Steps of clean mail are drawn again in blocks (step-history.ts), so that errors
 * which come in runs stay in runs, and are summed as the ledger sums them, fading over the pauses that lay between them; the peaks of the sums
 * tell how often each height is reached, and an exponential tail (Cramér and Lundberg) carries on beyond what was seen. Deterministic: the
 * dice have a fixed seed.
 */
import { ORIGIN_CREDIT, withOrigin } from "./origin-sum.ts";
import { EVIDENCE_FADES, ORIGIN_FADES } from "./profile.ts";
import type { Thresholds } from "./standing.ts";
import { ENDS_AT } from "./standing.ts";
import { type Blocks, STEP_OF, type StepHistory } from "./step-history.ts";

/** False alarms per million clean messages: messages held, identities suspended. */
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
/** Messages that are drawn, and of one identity in a row at the most. */
const DRAWN = 400_000;
const RUN = 150;
/** Peaks that the tail is fitted to. */
const TAIL = 60;
/** Below this an excursion of the sum is over, nats. */
const NOTHING = 0.1;

/** The first thresholds as long as history is short. */
export function thresholdsFrom(history: StepHistory, without: ReadonlySet<number>, budget: Budget): Thresholds {
  return history.count < LEAST_STEPS ? FIRST_THRESHOLDS : thresholdsOf(history.blocks(without), budget);
}

/** The same from however few steps; the first thresholds where they never add up to anything. */
export function thresholdsOf(blocks: Blocks, budget: Budget): Thresholds {
  const sums = drawSums(blocks);
  const peaks = peaksOf(sums);
  if (peaks.length < TAIL) return FIRST_THRESHOLDS;
  const wanted = budget.holds / messagesHeld(sums, peaks[TAIL - 1]!);
  const hold = between(heightFor(peaks, wanted / 1e6), HOLD_BOUNDS);
  const suspend = between(Math.max(heightFor(peaks, budget.suspensions / 1e6), hold + 3), SUSPEND_BOUNDS);
  return { watch: hold * 0.6, hold, throttle: (hold + suspend) / 2, suspend };
}

/** The evidence after each step, of one identity after another; -1 where the next one begins. */
interface Sums {
  readonly values: Float32Array;
  readonly length: number;
}

function drawSums(blocks: Blocks): Sums {
  const { steps, kinds, gaps, starts } = blocks;
  const dice = toDice();
  const values = new Float32Array((DRAWN + RUN) * 2);
  let length = 0;
  const runs = runsOf(blocks);
  if (runs.length === 0) return { values, length };
  // once for each step and not for each draw of it
  const fadesOfOrigin = Float64Array.from(gaps, (gap) => 2 ** (-gap / ORIGIN_FADES));
  const fades = Float64Array.from(gaps, (gap) => 2 ** (-gap / EVIDENCE_FADES));
  for (let drawn = 0; drawn < DRAWN; ) {
    const { from, to, most } = runs[Math.floor(dice() * runs.length)]!;
    let [fast, slow] = [0, 0];
    for (let run = 0; run < most; ) {
      const block = from + Math.floor(dice() * (to - from));
      for (let at = starts[block]!; at < starts[block + 1]! && run < most; at++, drawn++) {
        const step = steps[at]!;
        slow *= fadesOfOrigin[at]!;
        fast *= fades[at]!;
        if (kinds[at] === STEP_OF.origin) slow = withOrigin(slow, step);
        else {
          fast = Math.max(0, fast + step);
          if (step < 0) slow = Math.max(0, slow + step * ORIGIN_CREDIT);
        }
        values[length++] = fast + slow;
        run++;
      }
    }
    values[length++] = -1;
  }
  return { values, length };
}

interface Run {
  /** Blocks of one identity, and how many of its steps are drawn in a row. */
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** As many steps of an identity as it has: of one alone nothing tells how a second would follow it. */
function runsOf({ identities, starts }: Blocks): readonly Run[] {
  const runs: Run[] = [];
  for (let one = 0; one + 1 < identities.length; one++) {
    const [from, to] = [identities[one]!, identities[one + 1]!];
    for (let left = starts[to]! - starts[from]!; left > 0; left -= RUN) runs.push({ from, to, most: Math.min(RUN, left) });
  }
  return runs;
}

/** The highest sums between two returns to next to nothing, highest first. */
function peaksOf({ values, length }: Sums): Float32Array {
  const peaks = new Float32Array(length);
  let count = 0;
  let peak = 0;
  for (let at = 0; at < length; at++) {
    const sum = values[at]!;
    if (sum > peak) peak = sum;
    if (sum < NOTHING && peak > 0) {
      peaks[count++] = peak;
      peak = 0;
    }
  }
  return peaks.subarray(0, count).sort().reverse();
}

/** How many messages a hold at this height keeps back before it ends: on average, at least one. */
function messagesHeld({ values, length }: Sums, height: number): number {
  let [holds, messages, isHeld] = [0, 0, false];
  for (let at = 0; at < length; at++) {
    const sum = values[at]!;
    if (!isHeld && sum >= height) {
      isHeld = true;
      holds++;
    } else if (isHeld && sum < height * ENDS_AT) isHeld = false;
    if (isHeld) messages++;
  }
  return Math.max(1, messages / Math.max(1, holds));
}

/** Height that is reached with this chance a message. */
function heightFor(peaks: Float32Array, chance: number): number {
  const wanted = chance * DRAWN;
  if (wanted >= TAIL) return peaks[Math.floor(wanted)] ?? 0;
  const from = peaks[TAIL - 1]!; // the caller knows that there are as many
  const mean = peaks.subarray(0, TAIL).reduce((sum, peak) => sum + peak - from, 0) / TAIL;
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
