/** The merge of several recipients' decisions into one reply: product.md section 2.2, points a to d. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Action, Decision } from "../policy/decision.ts";
import { planFor } from "./plan.ts";

const accept: Action = { kind: "accept" };
const tag: Action = { kind: "tag", headers: [["X-Postern-Verdict", "spam"]] };
const quarantine: Action = { kind: "quarantine", reason: "spam" };
const hold: Action = { kind: "hold", reason: "looks hijacked", until: 5_000 };
const defer: Action = { kind: "defer", enhanced: "4.7.1", text: "later" };
const reject: Action = { kind: "reject", enhanced: "5.7.1", text: "no" };

function plan(...actions: readonly Action[]) {
  const recipients = actions.map((_, i) => ({ address: `r${i}@example.org` }));
  const decision: Decision = new Map(actions.map((action, i) => [`r${i}@example.org`, { action, rule: "test" }]));
  return planFor({ recipients, decision, routeOf: (address) => (address === "r9@example.org" ? "other" : "one"), quarantineUntil: 9_000 });
}

function addressesOf(groups: readonly { readonly recipients: readonly { readonly address: string }[] }[]): string[][] {
  return groups.map((group) => group.recipients.map((recipient) => recipient.address));
}

test("one deferred recipient defers all, whatever the others get", () => {
  assert.deepEqual(plan(accept, quarantine, defer, reject), { kind: "defer", enhanced: "4.7.1", text: "later" });
});

test("all rejected: rejected with the first text", () => {
  assert.deepEqual(plan(reject, { ...reject, text: "also no" }), { kind: "refuse", enhanced: "5.7.1", text: "no" });
});

test("a reject beside an accepted recipient becomes quarantine and says why", () => {
  const result = plan(accept, reject);
  assert.equal(result.kind, "proceed");
  assert.deepEqual(addressesOf(result.handOns), [["r0@example.org"]]);
  assert.deepEqual(addressesOf(result.keeps), [["r1@example.org"]]);
  assert.equal(result.keeps[0]?.as, "quarantine");
  assert.match(result.keeps[0]?.reason ?? "", /rejected for this recipient.*: no$/);
  assert.equal(result.keeps[0]?.until, 9_000);
});

test("recipients with equal bytes share a transaction, others get their own", () => {
  const result = plan(accept, tag, accept, tag);
  assert.equal(result.kind, "proceed");
  assert.deepEqual(addressesOf(result.handOns), [
    ["r0@example.org", "r2@example.org"],
    ["r1@example.org", "r3@example.org"],
  ]);
  assert.equal(result.handOns[1]?.fields, "X-Postern-Verdict: spam\r\n");
});

test("another route is another transaction", () => {
  const result = plan(...new Array<Action>(10).fill(accept));
  assert.equal(result.kind, "proceed");
  assert.equal(result.handOns.length, 2);
  assert.deepEqual(addressesOf(result.handOns)[1], ["r9@example.org"]);
});

test("holds keep their own end, quarantine the default one", () => {
  const result = plan(hold, quarantine);
  assert.equal(result.kind, "proceed");
  assert.deepEqual(
    result.keeps.map((group) => [group.as, group.until]),
    [
      ["hold", 5_000],
      ["quarantine", 9_000],
    ],
  );
  assert.equal(result.handOns.length, 0);
});

test("a recipient without a ruling is a fault, never an accept", () => {
  assert.throws(
    () => planFor({ recipients: [{ address: "x@example.org" }], decision: new Map(), routeOf: () => "one", quarantineUntil: 0 }),
    /no ruling/,
  );
});
