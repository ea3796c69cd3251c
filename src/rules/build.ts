/**
 * Makes checks of rules: one set of patterns for all of them, each message walked once for each scope that a condition asks for.
 * Pure, as every check is; a condition that could not be decided makes its check fail visibly instead of staying silent.
 */
import { z } from "zod";
import type { AnyCheck, ArrivalView } from "../checks/check.ts";
import type { Message } from "../mail/message.ts";
import { compilePattern } from "../patterns/compile.ts";
import type { PatternCounts } from "../patterns/counters.ts";
import { PatternSet, type Scope } from "../patterns/set.ts";
import { type Decided, decide, type Prepared, prepareCondition } from "./conditions.ts";
import { MessageSearch } from "./message-search.ts";
import { patternsIn, type Rule } from "./rule.ts";

/** What one pattern has cost, in one thread or in all. */
export interface PatternCosts extends PatternCounts {
  readonly scope: Scope;
  readonly source: string;
}

export interface RuleSet {
  readonly checks: readonly AnyCheck[];
  /** Makes the tables now (half a second for 2,000 patterns) instead of on the first message's time. */
  warmUp(): void;
  /** What each pattern has cost so far in this thread. */
  counts(): readonly PatternCosts[];
}

/** Patterns must have been accepted when the rules were read. */
export function buildRules(rules: readonly Rule[]): RuleSet {
  const numbers = numbered(rules);
  let set: PatternSet | null = null;
  // not made at once: whoever only lists the checks does not need it
  const patterns = (): PatternSet => {
    set ??= new PatternSet([...numbers.values()].map(({ scope, source }) => ({ scope, pattern: compilePattern(source) })));
    return set;
  };
  const searches = new WeakMap<Message, MessageSearch>();
  const searchOf = (message: Message): MessageSearch => {
    const search = searches.get(message) ?? new MessageSearch(message, patterns().open());
    searches.set(message, search);
    return search;
  };
  const numberOf = (scope: Scope, source: string): number => numbers.get(keyOf(scope, source))?.number ?? -1;
  return {
    checks: rules.map((rule) => toCheck(rule, searchOf, numberOf)),
    warmUp: () => {
      if (numbers.size > 0) patterns();
    },
    counts: () => {
      const counts = set?.counts() ?? [];
      return [...numbers.values()].flatMap(({ scope, source, number }) => {
        const count = counts[number];
        return count === undefined ? [] : [{ scope, source, ...count }];
      });
    },
  };
}

type Numbered = ReadonlyMap<string, { readonly scope: Scope; readonly source: string; readonly number: number }>;

function numbered(rules: readonly Rule[]): Numbered {
  const numbers = new Map<string, { scope: Scope; source: string; number: number }>();
  for (const { findings } of rules) {
    for (const [scope, source] of Object.values(findings).flatMap(({ when }) => patternsIn(when))) {
      const key = keyOf(scope, source);
      if (!numbers.has(key)) numbers.set(key, { scope, source, number: numbers.size });
    }
  }
  return numbers;
}

function keyOf(scope: Scope, source: string): string {
  return `${scope} ${source}`;
}

function toCheck(rule: Rule, searchOf: (message: Message) => MessageSearch, numberOf: (scope: Scope, source: string) => number): AnyCheck {
  const findings = Object.entries(rule.findings).map(([name, { when }]): readonly [string, Prepared] => [
    name,
    prepareCondition(when, numberOf),
  ]);
  return {
    id: rule.id,
    title: rule.title,
    why: rule.why,
    references: [],
    phase: "content",
    directions: rule.directions,
    needs: [],
    options: z.object({}),
    findings: Object.fromEntries(
      Object.entries(rule.findings).map(([name, { score, leaning, meaning }]) => [name, { score, leaning, meaning }]),
    ),
    run({ message, arrival }, found) {
      runRule(findings, { message, arrival, search: searchOf(message) }, found);
    },
  };
}

function runRule(
  findings: readonly (readonly [string, Prepared])[],
  seen: { readonly message: Message; readonly arrival: ArrivalView; readonly search: MessageSearch },
  found: (name: string, evidence: string) => void,
): void {
  for (const [name, condition] of findings) {
    const { holds, evidence }: Decided = decide(condition, seen);
    if (holds === null) throw new RangeError("a pattern found more near misses than it may look at");
    if (holds) found(name, [...new Set(evidence)].map((quote) => `"${quote}"`).join(", "));
  }
}
