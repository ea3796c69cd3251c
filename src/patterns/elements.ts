/**
 * The elements of a pattern that match one character: plain characters, escapes and sets, read as the `u` flag reads them.
 * The syntax is known to be good; only back-references are refused here.
 */
import { ANYTHING, type CharSet, classOf, complement, NOTHING, union, withBothCases } from "./char-set.ts";
import { PatternRefused, quotedPart } from "./errors.ts";

export interface Element {
  readonly set: CharSet;
  readonly length: number;
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0, b: 8 };

/** A plain character or an escape. */
export function escapeAt(source: string, at: number): Element {
  if (source[at] !== "\\") {
    const code = source.codePointAt(at) ?? 0;
    return one(code, code > 0xffff ? 2 : 1);
  }
  const letter = source[at + 1] ?? "";
  if (/[dDwWsS]/.test(letter)) return { set: classOf(letter), length: 2 };
  if (/[pP]/.test(letter)) return { set: ANYTHING, length: source.indexOf("}", at) + 1 - at };
  if (/[1-9k]/.test(letter)) {
    throw new PatternRefused(
      `${quotedPart(source.slice(at, at + 2))} refers back to a group, which cannot be bounded; write the text out again`,
    );
  }
  const rest = source.slice(at);
  const pair = /^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i.exec(rest);
  if (pair !== null) {
    const code = String.fromCharCode(Number.parseInt(pair[1] ?? "", 16), Number.parseInt(pair[2] ?? "", 16)).codePointAt(0) ?? 0;
    return one(code, pair[0].length);
  }
  const hex = /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]+)\})/i.exec(rest);
  if (hex !== null) return one(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16), hex[0].length);
  if (letter === "c") return one((source.charCodeAt(at + 2) || 0) % 32, 3);
  return one(CONTROLS[letter] ?? letter.codePointAt(0) ?? 0, 2);
}

/** A set in brackets. */
export function setAt(source: string, start: number): Element {
  const negated = source[start + 1] === "^";
  let at = start + (negated ? 2 : 1);
  let set: CharSet = NOTHING;
  while (source[at] !== "]") {
    const low = escapeAt(source, at);
    at += low.length;
    const from = low.set.length === 1 && low.set[0]?.[0] === low.set[0]?.[1] ? low.set[0]?.[0] : undefined;
    if (from === undefined || source[at] !== "-" || source[at + 1] === "]") {
      set = union(set, low.set);
      continue;
    }
    const high = escapeAt(source, at + 1);
    at += 1 + high.length;
    set = union(set, [[from, high.set[0]?.[1] ?? from]]);
  }
  const length = at + 1 - start;
  if (!negated) return { set, length };
  // what \p{…} leaves out is not known, so its opposite may be anything
  return { set: /\\[pP]/.test(source.slice(start, at)) ? ANYTHING : complement(withBothCases(set)), length };
}

function one(code: number, length: number): Element {
  return { set: [[code, code]], length };
}
