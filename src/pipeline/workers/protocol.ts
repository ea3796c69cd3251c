/** What the gateway and a scan worker say to each other. Plain data only: it crosses a thread boundary. */
import type { ArrivalView, Finding } from "../../checks/check.ts";
import type { Facts } from "../../facts/all.ts";
import type { Features, SharedModel } from "../../learning/model.ts";
import type { MessageSummary } from "../../mail/summary.ts";
import type { MessageTraits } from "../../mail/traits.ts";
import type { PatternCosts } from "../../rules/build.ts";
import type { Rule } from "../../rules/rule.ts";
import type { LearnedSeen } from "../../verdict/judge.ts";

/** Number of one scan inside the pool; the worker keeps the read message under it between `read` and `examine`. */
export type ScanNumber = number;

export interface CheckSettings {
  /** Ids of checks that do not run. */
  readonly disabled: readonly string[];
  /** Options by check id, as written in the settings (each check's schema fills the defaults). */
  readonly options: Readonly<Record<string, unknown>>;
  /** Declared checks, which run after the built-in ones; none when omitted. */
  readonly rules?: readonly Rule[];
  /** The learner's memory, shared by all threads; absent or null: nothing is asked of it. */
  readonly learner?: SharedModel | null;
}

export type ToWorker =
  | { readonly kind: "read"; readonly scan: ScanNumber; readonly raw: Uint8Array }
  | { readonly kind: "examine"; readonly scan: ScanNumber; readonly view: ArrivalView; readonly facts: Facts }
  /** Both stages at once, where the facts are known beforehand. */
  | { readonly kind: "scan"; readonly scan: ScanNumber; readonly raw: Uint8Array; readonly view: ArrivalView; readonly facts: Facts }
  | { readonly kind: "features"; readonly scan: ScanNumber; readonly raw: Uint8Array }
  | { readonly kind: "forget"; readonly scan: ScanNumber }
  | { readonly kind: "settings"; readonly settings: CheckSettings };

export interface Examination {
  readonly findings: readonly Finding[];
  /** Checks that threw: what they would have said is unknown. */
  readonly failed: readonly { readonly check: string; readonly message: string }[];
  /** What the learner says; null when it is off. */
  readonly learned: LearnedSeen | null;
  /** What the outbound watch wants to know; null for inbound mail. */
  readonly traits: MessageTraits | null;
}

export type FromWorker =
  | { readonly kind: "ready" }
  /** What the patterns of declared rules have cost since the last time. */
  | { readonly kind: "costs"; readonly costs: readonly PatternCosts[] }
  | { readonly kind: "summary"; readonly scan: ScanNumber; readonly summary: MessageSummary }
  | { readonly kind: "examination"; readonly scan: ScanNumber; readonly examination: Examination }
  | { readonly kind: "scanned"; readonly scan: ScanNumber; readonly summary: MessageSummary; readonly examination: Examination }
  | { readonly kind: "features"; readonly scan: ScanNumber; readonly features: Features }
  | { readonly kind: "fault"; readonly scan: ScanNumber; readonly message: string };
