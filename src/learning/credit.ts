/**
 * How much a label counts. A folder taught at the machine counts in full. What people label by hand, one message at a time, counts a fifth,
 * and less with every label that its author gave against strong evidence: who does so again and again errs, or wants the filter to err.
 * A label by hand that says what the verdict said already teaches nothing, so that verdicts which come back as labels change nothing.
 * Measured in test/long/poisoning.test.ts. Reckoned from the standing labels in their order, so that undoing a label undoes also what it did
 * to its author's credit.
 */
import { unreachable } from "../platform/unreachable.ts";
import type { LabelManner } from "../ports/label-log.ts";

const BY_HAND = 0.2;
/** Labels against strong evidence that halve what their author's labels count. */
const PATIENCE = 5;

/** 0 to 1, for somebody who gave so many labels against strong evidence before. */
export function creditOf(manner: LabelManner, contradictions: number): number {
  switch (manner) {
    case "trusted":
      return 1;
    case "correction":
    case "contradiction":
      return (BY_HAND * PATIENCE) / (PATIENCE + contradictions);
    case "repetition":
      return 0;
    default:
      return unreachable(manner);
  }
}
