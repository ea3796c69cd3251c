/** What each state does to each ruling, for recipients outside and inside; and that nothing becomes milder. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Action, ActionKind } from "../policy/decision.ts";
import type { Weighed } from "../ports/outbound-watch.ts";
import { obey } from "./obey.ts";
import { planFor } from "./plan.ts";

const FRIEND = "friend@far.example";
const STRANGER = "stranger@far.example";
const COLLEAGUE = "bo@example.org";
const RECEIPT = "01JDCHM0000000000000000000";
const ACTIONS: Readonly<Record<ActionKind, Action>> = {
  accept: { kind: "accept" },
  tag: { kind: "tag", headers: [] },
  hold: { kind: "hold", reason: "spam", until: 5 },
  quarantine: { kind: "quarantine", reason: "malware" },
  defer: { kind: "defer", enhanced: "4.7.1", text: "by a rule" },
  reject: { kind: "reject", enhanced: "5.7.1", text: "by a rule" },
};

function obeyed(state: Weighed["state"], action: Action, observed = false) {
  const weighed: Weighed = { identity: "user:anna@example.org", state, incident: null, observed, knows: (to) => to === FRIEND, events: [] };
  const decision = new Map([FRIEND, STRANGER, COLLEAGUE].map((to) => [to, { action, rule: "default outbound" }] as const));
  return obey(decision, { weighed, ours: new Set([COLLEAGUE]), holdUntil: 9, receipt: RECEIPT });
}

/** state: [policy's action, friend, stranger]; every combination that is not named stays as the policy ruled. */
const CHANGES: readonly (readonly [Weighed["state"], ActionKind, ActionKind, ActionKind])[] = [
  ["held", "accept", "hold", "hold"],
  ["held", "tag", "hold", "hold"],
  ["throttled", "accept", "hold", "defer"],
  ["throttled", "tag", "hold", "defer"],
  ["throttled", "hold", "hold", "defer"],
  ...(["suspended", "locked"] as const).flatMap((state) =>
    (["accept", "tag", "hold"] as const).map((ruled) => [state, ruled, "reject", "reject"] as const),
  ),
];

test("each state changes what leaves, and only for recipients outside", () => {
  for (const state of ["normal", "watch", "held", "throttled", "suspended", "locked"] as const) {
    for (const action of Object.values(ACTIONS)) {
      const { kind } = action;
      const [, , friend, stranger] = CHANGES.find(([of, ruled]) => of === state && ruled === kind) ?? [state, kind, kind, kind];
      const decision = obeyed(state, action);
      const found = [FRIEND, STRANGER, COLLEAGUE].map((to) => decision.get(to)?.action.kind);
      assert.deepEqual(found, [friend, stranger, kind], `${state}, ${kind}`);
    }
  }
});

test("a sender whose mail is stopped reads a receipt, and no name", () => {
  for (const state of ["throttled", "suspended"] as const) {
    const action = obeyed(state, ACTIONS.accept).get(STRANGER)?.action;
    assert.match(action?.kind === "defer" || action?.kind === "reject" ? action.text : "", new RegExp(`receipt ${RECEIPT}$`));
    assert.doesNotMatch(JSON.stringify(action), /anna/);
  }
});

test("while the watch only observes, everything passes and it is recorded what would have been done", () => {
  const ruling = obeyed("suspended", ACTIONS.accept, true).get(STRANGER);
  assert.deepEqual([ruling?.action.kind, ruling?.observed?.kind, ruling?.ofStanding], ["accept", "reject", undefined]);
});

test("mail that also goes to colleagues reaches them; the rest is kept until the sender is released", () => {
  const recipients = [FRIEND, COLLEAGUE].map((address) => ({ address }));
  const plan = planFor({ recipients, decision: obeyed("suspended", ACTIONS.accept), routeOf: () => "*", quarantineUntil: 7 });
  assert.equal(plan.kind, "proceed");
  if (plan.kind !== "proceed") return;
  assert.deepEqual(
    plan.keeps.map(({ as, ofStanding, recipients: to }) => [as, ofStanding, to[0]?.address]),
    [["quarantine", true, FRIEND]],
  );
  assert.deepEqual(
    plan.handOns.map(({ recipients: to }) => to.map(({ address }) => address)),
    [[COLLEAGUE]],
  );
});
