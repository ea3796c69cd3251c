/**
 * Turns a pattern as written into what the engine runs: bounded, harmless, and with the literals that lead to it.
 * Refusals are sentences for the person who wrote it.
 */
import { PatternRefused } from "./errors.ts";
import { FEW_PLACES, LITERAL_CHARACTERS, MATCH_CHARACTERS, WAYS_EVERYWHERE } from "./limits.ts";
import { type Literal, leadOf, strengthOf } from "./literals.ts";
import { type Node, print, reversed, type Width, widthOf } from "./node.ts";
import { FLAGS, parse } from "./parse.ts";
import { countWays } from "./ways.ts";

export interface CompiledPattern {
  /** As written. */
  readonly source: string;
  /** As it runs, with every repetition bounded. */
  readonly bounded: string;
  readonly width: Width;
  readonly ways: number;
  /** Null: it has none that is long enough and runs over every text of its scope. */
  readonly literals: readonly Literal[] | null;
  /** How it is tried from its literal on; null: from its start, because that is near enough. */
  readonly anchored: Anchored | null;
}

/** Runs at the place where the literals' element begins: what stands before is matched backwards, so no place is tried in vain. */
export interface Anchored {
  readonly bounded: string;
  readonly ways: number;
  /** Their distances are from that place. */
  readonly literals: readonly Literal[];
}

/** Throws PatternRefused. */
export function compilePattern(source: string): CompiledPattern {
  const tree = parse(source);
  const width = widthOf(tree);
  if (width.min === 0)
    throw new PatternRefused("the pattern can match nothing at all, so it would match everything; make one part of it required");
  const ways = countWays(tree);
  if (width.max > MATCH_CHARACTERS) {
    throw new PatternRefused(
      `the pattern can match ${width.max} characters and ${MATCH_CHARACTERS} are allowed; give its repetitions smaller bounds`,
    );
  }
  const { literals: all, item } = leadOf(tree);
  const literals = strengthOf(all) >= LITERAL_CHARACTERS ? all : null;
  if (literals === null && ways > WAYS_EVERYWHERE) {
    throw new PatternRefused(
      `the pattern has no ${LITERAL_CHARACTERS} fixed characters in a row, so it is tried everywhere, and its gaps make that dear; add fixed characters or say what stands in the gaps`,
    );
  }
  return { source, bounded: print(tree), width, ways, literals, anchored: literals === null ? null : anchor(tree, item, literals) };
}

function anchor(tree: Node, item: number, literals: readonly Literal[]): Anchored | null {
  if (tree.kind !== "sequence") return null;
  const before: Node = { kind: "sequence", items: tree.items.slice(0, item) };
  const after: Node = { kind: "sequence", items: tree.items.slice(item) };
  const { min, max } = widthOf(before);
  const relative = literals.map((one) => ({ text: one.text, before: { min: one.before.min - min, max: one.before.max - max } }));
  if (max - min < FEW_PLACES || relative.some((one) => one.before.max - one.before.min >= FEW_PLACES)) return null;
  const ways = backwardWays(before);
  if (ways === null) return null;
  return { bounded: `(?<=(${print(before)}))(${print(after)})`, ways: ways + countWays(after), literals: relative };
}

/** Null when the part is harmless forwards only. */
function backwardWays(part: Node): number | null {
  try {
    return countWays(reversed(part));
  } catch (thrown) {
    if (thrown instanceof PatternRefused) return null;
    throw thrown;
  }
}

/** The expression of a compiled pattern; `y` and `g` are the engine's. */
export function toRegExp({ bounded }: CompiledPattern, extra: "" | "y" | "g"): RegExp {
  return new RegExp(bounded, FLAGS + extra);
}
