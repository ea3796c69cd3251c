/**
 * Counts of what an identity usually does, in a few classes, with forgetting; and their chance as a share smoothed by a prior.
 * The prior weighs as much as `weight` observations, so that an identity without history is judged by the prior alone.
 */
import type { Instant, Milliseconds } from "../../platform/time.ts";

/** When the counts reach this sum they are halved: habits change, and old ones must not outvote new ones for ever. */
const MOST = 2_000;

export function count(counts: Float32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
  if (sumOf(counts) >= MOST) for (let i = 0; i < counts.length; i++) counts[i] = counts[i]! / 2;
}

export function sumOf(counts: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}

/** P(class `place`) from counts and a prior distribution (Dirichlet smoothing). */
export function shareOf(counts: Float32Array, place: number, prior: readonly number[], weight: number): number {
  return ((counts[place] ?? 0) + weight * (prior[place] ?? 0)) / (sumOf(counts) + weight);
}

/** A sum that fades: what lies one half-life back counts half. */
export class Fading {
  readonly #halfLife: Milliseconds;
  value: number;
  at: Instant;

  constructor(halfLife: Milliseconds, value = 0, at: Instant = 0) {
    this.#halfLife = halfLife;
    this.value = value;
    this.at = at;
  }

  /** What is left of it at `now`. */
  now(now: Instant): number {
    return now > this.at ? this.value * 2 ** ((this.at - now) / this.#halfLife) : this.value;
  }

  add(amount: number, now: Instant): void {
    this.value = Math.max(0, this.now(now) + amount);
    if (now > this.at) this.at = now;
  }
}

export function within(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}
