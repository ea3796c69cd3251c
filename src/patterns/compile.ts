/**
 * Turns a pattern as written into what the engine runs: bounded, harmless, and with the literals that lead to it.
 * Refusals are sentences for the person who wrote it.
 */
import { PatternRefused } from "./errors.ts";
import { LITERAL_CHARACTERS, MATCH_CHARACTERS } from "./limits.ts";
import { type Literal, literalsOf, strengthOf } from "./literals.ts";
import { print, type Width, widthOf } from "./node.ts";
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
  const literals = literalsOf(tree);
  return { source, bounded: print(tree), width, ways, literals: strengthOf(literals) >= LITERAL_CHARACTERS ? literals : null };
}

/** The expression of a compiled pattern; `y` and `g` are the engine's. */
export function toRegExp({ bounded }: CompiledPattern, extra: "" | "y" | "g"): RegExp {
  return new RegExp(bounded, FLAGS + extra);
}
