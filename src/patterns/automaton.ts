/**
 * Finds thousands of literals in one walk over a text (Aho and Corasick, 1975). Walks UTF-16 code units, as V8 holds texts, so that
 * nothing is converted and places need no map. Case, accents and look-alikes fold in the table that leads from a unit to its class.
 */
import { skeletons } from "./skeleton.ts";

/** Which class a code unit belongs to, shared by all automata of a set; class 0 stands in no literal. */
export interface Alphabet {
  readonly classOf: Uint16Array;
  readonly size: number;
}

export function alphabetOf(literals: Iterable<string>): Alphabet {
  const classes = new Map<number, number>();
  for (const literal of literals) {
    for (let at = 0; at < literal.length; at++) {
      const unit = literal.charCodeAt(at);
      if (!classes.has(unit)) classes.set(unit, classes.size + 1);
    }
  }
  return { classOf: skeletons().map((skeleton) => classes.get(skeleton) ?? 0), size: classes.size + 1 };
}

export class Automaton {
  readonly #classOf: Uint16Array;
  readonly #size: number;
  /** State times `size` plus class → state times `size`; its complement where literals end, which makes the common step one test. */
  readonly #next: Int32Array;
  /** Where the literals that end in a state begin in `#ends`. */
  readonly #endsFrom: Int32Array;
  readonly #ends: Int32Array;

  /** The number of a literal is its place in the list; equal literals each keep theirs. */
  constructor(literals: readonly string[], alphabet: Alphabet) {
    this.#classOf = alphabet.classOf;
    this.#size = alphabet.size;
    const trie = toTrie(literals, alphabet);
    this.#next = resolve(trie, alphabet.size);
    this.#endsFrom = new Int32Array(trie.ends.length + 1);
    trie.ends.forEach((ends, state) => {
      this.#endsFrom[state + 1] = (this.#endsFrom[state] ?? 0) + ends.length;
    });
    this.#ends = Int32Array.from(trie.ends.flat());
  }

  /** Calls `found` with a literal's number and the place after its last character, in the order of those places. */
  search(text: string, found: (literal: number, end: number) => void): void {
    const size = this.#size;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const next = this.#next[state + this.#classOf[text.charCodeAt(at)]!]!; // both tables cover every unit and class
      state = next;
      if (next >= 0) continue;
      state = ~next;
      const row = state / size;
      const last = this.#endsFrom[row + 1]!;
      for (let index = this.#endsFrom[row]!; index < last; index++) found(this.#ends[index]!, at + 1);
    }
  }
}

interface Trie {
  /** Children of each state by class. */
  readonly children: Map<number, number>[];
  /** Literals that end in each state. */
  readonly ends: number[][];
}

function toTrie(literals: readonly string[], { classOf }: Alphabet): Trie {
  const trie: Trie = { children: [new Map()], ends: [[]] };
  for (const [number, literal] of literals.entries()) {
    let state = 0;
    for (let at = 0; at < literal.length; at++) {
      const key = classOf[literal.charCodeAt(at)] ?? 0;
      let child = trie.children[state]?.get(key);
      if (child === undefined) {
        child = trie.children.length;
        trie.children.push(new Map());
        trie.ends.push([]);
        trie.children[state]?.set(key, child);
      }
      state = child;
    }
    trie.ends[state]?.push(number);
  }
  return trie;
}

/** Breadth first: fills in where each state goes on every class, and adds the literals that end in its longest proper suffix. */
function resolve(trie: Trie, size: number): Int32Array {
  const next = new Int32Array(trie.children.length * size);
  const suffix = new Int32Array(trie.children.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const fallback = suffix[state] ?? 0;
    if (state !== 0) {
      next.copyWithin(state * size, fallback * size, (fallback + 1) * size);
      trie.ends[state]?.push(...(trie.ends[fallback] ?? []));
    }
    for (const [key, child] of trie.children[state] ?? []) {
      // before the row is overwritten, it still says where the suffix goes on
      suffix[child] = state === 0 ? 0 : (next[state * size + key] ?? 0) / size;
      next[state * size + key] = child * size;
      queue.push(child);
    }
  }
  return next.map((state) => ((trie.ends[state / size]?.length ?? 0) > 0 ? ~state : state));
}
