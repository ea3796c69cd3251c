/**
 * How an identity stands, obeyed for one message (product.md sections 2.3 and 3): held mail waits, throttled identities write to those whom they
 * know, suspended ones to nobody outside. Only recipients outside are touched, and nothing becomes milder than the policy's own ruling.
 */

import type { Instant } from "../platform/time.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { Action, Decision, Ruling } from "../policy/decision.ts";
import type { Weighed } from "../ports/outbound-watch.ts";

export interface Obedience {
  readonly weighed: Weighed;
  /** Recipients in domains of our own. */
  readonly ours: ReadonlySet<string>;
  readonly holdUntil: Instant;
  /** Read out on the telephone. */
  readonly receipt: string;
}

export function obey(decision: Decision, obedience: Obedience): Decision {
  const { state, observed } = obedience.weighed;
  if (state === "normal" || state === "watch") return decision;
  return new Map(
    [...decision].map(([recipient, ruling]): readonly [string, Ruling] => {
      const action = obedience.ours.has(recipient) ? null : actionFor(recipient, ruling.action, obedience);
      if (action === null) return [recipient, ruling];
      const rule = `outbound watch: ${state}`;
      if (observed) return [recipient, ruling.observed === undefined ? { ...ruling, rule, observed: action } : ruling];
      return [recipient, { action, rule, ofStanding: true }];
    }),
  );
}

/** Null where the ruling stands as it is. */
function actionFor(recipient: string, ruled: Action, { weighed, holdUntil, receipt }: Obedience): Action | null {
  const isLeaving = ruled.kind === "accept" || ruled.kind === "tag";
  const hold = (): Action => ({ kind: "hold", reason: `its sender ${weighed.identity} stands as "${weighed.state}"`, until: holdUntil });
  switch (weighed.state) {
    case "normal":
    case "watch":
      return null;
    case "held":
      return isLeaving ? hold() : null;
    case "throttled":
      if (!isLeaving && ruled.kind !== "hold") return null;
      if (!weighed.knows(recipient)) return { kind: "defer", enhanced: THROTTLED.enhanced, text: `${THROTTLED.text}; receipt ${receipt}` };
      return isLeaving ? hold() : null;
    case "suspended":
    case "locked":
      if (!isLeaving && ruled.kind !== "hold") return null;
      return { kind: "reject", enhanced: SUSPENDED.enhanced, text: `${SUSPENDED.text}; receipt ${receipt}` };
    default:
      return unreachable(weighed.state);
  }
}

/** Nothing of the message and no name stands in them: a thief reads them as well. */
const THROTTLED = { enhanced: "4.7.1", text: "For now this account may write only to those whom it wrote to before" } as const;
export const SUSPENDED = {
  code: 550,
  enhanced: "5.7.1",
  text: "This account may not send to other domains until its administrator says so",
} as const;
