/**
 * The share of spam in what was sent, from the messages whose content was there: what looked unwanted, corrected by the classifier's
 * error rates (Rogan and Gladen), and its upper 95 % bound. The rates are those that the ledger starts from (detectors/outbound/priors.ts),
 * measured on mail judged as outbound. Log lines have no content: for them there is no estimate, and it is said so.
 */
import { CONTENT, CONTENT_ENDS } from "../detectors/outbound/priors.ts";

export interface Estimate {
  readonly messages: number;
  /** Null: no content was there to judge. */
  readonly spamShare: number | null;
  readonly upper95: number | null;
}

/** Messages count as unwanted from here on. */
const HALF = 0.5;
const LEVEL = 0.05;

export function estimateOf(messages: number, judged: number, unwanted: number): Estimate {
  if (judged === 0) return { messages, spamShare: null, upper95: null };
  const missedNot = shareAbove(CONTENT.h1);
  const falsely = shareAbove(CONTENT.h0);
  const spamShare = clamp((unwanted / judged - falsely) / (missedNot - falsely));
  // for the bound no false alarm is assumed: the rate may be lower here than where it was measured
  const upper95 = clamp(mostEvents(unwanted) / judged / missedNot);
  return { messages, spamShare: round(spamShare), upper95: round(Math.max(upper95, spamShare)) };
}

function shareAbove(classes: readonly number[]): number {
  return classes.reduce((sum, share, index) => ((CONTENT_ENDS[index - 1] ?? 0) >= HALF ? sum + share : sum), 0);
}

/** The largest expectation under which `count` or fewer events still have 5 % (Poisson; 3 for none). */
export function mostEvents(count: number): number {
  let low = count;
  let high = count + 10 * Math.sqrt(count + 1) + 10;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (atMost(count, middle) > LEVEL) low = middle;
    else high = middle;
  }
  return high;
}

/** P(X <= count) of a Poisson with this mean; by the normal curve (Peizer and Pratt's continuity) where the sum would be long. */
function atMost(count: number, mean: number): number {
  if (count > 500) return normal((count + 0.5 - mean) / Math.sqrt(mean));
  let term = Math.exp(-mean);
  let sum = term;
  for (let i = 1; i <= count; i++) {
    term *= mean / i;
    sum += term;
  }
  return sum;
}

/** Abramowitz and Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
  return z >= 0 ? 1 - upper : upper;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function round(share: number): number {
  return Number(share.toPrecision(3));
}
