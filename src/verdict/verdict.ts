/** What we think of a message: about the message alone, not about what to do with it. */
import type { Finding } from "../checks/check.ts";

export const VERDICT_CLASSES = [
  "clean",
  "bulk",
  "spam",
  "scam",
  "phish",
  "malware",
  "dangerous-attachment",
  "backscatter",
  "policy",
  "unscannable",
] as const;
export type VerdictClass = (typeof VERDICT_CLASSES)[number];

export interface Verdict {
  readonly class: VerdictClass;
  /** P(unwanted), 0..1. */
  readonly probability: number;
  /** Unknown facts widen it, never shift the probability. */
  readonly range: readonly [low: number, high: number];
  /** Ordered by weight, strongest first. */
  readonly because: readonly Reason[];
  /** Names of facts that a check wanted and that could not be had. */
  readonly unknown: readonly string[];
}

export interface Reason {
  readonly finding: Finding;
  /** One sentence for an administrator: the finding's meaning and the evidence. */
  readonly sentence: string;
}
