/**
 * Derives from a pattern a set of literals of which at least one stands in everything that it matches, with the distance from the
 * start of the match. Literals are skeletons; a literal says "may match here", the pattern itself says whether it does.
 */
import { membersOf } from "./char-set.ts";
import { type Node, plus, type Width, widthOf } from "./node.ts";
import { skeletons } from "./skeleton.ts";

export interface Literal {
  readonly text: string;
  /** Code units of the match before the literal. */
  readonly before: Width;
}

/** Longer literals only add states. */
const LONGEST = 24;
/** Spellings of one run of characters, and literals of one pattern. */
const MOST_SPELLINGS = 32;
const MOST_LITERALS = 128;
/** Different skeletons of one set of characters that are spelt out. */
const MOST_MEMBERS = 64;
const MOST_SKELETONS = 6;

interface Known {
  /** Everything that the node matches, as skeletons; null when that is too much. */
  readonly exact: readonly string[] | null;
  /** The best required literals inside; null when there are none. */
  readonly required: readonly Literal[] | null;
}

const ZERO: Width = { min: 0, max: 0 };

/** The literals of a pattern, and the element of its outermost sequence in which they begin. */
export interface Lead {
  /** Null when no part of the pattern is required literally. */
  readonly literals: readonly Literal[] | null;
  readonly item: number;
}

export function leadOf(node: Node): Lead {
  if (node.kind !== "sequence") return { literals: bestOf(knownOf(node)), item: 0 };
  const known = ofSequence(node.items);
  return { literals: bestOf(known), item: known.exact === null ? known.item : 0 };
}

/** Length of the shortest of the literals, 0 without any. */
export function strengthOf(literals: readonly Literal[] | null): number {
  return literals === null ? 0 : Math.min(...literals.map(({ text }) => text.length));
}

function knownOf(node: Node): Known {
  switch (node.kind) {
    case "set":
      return { exact: spellings(node), required: null };
    case "assertion":
      return { exact: [""], required: null };
    case "sequence":
      return ofSequence(node.items);
    case "choice":
      return ofChoice(node.options);
    case "repeat":
      return ofRepeat(node);
  }
}

function spellings({ set }: Extract<Node, { kind: "set" }>): readonly string[] | null {
  const members = membersOf(set, MOST_MEMBERS);
  // a pair of surrogates folds together as one character, which skeletons do not
  if (members === null || members.some((code) => code > 0xffff || (code >= 0xd800 && code < 0xe000))) return null;
  const different = new Set(members.map((code) => String.fromCharCode(skeletons()[code] ?? code)));
  return different.size <= MOST_SKELETONS ? [...different] : null;
}

function ofSequence(items: readonly Node[]): Known & { readonly item: number } {
  let run: readonly string[] = [""];
  let start: Width = ZERO;
  let at: Width = ZERO;
  let isExact = true;
  let runItem = 0;
  let best: Lead = { literals: null, item: 0 };
  const consider = (literals: readonly Literal[] | null, item: number): void => {
    const chosen = better(best.literals, literals);
    if (chosen !== best.literals) best = { literals: chosen, item };
  };
  for (const [index, item] of items.entries()) {
    const { exact, required } = knownOf(item);
    const longer = exact === null ? null : product(run, exact);
    if (longer !== null) run = longer;
    else {
      consider(toLiterals(run, start), runItem);
      isExact = false;
      consider(required?.map(({ text, before }) => ({ text, before: plus(at, before) })) ?? null, index);
      runItem = exact === null ? index + 1 : index;
      run = exact ?? [""];
      start = exact === null ? plus(at, widthOf(item)) : at;
    }
    at = plus(at, widthOf(item));
  }
  consider(toLiterals(run, start), runItem);
  return { exact: isExact ? run : null, required: best.literals, item: best.item };
}

function ofChoice(options: readonly Node[]): Known {
  const all = options.map(knownOf);
  const exact = all.flatMap((one) => one.exact ?? []);
  const each = all.map(bestOf);
  const required = each.flatMap((one) => one ?? []);
  return {
    exact: all.every((one) => one.exact !== null) && exact.length <= MOST_SPELLINGS ? [...new Set(exact)] : null,
    required: each.every((one) => one !== null) && required.length <= MOST_LITERALS ? required : null,
  };
}

function ofRepeat({ body, min, max }: Extract<Node, { kind: "repeat" }>): Known {
  const once = knownOf(body);
  if (once.exact !== null && min === 0 && max === 1) return { exact: [...new Set([...once.exact, ""])], required: null };
  let exact: readonly string[] | null = min === max ? [""] : null;
  for (let turn = 0; turn < min && exact !== null && once.exact !== null; turn++) exact = product(exact, once.exact);
  // the first turn stands where the whole repetition begins
  return { exact: once.exact === null ? null : exact, required: min > 0 ? bestOf(once) : null };
}

function product(left: readonly string[], right: readonly string[]): readonly string[] | null {
  if (left.length * right.length > MOST_SPELLINGS) return null;
  const all = left.flatMap((one) => right.map((other) => one + other));
  return all.every((one) => one.length <= 4 * LONGEST) ? [...new Set(all)] : null;
}

function bestOf({ exact, required }: Known): readonly Literal[] | null {
  return better(required, exact === null ? null : toLiterals(exact, ZERO));
}

function toLiterals(run: readonly string[], before: Width): readonly Literal[] | null {
  return run.some((text) => text === "") ? null : run.map((text) => ({ text: text.slice(0, LONGEST), before }));
}

/** Longer literals are rarer; of equals the smaller set. */
function better(one: readonly Literal[] | null, other: readonly Literal[] | null): readonly Literal[] | null {
  if (one === null || other === null) return one ?? other;
  const difference = Math.min(strengthOf(other), 8) - Math.min(strengthOf(one), 8);
  if (difference !== 0) return difference > 0 ? other : one;
  return other.length < one.length ? other : one;
}
