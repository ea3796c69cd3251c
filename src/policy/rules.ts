/** What `compilePolicy` takes. Rules have the shape in which settings state them; the defaults (defaults.ts) are written in it too. */
import type { Milliseconds } from "../platform/time.ts";
import type { PolicyRule } from "../settings/settings.ts";

export type { Comparison, PolicyAction, PolicyConditions, PolicyRule } from "../settings/settings.ts";

export interface PolicyInput {
  /** Rules of the organization, in order; they come before the defaults. */
  readonly rules: readonly PolicyRule[];
  /** Names for lists of addresses, domains and suffixes; a rule says `groups/NAME`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly holdMax: Milliseconds;
  readonly observeOnly: { readonly inbound: boolean; readonly outbound: boolean };
}
