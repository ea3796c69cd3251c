/**
 * Asks the learner about one message, inside a scan worker, and names the words that told it most. When it breaks on a message, the
 * examination says so, and what it would have said is unknown.
 */
import { type Features, type Learned, Model, passingFeaturesOf, type SharedModel } from "../learning/model.ts";
import { metWords } from "../learning/words.ts";
import type { Message } from "../mail/message.ts";
import { messageOf } from "../platform/errors.ts";
import type { Examination } from "./workers/protocol.ts";

/** The learner as a thread sees it. */
export type Asked = Model;

/** Words of this half push the message towards unwanted mail; below it nobody asks which. */
const TELLING = 1.5;
const WORDS_NAMED = 5;
/** Shorter ones (a, the, of …) mean nothing to a reader. */
const LETTERS = 4;

export function toLearner(shared: SharedModel | null): Asked | null {
  return shared === null ? null : new Model(shared);
}

export function askLearner(learner: Asked | null, message: Message, examination: Examination): Examination {
  if (learner === null) return examination;
  try {
    const features = passingFeaturesOf(message);
    const learned = learner.score(features);
    return { ...examination, learned: { ...learned, telling: tellingWords(learner, message, features, learned) } };
  } catch (thrown) {
    return { ...examination, failed: [...examination.failed, { check: "learning/words", message: messageOf(thrown) }] };
  }
}

/** The words that speak most for unwanted mail, strongest first. */
function tellingWords(learner: Asked, message: Message, { words }: Features, { base, local }: Learned): readonly string[] {
  if (Math.max(base.words, local.words) < TELLING || words.length === 0) return [];
  const weighed = metWords(message, (place) => learner.weightOfWord(place) > 0)
    .filter(({ word }) => word.length >= LETTERS || /[^\x00-\x7f]/.test(word))
    .map(({ place, word }) => ({ word, weight: learner.weightOfWord(place) }))
    .sort((a, b) => b.weight - a.weight);
  return [...new Set(weighed.map(({ word }) => word))].slice(0, WORDS_NAMED);
}
