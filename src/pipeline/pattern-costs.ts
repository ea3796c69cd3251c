/** What the patterns of declared rules cost, from the worker threads to the numbers of the gateway: only what came since the last report crosses. */
import type { PatternCosts, RuleSet } from "../rules/build.ts";

const COUNTED = ["candidates", "confirms", "matches", "work", "microseconds"] as const;

/** In a worker. */
export class CostReport {
  #rules: RuleSet | null = null;
  #told = new Map<string, PatternCosts>();

  startWith(rules: RuleSet): void {
    this.#rules = rules;
    this.#told = new Map();
  }

  /** What has been added since the last time; empty when nothing was looked at. */
  take(): readonly PatternCosts[] {
    const news: PatternCosts[] = [];
    for (const now of this.#rules?.counts() ?? []) {
      const before = this.#told.get(keyOf(now));
      if ((before?.candidates ?? 0) === now.candidates && (before?.confirms ?? 0) === now.confirms) continue;
      news.push(combine(now, before, -1));
      this.#told.set(keyOf(now), now);
    }
    return news;
  }
}

/** In the gateway: all threads together, those that have ended too. */
export class PatternCostTotals {
  readonly #totals = new Map<string, PatternCosts>();

  add(costs: readonly PatternCosts[]): void {
    for (const each of costs) this.#totals.set(keyOf(each), combine(each, this.#totals.get(keyOf(each)), 1));
  }

  /** The dearest first. */
  all(): readonly PatternCosts[] {
    return [...this.#totals.values()].sort((a, b) => b.work - a.work);
  }
}

function combine(one: PatternCosts, other: PatternCosts | undefined, sign: 1 | -1): PatternCosts {
  const sums = COUNTED.map((name) => [name, one[name] + sign * (other?.[name] ?? 0)] as const);
  return { ...one, ...Object.fromEntries(sums) };
}

function keyOf({ scope, source }: PatternCosts): string {
  return `${scope} ${source}`;
}
