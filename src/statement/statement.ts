/**
 * The statement of cleanliness (product.md section 4), the same for old evidence (`postern audit`) and for a gateway at work: "yes" it sends
 * spam, "no" it does not and every needed sensor was seen, or "cannot-know" with the names of what is missing.
 */
import type { Instant } from "../platform/time.ts";
import type { Estimate } from "./estimate.ts";

export type Answer = "yes" | "no" | "cannot-know";

export interface Statement {
  readonly answer: Answer;
  readonly asOf: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly because: readonly string[];
  readonly identities: readonly StatedIdentity[];
  readonly hosts: readonly StatedHost[];
  readonly sensors: readonly Sensor[];
  readonly blindSpots: readonly string[];
  readonly estimate: Estimate;
}

export interface StatedIdentity {
  readonly identity: string;
  /** The strictest state that it reached. */
  readonly state: string;
  readonly firstEvidence: string;
  readonly crossedAt: string | null;
  readonly messages: number;
  readonly recipients: number;
  readonly ledger: readonly StatedRow[];
}

export interface StatedRow {
  readonly at: string;
  readonly signal: string;
  readonly value: string;
  readonly llr: number;
  readonly messages: readonly string[];
}

export interface StatedHost {
  readonly address: string;
  readonly role: "direct-to-mx" | "asks-for-mx" | "stopped-by-firewall" | "sends-as-us" | "passes-on" | "forges-us";
  readonly evidence: string;
}

export interface Sensor {
  readonly name: string;
  readonly covers: string;
  /** Null: it tells until the end of the period. */
  readonly silentSince: string | null;
}

/** RFC 3339 in UTC; "" for a moment that there is none of. */
export function toTime(at: Instant): string {
  return Number.isFinite(at) ? `${new Date(at).toISOString().slice(0, 19)}Z` : "";
}
