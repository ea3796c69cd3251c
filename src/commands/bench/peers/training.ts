/** What a peer with a classifier is trained with: messages that are not measured, labelled by the folder they lie in. */
import { basename, dirname } from "node:path";
import type { BenchMail } from "../mail.ts";

export interface Lesson {
  readonly raw: Buffer;
  readonly spam: boolean;
}

/**
 * As many of each kind as there are of the rarer one, spam and ham in turn. Where folders tell nothing, every second message counts as
 * spam: what a look-up costs hangs on the number of known words, not on what they are known as.
 */
export function toLessons(mail: readonly BenchMail[], most: number): readonly Lesson[] {
  const labelled = mail.map(({ name, raw }, index) => ({ raw, spam: labelOf(name) ?? index % 2 === 0 }));
  const spam = labelled.filter((lesson) => lesson.spam);
  const ham = labelled.filter((lesson) => !lesson.spam);
  const pairs = Math.min(spam.length, ham.length, Math.floor(most / 2));
  return Array.from({ length: pairs }, (_, index) => [spam[index]!, ham[index]!]).flat(); // no longer than the shorter list
}

function labelOf(path: string): boolean | null {
  const folder = basename(dirname(path));
  if (/^ham\b/.test(folder)) return false;
  return /^(?:spam|phish)\b/.test(folder) ? true : null;
}

/** 200: learned; 204 and 208: refused as known or too short, which the corpora have some of. */
export function wasLearned(status: number): boolean {
  return status === 200 || status === 204 || status === 208;
}
