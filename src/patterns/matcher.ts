/**
 * One pattern against one stretch of a text. Few places are tried one by one; many by letting V8 search a slice that is wide enough
 * for every match that begins there, plus one character on each side for what looks at its neighbour (^ $ \b).
 */
import { type CompiledPattern, toRegExp } from "./compile.ts";
import { FEW_PLACES } from "./limits.ts";
import { FLAGS } from "./parse.ts";

/** Of a match, as evidence. */
const EVIDENCE_CHARACTERS = 120;

export class Matcher {
  readonly #ways: number;
  readonly #width: number;
  readonly #sticky: RegExp;
  readonly #searching: RegExp;

  constructor(pattern: CompiledPattern) {
    const { anchored, ways, width } = pattern;
    this.#ways = anchored?.ways ?? ways;
    this.#width = width.max;
    this.#sticky = anchored === null ? toRegExp(pattern, "y") : new RegExp(anchored.bounded, `${FLAGS}y`);
    this.#searching = toRegExp(pattern, "g");
  }

  /** Places that may be tried, times the ways of each. */
  costOf(from: number, to: number): number {
    const places = to - from + 1;
    return (places <= FEW_PLACES ? places : places + this.#width) * this.#ways;
  }

  /** The first match that begins in from..to, or shortly after; null when none begins in from..to. */
  matchAt(text: string, from: number, to: number): string | null {
    if (to - from < FEW_PLACES) {
      for (let at = from; at <= to; at++) {
        const match = this.#matchHere(text, at);
        if (match !== null) return match;
      }
      return null;
    }
    return this.#matchIn(text, from, to);
  }

  #matchHere(text: string, at: number): string | null {
    this.#sticky.lastIndex = at;
    const match = this.#sticky.exec(text);
    if (match === null) return null;
    const [whole, before = "", after = whole] = match;
    return (before + after).slice(0, EVIDENCE_CHARACTERS);
  }

  #matchIn(text: string, from: number, to: number): string | null {
    const start = outsidePair(text, Math.max(0, from - 1), -1);
    const slice = text.slice(start, outsidePair(text, to + this.#width + 1, 1));
    this.#searching.lastIndex = from - start;
    for (let match = this.#searching.exec(slice); match !== null; match = this.#searching.exec(slice)) {
      // the end of the slice is not the end of the text: the text has the last word
      const sure = this.#matchHere(text, start + match.index);
      if (sure !== null) return sure;
      this.#searching.lastIndex = match.index + 1;
    }
    return null;
  }
}

/** A cut inside a surrogate pair would make two characters of one. */
function outsidePair(text: string, at: number, step: 1 | -1): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + step : at;
}
