/**
 * When a label is not simply believed. Somebody who labels against strong evidence errs, or wants the filter to err; so does somebody who
 * suddenly labels very much. Neither is refused: they are asked once more. One honest correction of a wrong verdict is exactly such a label,
 * which is why a list of labels is doubted as a whole only when many of them contradict.
 */
import type { Milliseconds } from "../platform/time.ts";

/** From here on a verdict counts as strong evidence, for either side. */
const STRONG = 0.95;
/** A list with more contradictions than this share is doubted; honest lists from the corpora have at most 3 %. */
const CONTRADICTING_SHARE = 0.2;
/** Lists shorter than this have no share worth speaking of. */
const LIST = 10;
/** One person labels so many by hand in that time, not more. */
export const FLOOD_LABELS = 30;
export const FLOOD_WINDOW: Milliseconds = 600_000;

export interface Claim {
  readonly spam: boolean;
  /** Of the verdict without what was learned here, so that a poisoned model does not vouch for its poisoner; null when unknown. */
  readonly probability: number | null;
}

export interface Reporter {
  /** Labels given within the window before these. */
  readonly recent: number;
  /** Somebody with the machine in hand teaches whole folders; a flood says something only of people who click. */
  readonly byHand: boolean;
}

/** A sentence that says why to ask again; null when there is no reason to. */
export function doubtOf(claims: readonly Claim[], { recent, byHand }: Reporter): string | null {
  if (byHand && recent + claims.length > FLOOD_LABELS) {
    return `${recent + claims.length} labels within ${FLOOD_WINDOW / 60_000} minutes are more than anybody gives by hand`;
  }
  const against = claims.filter(contradicts).length;
  const [only] = claims;
  if (claims.length === 1 && only !== undefined && against === 1) {
    const sure = (100 * (only.probability ?? 0)).toFixed(1);
    return `the evidence speaks strongly for the opposite: it was judged ${sure} % likely unwanted`;
  }
  if (claims.length >= LIST && against > claims.length * CONTRADICTING_SHARE) {
    return `${against} of these ${claims.length} labels speak against strong evidence`;
  }
  return null;
}

/** Against strong evidence. */
export function contradicts({ spam, probability }: Claim): boolean {
  if (probability === null) return false;
  return spam ? probability <= 1 - STRONG : probability >= STRONG;
}
