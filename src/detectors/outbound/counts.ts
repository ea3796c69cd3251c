/**
 * Counts of what an identity usually does, in a few classes, with forgetting; and their chance as a share smoothed by a prior.
 * The prior weighs as much as `weight` observations, so that an identity without history is judged by the prior alone.
 */
import type { Instant, Milliseconds } from "../../platform/time.ts";

/** When the counts reach this sum they are halved: habits change, and old ones must not outvote new ones for ever. */
const MOST = 2_000;

/** Counts of some classes: a part of an array that may hold others beside it (a typed array for each part would cost more than what is in it). */
export class Counts {
  readonly numbers: Float32Array;
  readonly #from: number;
  readonly #end: number;

  constructor(numbers: Float32Array, from = 0, end = numbers.length) {
    this.numbers = numbers;
    this.#from = from;
    this.#end = end;
  }

  add(place: number): void {
    this.numbers[this.#from + place] = this.of(place) + 1;
    if (this.sum < MOST) return;
    for (let i = this.#from; i < this.#end; i++) this.numbers[i] = this.numbers[i]! / 2;
  }

  of(place: number): number {
    return this.numbers[this.#from + place]!;
  }

  get sum(): number {
    let sum = 0;
    for (let i = this.#from; i < this.#end; i++) sum += this.numbers[i]!;
    return sum;
  }

  /** P(class `place`), smoothed by its chance in a prior distribution (Dirichlet). */
  share(place: number, prior: number, weight: number): number {
    return (this.of(place) + weight * prior) / (this.sum + weight);
  }
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
