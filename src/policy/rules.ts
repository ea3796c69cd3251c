/**
 * The shape of a policy rule as `compilePolicy` takes it. Settings hand rules over in this shape; the defaults (defaults.ts) are written in it.
 * A rule matches when every condition that it states holds; a condition that is left out always holds.
 */
import type { Direction } from "../mail/arrival.ts";
import type { AttachmentKind } from "../mail/message.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { VerdictClass } from "../verdict/verdict.ts";

export interface PolicyInput {
  /** Rules of the organization, in order; they come before the defaults. */
  readonly rules: readonly PolicyRule[];
  /** Names for lists of addresses, domains and suffixes; a rule says `groups/NAME`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly holdMax: Milliseconds;
  readonly observeOnly: { readonly inbound: boolean; readonly outbound: boolean };
}

export interface PolicyRule {
  readonly name: string;
  readonly when: Conditions;
  readonly do: RuleAction;
}

export interface Conditions {
  readonly direction?: readonly Direction[] | undefined;
  readonly class?: readonly VerdictClass[] | undefined;
  /** All must hold. */
  readonly probability?: readonly Comparison[] | undefined;
  /**
   * RFC5322.From: `user@example.org`, `example.org`, `.example.org` (every domain below it), `user@` (any domain), `groups/NAME`.
   * With several authors, all must be listed for a rule that lets mail pass, any for one that stops it.
   */
  readonly from?: readonly string[] | undefined;
  /** RFC5321.MailFrom; `<>` is the null reverse-path. */
  readonly mailFrom?: readonly string[] | undefined;
  readonly submitter?: readonly string[] | undefined;
  readonly recipient?: readonly string[] | undefined;
  /** Networks in CIDR notation. */
  readonly client?: readonly string[] | undefined;
  readonly attachment?: readonly AttachmentKind[] | undefined;
  /** Bytes of the whole message; all must hold. */
  readonly size?: readonly Comparison[] | undefined;
}

export interface Comparison {
  readonly is: "<" | "<=" | ">" | ">=";
  readonly than: number;
}

/**
 * Texts and header values may hold {receipt}, {class} and {probability}, and nothing else of the message.
 * The verdict headers are part of every tag; `headers` come in addition.
 */
export type RuleAction =
  | { readonly kind: "accept" }
  | { readonly kind: "tag"; readonly headers: readonly (readonly [name: string, value: string])[]; readonly subjectPrefix: string | null }
  | { readonly kind: "quarantine"; readonly reason: string | null }
  | { readonly kind: "hold"; readonly reason: string | null }
  | { readonly kind: "defer"; readonly text: string | null }
  | { readonly kind: "reject"; readonly text: string | null };
