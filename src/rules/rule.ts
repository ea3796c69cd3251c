/**
 * A declared rule as plain data: what a file in `rules.d` says once it is understood, and what a scan worker is sent.
 * It has the shape of a check (checks/check.ts) with conditions in place of `run`.
 */
import type { Leaning } from "../checks/check.ts";
import type { Direction } from "../mail/arrival.ts";
import type { AttachmentKind } from "../mail/message.ts";
import type { Scope } from "../patterns/set.ts";
import type { Comparison } from "../settings/settings.ts";

export type Condition =
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  /** One of the patterns matches one of the texts of the scope. */
  | { readonly kind: "pattern"; readonly scope: Scope; readonly patterns: readonly string[] }
  | { readonly kind: "direction"; readonly is: readonly Direction[] }
  | { readonly kind: "attachment"; readonly is: readonly AttachmentKind[] }
  | { readonly kind: "from" | "mailFrom" | "recipient"; readonly is: readonly string[] }
  /** All comparisons hold, in bytes. */
  | { readonly kind: "size"; readonly is: readonly Comparison[] };

export interface RuleFinding {
  readonly score: number;
  readonly leaning: Leaning;
  readonly meaning: string;
  readonly when: Condition;
}

export interface RuleCase {
  readonly title: string;
  /** Names that must be found, neither more nor fewer. */
  readonly expect: readonly string[];
  readonly direction: Direction;
  readonly mailFrom: string | null;
  readonly recipients: readonly string[];
  /** With LF line ends. */
  readonly message: string;
}

export interface Rule {
  readonly id: `${string}/${string}`;
  readonly title: string;
  readonly why: string;
  readonly directions: readonly Direction[];
  readonly findings: Readonly<Record<string, RuleFinding>>;
  readonly cases: readonly RuleCase[];
}

/** Every pattern of a condition with its scope, in the order in which they are written. */
export function patternsIn(condition: Condition): readonly (readonly [scope: Scope, source: string])[] {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.flatMap(patternsIn);
    case "not":
      return patternsIn(condition.of);
    case "pattern":
      return condition.patterns.map((source) => [condition.scope, source] as const);
    default:
      return [];
  }
}
