/**
 * Parses the part of JavaScript's regular expressions that patterns may use: characters, sets, groups, alternatives, repetitions,
 * ^ $ \b \B. V8 has judged the syntax before; what is refused here is what cannot be bounded: look-around, back-references, modifiers.
 */
import { ANYTHING, withBothCases } from "./char-set.ts";
import { escapeAt, setAt } from "./elements.ts";
import { PatternRefused, quotedPart } from "./errors.ts";
import { GAP, PATTERN_CHARACTERS, PATTERN_DEPTH } from "./limits.ts";
import type { Node } from "./node.ts";

/** Case does not matter, ^ and $ are ends of lines, a dot is any character: mail is wrapped anywhere. */
export const FLAGS = "imsu";

/** Throws PatternRefused. */
export function parse(source: string): Node {
  if (source === "") throw new PatternRefused("the pattern is empty and would match everything");
  if (source.length > PATTERN_CHARACTERS) {
    throw new PatternRefused(`the pattern has ${source.length} characters and ${PATTERN_CHARACTERS} are allowed; write several`);
  }
  try {
    new RegExp(source, FLAGS);
  } catch (fault) {
    // V8 begins with the pattern itself, which the reader has before their eyes
    const why = fault instanceof Error ? fault.message.replace(/^.*\/: /s, "") : "it cannot be read";
    throw new PatternRefused(`it is no regular expression: ${why}`);
  }
  return new Parser(source).all();
}

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  all(): Node {
    return this.#choice(0);
  }

  #choice(depth: number): Node {
    if (depth > PATTERN_DEPTH) throw new PatternRefused(`more than ${PATTERN_DEPTH} groups stand inside each other; write it flatter`);
    const options = [this.#sequence(depth)];
    while (this.#source[this.#at] === "|") {
      this.#at += 1;
      options.push(this.#sequence(depth));
    }
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
  }

  #sequence(depth: number): Node {
    const items: Node[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? "")) items.push(this.#item(depth));
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "sequence", items };
  }

  #item(depth: number): Node {
    const start = this.#at;
    const body = this.#atom(depth);
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.#source.slice(this.#at, this.#at + 40));
    if (quantifier === null) return body;
    this.#at += quantifier[0].length;
    const source = this.#source.slice(start, this.#at);
    const [min, max] = boundsOf(quantifier);
    if (max > GAP)
      throw new PatternRefused(`${quotedPart(source)} repeats up to ${max} times and ${GAP} are allowed; write a smaller number`);
    return { kind: "repeat", body, min, max, lazy: quantifier[5] === "?", source };
  }

  #atom(depth: number): Node {
    const first = this.#source[this.#at] ?? "";
    if (first === "(") return this.#group(depth);
    if (first === "^" || first === "$") return this.#take(1, "assertion");
    if (first === "\\" && /[bB]/.test(this.#source[this.#at + 1] ?? "")) return this.#take(2, "assertion");
    if (first === ".") return { kind: "set", set: ANYTHING, source: this.#slice(1) };
    const element = first === "[" ? setAt(this.#source, this.#at) : escapeAt(this.#source, this.#at);
    return { kind: "set", set: withBothCases(element.set), source: this.#slice(element.length) };
  }

  #group(depth: number): Node {
    const opening = /^\((?:\?(?:<[^=!>][^>]*>|:|.[=!]?))?/s.exec(this.#source.slice(this.#at))?.[0] ?? "(";
    if (/^\(\?(?:<?[=!])/.test(opening)) {
      throw new PatternRefused(
        `${quotedPart(this.#source.slice(this.#at))} looks around, which cannot be bounded; write what must also or must not be there as a condition of its own (all, not)`,
      );
    }
    if (opening !== "(" && opening !== "(?:" && !opening.startsWith("(?<")) {
      throw new PatternRefused(
        `${quotedPart(this.#source.slice(this.#at))} changes how the rest is read; case never matters, so leave it out`,
      );
    }
    this.#at += opening.length;
    const body = this.#choice(depth + 1);
    this.#at += 1;
    return body;
  }

  #take(length: number, kind: "assertion"): Node {
    return { kind, source: this.#slice(length) };
  }

  #slice(length: number): string {
    const text = this.#source.slice(this.#at, this.#at + length);
    this.#at += length;
    return text;
  }
}

function boundsOf(quantifier: RegExpExecArray): readonly [min: number, max: number] {
  const [, sign, low, comma, high] = quantifier;
  if (sign !== undefined) return [sign === "+" ? 1 : 0, sign === "?" ? 1 : GAP];
  const min = Number(low);
  if (comma === "") return [min, min];
  return [min, high === "" ? Math.max(min, GAP) : Number(high)];
}
