/** What to do, per recipient: one transaction carries many, and policies differ between them. */
import type { Recipient } from "../mail/envelope.ts";
import type { Instant } from "../platform/time.ts";

export type Action =
  | { readonly kind: "accept" }
  | { readonly kind: "tag"; readonly headers: readonly (readonly [name: string, value: string])[]; readonly subjectPrefix?: string }
  | { readonly kind: "quarantine"; readonly reason: string }
  | { readonly kind: "hold"; readonly reason: string; readonly until: Instant }
  | { readonly kind: "defer"; readonly enhanced: `4.${number}.${number}`; readonly text: string }
  | { readonly kind: "reject"; readonly enhanced: `5.${number}.${number}`; readonly text: string };

export type ActionKind = Action["kind"];

/** One action a recipient, and the rule that asked for it. */
export interface Ruling {
  readonly action: Action;
  /** Name of the policy rule ("default inbound phish", or the `name:` of the operator's rule). */
  readonly rule: string;
  /** What would have been done were the direction not in observe-only mode. */
  readonly observed?: Action;
  /** Because of how the sender stands, and not of what the message is (actions/obey.ts). */
  readonly ofStanding?: true;
}

export type Decision = ReadonlyMap<Recipient, Ruling>;
