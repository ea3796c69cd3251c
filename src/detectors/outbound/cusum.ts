/**
 * How evidence adds up: Page's cumulative sum over mixtures. Under H1 the owner goes on sending, so a message is the attacker's only with
 * a share: log(1 - share + share * e^llr). A clean message therefore takes off little, and diluting an attack does not hide it.
 */
import type { Group, Signal, Weighed } from "./evidence.ts";

export interface Found {
  readonly signal: Signal;
  readonly weighed: Weighed;
  /** Capped. */
  readonly llr: number;
}

/** Within a group the strongest for and the strongest against count: the others see the same thing from another side. */
export function llrOf(found: readonly Found[]): { readonly llr: number; readonly byGroup: ReadonlyMap<Group, number> } {
  const byGroup = new Map<Group, number>();
  let llr = 0;
  for (const { signal } of found) {
    if (byGroup.has(signal.group)) continue;
    let [high, low] = [0, 0];
    for (const one of found) {
      if (one.signal.group !== signal.group) continue;
      if (one.llr > high) high = one.llr;
      else if (one.llr < low) low = one.llr;
    }
    byGroup.set(signal.group, high + low);
    llr += high + low;
  }
  return { llr, byGroup };
}

/** One message alone never holds an identity: most of a step, in nats, below the least threshold of a hold (thresholds.ts). */
const MOST_OF_A_STEP = 4.4;

export function step(llr: number, share: number): number {
  return Math.min(Math.log(1 - share + share * Math.exp(llr)), MOST_OF_A_STEP);
}

/**
 * Copies of one text are one decision of their sender: the n-th adds less. Faster so when the text itself looks clean, as an invitation
 * to eighty people is one surprise and not eighty.
 */
export function damped(gain: number, copies: number, contentLlr: number): number {
  if (gain <= 0 || copies === 0) return gain;
  return contentLlr > 0 ? gain / Math.sqrt(copies) : gain / (copies + 1);
}
