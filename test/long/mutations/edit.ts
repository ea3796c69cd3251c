/**
 * What mutators share: a message is a string with one character a byte, a mutator makes another of it. Places are found by a pattern
 * from a random offset on, so that looking for one costs no more than the way to it.
 */
import type { Random } from "../../support/random.ts";

/** Makes another message of a message (latin1, one character a byte). `other` is a second message to take pieces from. */
export type Mutator = (text: string, random: Random, other: string) => string;

/** A mutation may grow a message; beyond this it is cut, as size is what bombs are for. */
export const MOST_BYTES = 96_000;

export interface Site {
  readonly at: number;
  readonly end: number;
  readonly match: RegExpExecArray;
}

/** A place where `pattern` (global) matches, the first after a random offset; null when there is none. */
export function siteOf(text: string, random: Random, pattern: RegExp): Site | null {
  pattern.lastIndex = random.below(text.length + 1);
  let match = pattern.exec(text);
  if (match === null) {
    pattern.lastIndex = 0;
    match = pattern.exec(text);
  }
  return match === null ? null : { at: match.index, end: match.index + match[0].length, match };
}

export function insertAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

export function replaceRange(text: string, at: number, end: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(end);
}

/** Replaces what a pattern finds; without a place the text stays. */
export function replaceSite(pattern: RegExp, make: (random: Random, found: RegExpExecArray, other: string) => string): Mutator {
  return (text, random, other) => {
    const site = siteOf(text, random, pattern);
    return site === null ? text : replaceRange(text, site.at, site.end, make(random, site.match, other));
  };
}

/** Where a line begins, at or after a random offset. */
export function lineStart(text: string, random: Random): number {
  const at = text.indexOf("\n", random.below(text.length + 1));
  return at < 0 ? 0 : at + 1;
}

/** Where the header ends and the body begins. */
export function bodyStart(text: string): number {
  const found = /\r?\n\r?\n/.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

export function times(random: Random, most: number, make: (index: number) => string): string {
  return Array.from({ length: 1 + random.below(most) }, (_, index) => make(index)).join("");
}

/** Bytes of text as one character each. */
export function bytesOf(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function toBase64(bytes: string, lineLength = 76): string {
  return Buffer.from(bytes, "latin1")
    .toString("base64")
    .replace(new RegExp(`.{${lineLength}}`, "g"), "$&\r\n");
}
