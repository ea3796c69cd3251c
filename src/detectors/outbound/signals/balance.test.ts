/** Sending without being answered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../../observed/observed.ts";
import { MONDAY, message } from "../testing.ts";
import { balance } from "./balance.ts";
import { ask, learned } from "./testing.ts";

const came = (count: number, to: string): readonly Observed[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ kind: "received", at: MONDAY - 3_600_000 + i, from: `w${i}@any.example`, to: [to], isReply: false },
  }));

test("forty sent in a week and nothing received speaks against; as much received for the identity", () => {
  const silent = ask(balance, message(MONDAY), learned(came(120, "bo@example.org")));
  assert.ok(silent.llr > 0.2 && silent.llr <= 0.8, `${silent.llr}`);
  assert.match(silent.words, /^about \d\d sent this week, 0 received$/);
  assert.ok(ask(balance, message(MONDAY), learned(came(120, "anna@example.org"))).llr < 0);
});

test("it says nothing where no incoming mail is seen, and of who sent little", () => {
  assert.equal(ask(balance, message(MONDAY), learned(came(20, "bo@example.org"))).llr, 0);
  assert.equal(ask(balance, message(MONDAY), learned(came(120, "bo@example.org"), [])).llr, 0);
});

test("the more is sent without an answer, the more it says, up to the cap", () => {
  const flood = Array.from({ length: 400 }, (_, i) => message(MONDAY + i * 1_000));
  const ledger = learned([...came(120, "bo@example.org"), ...flood]);
  assert.equal(ask(balance, message(MONDAY + 500_000), ledger).llr, 0.8);
});
