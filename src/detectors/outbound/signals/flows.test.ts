/** Hosts that speak to mail servers themselves. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flow } from "../../../observed/observed.ts";
import { Ledger } from "../ledger.ts";
import { MONDAY } from "../testing.ts";
import { flow } from "./flows.ts";
import { ask } from "./testing.ts";

const seen = (change: Partial<Flow>): Flow => ({
  ...{ kind: "flow", at: MONDAY, from: "192.0.2.50", lease: null, to: "203.0.113.1", what: "smtp-connect" },
  ...change,
});
const HOST = "host:192.0.2.50";

function after(peers: number, mailHosts: readonly string[] = []): Ledger {
  const ledger = new Ledger({ mailHosts: new Set(mailHosts) });
  for (let i = 0; i < peers; i++) ledger.take(seen({ to: `203.0.113.${i + 10}` }));
  return ledger;
}

test("a query for MX speaks against, a connection more, many peers most", () => {
  assert.equal(ask(flow, seen({ what: "mx-query", to: "any.example" }), after(0), HOST).llr, 2);
  assert.equal(ask(flow, seen({}), after(0), HOST).llr, 5);
  assert.equal(ask(flow, seen({}), after(5), HOST).llr, 5);
  assert.equal(ask(flow, seen({}), after(6), HOST).llr, 8);
  assert.match(ask(flow, seen({ what: "smtp-failed" }), after(6), HOST).words, /^tried to connect to 203.0.113.1 on port 25, one of many$/);
});

test("a mail host may, and peers of long ago are forgotten", () => {
  assert.equal(ask(flow, seen({}), after(6, ["192.0.2.50"]), HOST).llr, 0);
  const later = after(6);
  for (const minutes of [30, 60]) later.take(seen({ at: MONDAY + minutes * 60_000, from: "192.0.2.51" }));
  assert.equal(ask(flow, seen({ at: MONDAY + 61 * 60_000 }), later, HOST).llr, 5);
});
