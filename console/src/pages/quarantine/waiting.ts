/** Which kept mail still asks for a decision. */
import type { KeptRow } from "../../../../src/admin/contract.ts";

export function isWaiting({ state }: Pick<KeptRow, "state">): boolean {
  return state === "kept" || state === "undeliverable";
}
