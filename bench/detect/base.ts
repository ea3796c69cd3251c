/**
 * Trains the base model: one pass over the messages in an order that their digests give, so that the same mail gives the same bytes whatever
 * order the files come in. Of words only the portable ones are learned (learning/words.ts).
 */
import { type BaseModel, quantise } from "../../src/learning/base-model.ts";
import { TABLE_SIZE } from "../../src/learning/hash.ts";
import { newPaces, step } from "../../src/learning/learner.ts";
import { dot, type Logits } from "../../src/learning/model.ts";
import type { Mail } from "./mail.ts";

export function trainBase(mail: readonly Mail[]): BaseModel {
  const grams = new Float32Array(TABLE_SIZE);
  const words = new Float32Array(TABLE_SIZE);
  const paces = newPaces();
  for (const { features, spam } of distinct(mail).toSorted((a, b) => (a.digest < b.digest ? -1 : 1))) {
    step(grams, paces.grams, features.grams, spam ? 1 : 0);
    step(words, paces.words, features.words.subarray(0, features.portable), spam ? 1 : 0);
  }
  return quantise(grams, words);
}

export function scoreBase({ grams, words, scale }: BaseModel, { features }: Mail): Logits {
  return { grams: scale * dot(grams, features.grams), words: scale * dot(words, features.words.subarray(0, features.portable)) };
}

/** Without what has the same text as one of the others. */
export function withoutTwinsOf(mail: readonly Mail[], others: readonly Mail[]): readonly Mail[] {
  const keys = new Set(others.map(({ textKey }) => textKey).filter((key) => key !== ""));
  return mail.filter(({ textKey }) => !keys.has(textKey));
}

/** One of each text: ten copies of one letter say no more than one. */
function distinct(mail: readonly Mail[]): readonly Mail[] {
  const seen = new Set<string>();
  return mail.filter(({ textKey }) => textKey === "" || (!seen.has(textKey) && seen.add(textKey)));
}
