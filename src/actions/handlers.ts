/**
 * What each action means for one recipient's copy. One handler per kind; forgetting one does not compile.
 * Handlers only say the step; the merge over recipients is in plan.ts, the doing in carry-out.ts.
 */
import type { Instant } from "../platform/time.ts";
import type { Action } from "../policy/decision.ts";

export type Step =
  | { readonly kind: "hand-on"; readonly fields: string; readonly subjectPrefix: string }
  | { readonly kind: "keep"; readonly as: "quarantine" | "hold"; readonly reason: string; readonly until: Instant | null }
  | { readonly kind: "defer"; readonly enhanced: `4.${number}.${number}`; readonly text: string }
  | { readonly kind: "refuse"; readonly enhanced: `5.${number}.${number}`; readonly text: string };

type Handler<A extends Action> = (action: A) => Step;

export const handlers: { readonly [Kind in Action["kind"]]: Handler<Extract<Action, { kind: Kind }>> } = {
  accept: () => ({ kind: "hand-on", fields: "", subjectPrefix: "" }),
  tag: (action) => ({
    kind: "hand-on",
    fields: action.headers.map(([name, value]) => `${name}: ${value}\r\n`).join(""),
    subjectPrefix: action.subjectPrefix ?? "",
  }),
  quarantine: (action) => ({ kind: "keep", as: "quarantine", reason: action.reason, until: null }),
  hold: (action) => ({ kind: "keep", as: "hold", reason: action.reason, until: action.until }),
  defer: (action) => ({ kind: "defer", enhanced: action.enhanced, text: action.text }),
  reject: (action) => ({ kind: "refuse", enhanced: action.enhanced, text: action.text }),
};

/** The step of any action. */
export function stepOf(action: Action): Step {
  // The table has a handler for exactly this kind; TypeScript cannot see that the two unions move together.
  const handler = handlers[action.kind] as Handler<Action>;
  return handler(action);
}
