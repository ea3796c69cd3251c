/** Times and rows as the statement writes them. */
import type { Row } from "../../detectors/outbound/evidence.ts";
import type { Instant } from "../../platform/time.ts";

/** RFC 3339 in UTC; "" for a moment that there is none of. */
export function toTime(at: Instant): string {
  return Number.isFinite(at) ? `${new Date(at).toISOString().slice(0, 19)}Z` : "";
}

export function toLedgerRow({ at, signal, value, llr, messages }: Row): {
  readonly at: string;
  readonly signal: string;
  readonly value: string;
  readonly llr: number;
  readonly messages: readonly string[];
} {
  return { at: toTime(at), signal, value, llr, messages };
}
