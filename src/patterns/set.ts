/**
 * Many patterns over the texts of one message: one walk for the literals of each scope, then V8 in a window round each hit.
 * Every place is tried once for each pattern, and the work of a pattern and of a message is bounded; a pattern whose bound is reached
 * is "exhausted": whether it matches is unknown, and whoever asks must say so.
 */
import { type Alphabet, Automaton, alphabetOf } from "./automaton.ts";
import type { CompiledPattern } from "./compile.ts";
import { Counters, type PatternCounts } from "./counters.ts";
import { MESSAGE_WORK, PATTERN_WORK } from "./limits.ts";
import { Matcher } from "./matcher.ts";

/** `header:NAME` (lower case) or one of the fixed scopes (texts.ts). */
export type Scope = string;

export interface ScopedPattern {
  readonly scope: Scope;
  readonly pattern: CompiledPattern;
}

interface Pointer {
  /** Number of the pattern in the set. */
  readonly pattern: number;
  readonly length: number;
  readonly min: number;
  readonly max: number;
}

interface ScopeTable {
  readonly automaton: Automaton;
  readonly pointers: readonly Pointer[];
  /** Patterns without a literal. */
  readonly always: readonly number[];
}

export class PatternSet {
  readonly #matchers: readonly Matcher[];
  readonly #tables: ReadonlyMap<Scope, ScopeTable>;
  readonly #counters: Counters;

  constructor(patterns: readonly ScopedPattern[]) {
    this.#counters = new Counters(patterns.length);
    this.#matchers = patterns.map(({ pattern }) => new Matcher(pattern));
    const alphabet = alphabetOf(patterns.flatMap(({ pattern }) => pattern.literals?.map(({ text }) => text) ?? []));
    const scopes = new Set(patterns.map(({ scope }) => scope));
    this.#tables = new Map([...scopes].map((scope) => [scope, toTable(patterns, scope, alphabet)]));
  }

  get scopes(): readonly Scope[] {
    return [...this.#tables.keys()];
  }

  /** What each pattern has cost and found so far, in the order of the patterns. */
  counts(): readonly PatternCounts[] {
    return this.#counters.all();
  }

  /** A new search, for one message. */
  open(): Search {
    return new Search(this.#tables, this.#matchers, this.#counters);
  }
}

function toTable(patterns: readonly ScopedPattern[], scope: Scope, alphabet: Alphabet): ScopeTable {
  const literals: string[] = [];
  const pointers: Pointer[] = [];
  const always: number[] = [];
  for (const [number, { scope: own, pattern }] of patterns.entries()) {
    if (own !== scope) continue;
    if (pattern.literals === null) always.push(number);
    for (const { text, before } of pattern.anchored?.literals ?? pattern.literals ?? []) {
      literals.push(text);
      pointers.push({ pattern: number, length: text.length, ...before });
    }
  }
  return { automaton: new Automaton(literals, alphabet), pointers, always };
}

export class Search {
  readonly #tables: ReadonlyMap<Scope, ScopeTable>;
  readonly #matchers: readonly Matcher[];
  readonly #counters: Counters;
  readonly #found = new Map<number, string>();
  readonly #exhausted = new Set<number>();
  readonly #spent: Float64Array;
  /** Places before this one have been tried, by pattern; of the text that is walked now. */
  #triedTo = new Map<number, number>();
  #left = MESSAGE_WORK;

  constructor(tables: ReadonlyMap<Scope, ScopeTable>, matchers: readonly Matcher[], counters: Counters) {
    this.#tables = tables;
    this.#matchers = matchers;
    this.#counters = counters;
    this.#spent = new Float64Array(matchers.length);
  }

  /** Searches a text for the patterns of a scope; may be called for several texts of it. */
  walk(scope: Scope, text: string): void {
    const table = this.#tables.get(scope);
    if (table === undefined || text === "") return;
    this.#triedTo = new Map();
    for (const number of table.always) this.#try(number, text, 0, text.length);
    if (table.pointers.length === 0) return;
    table.automaton.search(text, (literal, end) => {
      const { pattern, length, min, max } = table.pointers[literal]!; // the automaton knows no other numbers
      if (this.#found.has(pattern)) return;
      this.#counters.candidate(pattern);
      const start = end - length;
      const from = Math.max(0, start - max, this.#triedTo.get(pattern) ?? 0);
      if (start - min >= from) this.#try(pattern, text, from, start - min);
    });
  }

  /** What a pattern matched first; null when it did not. */
  match(number: number): string | null {
    return this.#found.get(number) ?? null;
  }

  isExhausted(number: number): boolean {
    return this.#exhausted.has(number) && !this.#found.has(number);
  }

  #try(number: number, text: string, from: number, to: number): void {
    if (this.#found.has(number)) return;
    const matcher = this.#matchers[number]!; // numbers are those of the set
    const cost = matcher.costOf(from, to);
    if ((this.#spent[number] ?? 0) + cost > PATTERN_WORK || cost > this.#left) {
      this.#exhausted.add(number);
      return;
    }
    this.#spent[number]! += cost;
    this.#left -= cost;
    this.#triedTo.set(number, to + 1);
    const match = this.#counters.confirm(number, cost, () => matcher.matchAt(text, from, to));
    if (match !== null) this.#found.set(number, match);
  }
}
