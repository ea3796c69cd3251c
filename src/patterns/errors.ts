/** Why a pattern is not taken: a sentence for the person who wrote it, which names the part and says how to write it. */
import { PosternError } from "../platform/errors.ts";

export class PatternRefused extends PosternError {
  constructor(sentence: string) {
    super("patterns/refused", sentence);
  }
}

/** A part of a pattern inside a sentence. */
export function quotedPart(source: string): string {
  return `"${source.length <= 60 ? source : `${source.slice(0, 59)}…`}"`;
}
