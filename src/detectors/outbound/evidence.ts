/**
 * The shapes of evidence. A signal looks at one observed event and at what is remembered, and says how much likelier the event is when
 * the identity was taken over than when it was not: a log-likelihood ratio in nats, capped. Signals never write and never decide.
 */
import type { Observed, ObservedKind } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { HouseMemory } from "./house-memory.ts";
import type { Profile } from "./profile.ts";
import type { Sending } from "./sending.ts";

/** Signals of one group look at the same thing from several sides: of those that speak against, only the strongest counts. */
export type Group = "content" | "style" | "recipients" | "pace" | "hour" | "balance" | "replies" | "origin" | "reports" | "network";

export interface Weighed {
  readonly llr: number;
  /** What was seen, in words for people. Called only for what is shown. */
  readonly value: () => string;
  /** Counts once a day for this identity; left out: counts each time. */
  readonly once?: number;
}

export interface Seen<Kind extends ObservedKind> {
  readonly event: Extract<Observed, { kind: Kind }>;
  readonly profile: Profile;
  readonly house: HouseMemory;
  /** What the message means for this identity; only for submissions. */
  readonly sending: Kind extends "submission" ? Sending : null;
}

export interface Signal<Kind extends ObservedKind = ObservedKind> {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly watches: Kind;
  readonly group: Group;
  /** Least and most that it may say, in nats. */
  readonly cap: readonly [low: number, high: number];
  weigh(seen: Seen<Kind>): Weighed | null;
}

export function defineSignal<Kind extends ObservedKind>(signal: Signal<Kind>): Signal<Kind> {
  return signal;
}

/** One line of the ledger: what was seen when, and what it weighed. */
export interface Row {
  readonly at: Instant;
  readonly signal: string;
  readonly value: string;
  readonly llr: number;
  readonly messages: readonly string[];
}
