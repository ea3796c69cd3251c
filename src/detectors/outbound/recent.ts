/**
 * Things of the last while by key, at most so many. Two generations: when the younger one is full or old, the elder is forgotten,
 * so that forgetting costs nothing and memory is bounded. What is found is as old as the while, at most twice.
 */
import type { Instant, Milliseconds } from "../../platform/time.ts";

export interface RecentDump<Value> {
  readonly younger: Iterable<readonly [string, Value]>;
  readonly elder: Iterable<readonly [string, Value]>;
  readonly began: Instant;
}

export class Recent<Value> {
  readonly #most: number;
  readonly #while: Milliseconds;
  #younger = new Map<string, Value>();
  #elder = new Map<string, Value>();
  #began: Instant = 0;

  constructor(most: number, whileLong: Milliseconds) {
    this.#most = most;
    this.#while = whileLong;
  }

  get(key: string): Value | undefined {
    return this.#younger.get(key) ?? this.#elder.get(key);
  }

  set(key: string, value: Value, now: Instant): void {
    if (this.#younger.size >= this.#most / 2 || now - this.#began >= this.#while) {
      this.#elder = now - this.#began >= 2 * this.#while ? new Map() : this.#younger;
      this.#younger = new Map();
      this.#began = now;
    }
    this.#younger.set(key, value);
  }

  /** What it holds, for `fill`; to be read before anything is set. */
  toDump(): RecentDump<Value> {
    return { younger: this.#younger, elder: this.#elder, began: this.#began };
  }

  /** Becomes what was dumped. */
  fill({ younger, elder, began }: RecentDump<Value>): void {
    this.#younger = new Map(younger);
    this.#elder = new Map(elder);
    this.#began = began;
  }

  /** Becomes a copy of another one. */
  takeOver(other: Recent<Value>): void {
    this.#younger = new Map(other.#younger);
    this.#elder = new Map(other.#elder);
    this.#began = other.#began;
  }
}
