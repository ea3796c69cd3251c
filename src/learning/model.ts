/**
 * What the learner knows, in shared memory: the shipped base, which never changes, and the local model, which one writer teaches while scan
 * workers read. Both are logistic regressions over the places of a message's features; each message's vector has length one (every feature
 * weighs 1/√n), so that long mail weighs no more than short mail.
 */
import type { Message } from "../mail/message.ts";
import { gramsOf } from "./grams.ts";
import { TABLE_SIZE } from "./hash.ts";
import { wordsOf } from "./words.ts";

/** What is seen of one message: places in the two tables. */
export interface Features {
  readonly grams: Uint32Array;
  readonly words: Uint32Array;
  /** So many of `words` mean the same in anybody's mailbox; they stand first, and the base knows no others. */
  readonly portable: number;
}

/** Log-odds of unwanted mail, as each half sees it; 0 where nothing was learned. */
export interface Logits {
  readonly grams: number;
  readonly words: number;
}

export interface Learned {
  readonly base: Logits;
  readonly local: Logits;
  /** Labels that the local model has learned. */
  readonly labels: { readonly spam: number; readonly ham: number };
}

/** Two tables of weights. */
interface Tables {
  readonly grams: SharedArrayBuffer;
  readonly words: SharedArrayBuffer;
}

/** Plain data that crosses between threads without being copied. */
export interface SharedModel {
  /** Quantised: whole numbers from -127 to 127, times `baseScale`. */
  readonly base: Tables;
  readonly baseScale: number;
  /** Single precision. */
  readonly local: Tables;
  /** Two numbers, single precision: labels learned of spam, and of ham, each as much as it counted. */
  readonly labels: SharedArrayBuffer;
}

/** To be kept. */
export function featuresOf(message: Message): Features {
  const { grams, words, portable } = passingFeaturesOf(message);
  return { grams: grams.slice(), words: words.slice(), portable };
}

/** To be looked at before the next message is: not copied. */
export function passingFeaturesOf(message: Message): Features {
  const { places, portable } = wordsOf(message);
  return { grams: gramsOf(message), words: places, portable };
}

/** A model that knows nothing. */
export function emptyModel(): SharedModel {
  const tables = (bytes: number): Tables => ({ grams: new SharedArrayBuffer(bytes), words: new SharedArrayBuffer(bytes) });
  return {
    base: tables(TABLE_SIZE),
    baseScale: 0,
    local: tables(TABLE_SIZE * Float32Array.BYTES_PER_ELEMENT),
    labels: new SharedArrayBuffer(2 * Float32Array.BYTES_PER_ELEMENT),
  };
}

const NOTHING = { grams: 0, words: 0 };

/** Views of a shared model, and reading from them. */
export class Model {
  readonly base: { readonly grams: Int8Array; readonly words: Int8Array };
  readonly baseScale: number;
  readonly local: { readonly grams: Float32Array; readonly words: Float32Array };
  readonly labels: Float32Array;

  constructor({ base, baseScale, local, labels }: SharedModel) {
    this.base = { grams: new Int8Array(base.grams), words: new Int8Array(base.words) };
    this.baseScale = baseScale;
    this.local = { grams: new Float32Array(local.grams), words: new Float32Array(local.words) };
    this.labels = new Float32Array(labels);
  }

  score({ grams, words, portable }: Features): Learned {
    const { base, baseScale, local, labels } = this;
    const portableWords = words.subarray(0, portable);
    return {
      base: { grams: baseScale * dot(base.grams, grams), words: baseScale * dot(base.words, portableWords) },
      // without a label all of its weights are nothing, and looking them up in memory is most of the work
      local: labels[0] === 0 && labels[1] === 0 ? NOTHING : { grams: dot(local.grams, grams), words: dot(local.words, words) },
      labels: { spam: labels[0]!, ham: labels[1]! }, // two entries, see emptyModel
    };
  }

  /** What one word adds, before it is divided by the length of the message. */
  weightOfWord(place: number): number {
    return this.baseScale * this.base.words[place]! + this.local.words[place]!; // places lie inside the tables
  }
}

/** The sum of the weights at the places, as for a vector of length one. */
export function dot(weights: Float32Array | Int8Array, places: Uint32Array): number {
  if (places.length === 0) return 0;
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += weights[places[at]!]!; // places lie inside the table
  return sum / Math.sqrt(places.length);
}
