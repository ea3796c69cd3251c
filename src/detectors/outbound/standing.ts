/** How an identity stands: the six states of product.md section 3, from the evidence and with hysteresis. */
import { type Instant, toMilliseconds } from "../../platform/time.ts";

export const STATES = ["normal", "watch", "held", "throttled", "suspended", "locked"] as const;
export type State = (typeof STATES)[number];

export interface Standing {
  readonly state: State;
  readonly since: Instant;
  /** When it ends by itself; null: it ends by the evidence, or by a person. */
  readonly until: Instant | null;
  /** Who set it; null: the evidence. */
  readonly by: string | null;
  readonly note: string | null;
  /** Where the evidence went beyond what a person had set: that word, which stands again when the evidence falls. */
  readonly word?: Standing;
}

/** Evidence from which on a state is set, in nats. */
export interface Thresholds {
  readonly watch: number;
  readonly hold: number;
  readonly throttle: number;
  readonly suspend: number;
}

/** Without new evidence for this long a held or throttled identity is only watched again. */
const QUIET = toMilliseconds("1h");
/** A state ends at this part of what it began at, so that it does not flicker. */
export const ENDS_AT = 0.5;

export interface Evidence {
  readonly sum: number;
  /** Some of it is about harm (content, replies, reports, proof), not only about habits. */
  readonly ofHarm: boolean;
  /** Last time it rose. */
  readonly stirred: Instant;
}

/**
 * The state that follows. Suspension never ends by itself and is never set by habits alone: somebody new, quick and busy is not yet a
 * spammer, and a hold costs them minutes. `locked` is a person's word alone. What a person set does not end by the evidence, but the evidence
 * goes beyond it.
 */
export function next(standing: Standing, evidence: Evidence, thresholds: Thresholds, now: Instant): Standing {
  const { state, until } = standing;
  if (until !== null && now >= until) return { state: "normal", since: now, until: null, by: null, note: null };
  if (state === "locked" || state === "suspended") return standing;
  const reached = reachedBy(evidence, thresholds);
  const word = standing.by === null ? standing.word : standing;
  const under = word === undefined || (word.until !== null && now >= word.until) ? {} : { word };
  if (STATES.indexOf(reached) > STATES.indexOf(state)) {
    return { state: reached, since: now, until: null, by: null, note: null, ...under };
  }
  if (standing.by !== null) return standing;
  const lower = fallen(state, reached, evidence, thresholds, now);
  if (lower === null) return standing;
  const { word: said } = under;
  return said !== undefined && stricter(lower, said) === said ? said : { ...lower, ...under };
}

/** The one of two that stops more; the first when they are alike. */
export function stricter(one: Standing, other: Standing): Standing {
  return STATES.indexOf(other.state) > STATES.indexOf(one.state) ? other : one;
}

function reachedBy({ sum, ofHarm }: Evidence, { watch, hold, throttle, suspend }: Thresholds): State {
  if (sum >= suspend && ofHarm) return "suspended";
  if (sum >= throttle) return "throttled";
  if (sum >= hold) return "held";
  return sum >= watch ? "watch" : "normal";
}

function fallen(state: State, reached: State, evidence: Evidence, thresholds: Thresholds, now: Instant): Standing | null {
  const began = { normal: 0, watch: thresholds.watch, held: thresholds.hold, throttled: thresholds.throttle, suspended: 0, locked: 0 }[
    state
  ];
  const isQuiet = (state === "held" || state === "throttled") && now - evidence.stirred >= QUIET;
  if (evidence.sum >= began * ENDS_AT && !isQuiet) return null;
  const lower = isQuiet ? "watch" : reached;
  return lower === state ? null : { state: lower, since: now, until: null, by: null, note: null };
}
