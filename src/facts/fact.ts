/**
 * Facts wait so that checks need not. A fact is known or unknown; unknown never reads as "no".
 */
import type { Arrival } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { Duration } from "../platform/time.ts";
import type { FactPorts, Facts } from "./all.ts";

export type Fact<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

export function known<T>(value: T): Fact<T> {
  return { known: true, value };
}

export function unknown(why: string): Extract<Fact<never>, { readonly known: false }> {
  return { known: false, why };
}

export type FactName = keyof Facts;

/** The value inside `Fact<…>` for a name. */
export type FactValue<N extends FactName> = Facts[N] extends Fact<infer T> ? T : never;

export interface FactDefinition<N extends FactName> {
  readonly name: N;
  readonly title: string;
  readonly after: readonly FactName[];
  readonly deadline: Duration;
  gather(from: GatherInput): Promise<Facts[N]>;
}

export interface GatherInput {
  readonly arrival: Arrival;
  readonly summary: MessageSummary;
  readonly earlier: Partial<Facts>;
  readonly ports: FactPorts;
}

export function defineFact<N extends FactName>(definition: FactDefinition<N>): FactDefinition<N> {
  return definition;
}

/** Every fact unknown, for one reason. */
export function nothingKnown(why: string): Facts {
  return { correspondence: unknown(why), campaign: unknown(why), namesake: unknown(why) };
}
