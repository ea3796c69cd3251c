/** How evidence of where somebody signs in adds up: for the ledger, and for the thresholds that imitate it. */

/** New networks and devices alone hold nobody: there are travellers. */
const MOST_OF_ORIGIN = 4;
/** What a message that looks like its owner's takes off, as a part of what it takes off the evidence of messages. */
export const ORIGIN_CREDIT = 0.2;

/** The sum with one more piece of such evidence, nats. */
export function withOrigin(sum: number, step: number): number {
  return sum + Math.min(step, Math.max(0, MOST_OF_ORIGIN - sum));
}
