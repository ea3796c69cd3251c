/** Mail that came in and is passed on: an abuse desk and a forwarder answer for it less than an author does, and an attacker gains little by it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sketchOf } from "../../mail/sketch.ts";
import type { Received } from "../../observed/observed.ts";
import { Ledger } from "./ledger.ts";
import { content } from "./signals/content.ts";
import { ask, learned } from "./signals/testing.ts";
import { MONDAY, message, ordinary } from "./testing.ts";

const SPAM = "Dear friend, a late minister left a sum of money in our bank and no heir came forward, so I write to you in trust and hope.";
const came = (text: string, at = MONDAY - 60_000): Received => ({
  ...{ kind: "received", at, from: null, to: ["anna@example.org"], template: sketchOf(text), isReply: false },
});
const spam = (recipients: readonly string[], text = SPAM) => message(MONDAY, { recipients, text, content: { probability: 0.97 } });

test("to a friend it says nothing, to a stranger less, to many as much as ever", () => {
  const knows = learned([came(SPAM)]);
  assert.equal(ask(content, spam(["bo@friends.example"]), knows).llr, 0);
  assert.ok(Math.abs(ask(content, spam(["abuse@provider.example"]), knows).llr - 0.9) < 0.01);
  assert.match(ask(content, spam(["abuse@provider.example"]), knows).words, /passed on as it came in$/);
  assert.equal(ask(content, spam(["a@x.example", "b@x.example", "c@x.example", "d@x.example"]), knows).llr, 3);
});

test("a few words put on top are still passed on; another text is not", () => {
  const knows = learned([came(SPAM)]);
  assert.equal(ask(content, spam(["bo@friends.example"], `FYI, see below. Begin of the message: ${SPAM}`), knows).llr, 0);
  assert.equal(ask(content, spam(["bo@friends.example"], SPAM.split(" ").reverse().join(" ")), knows).llr, 3);
});

test("who sends his text to the account first and then out by it is found all the same", () => {
  const ledger = new Ledger();
  for (const event of [...ordinary(20), came(SPAM)]) ledger.take(event);
  const states = Array.from({ length: 30 }, (_, i) => {
    const event = { ...spam([`victim${i}@harvest.example`]), at: MONDAY + i * 1_000, message: `s${i}` };
    return ledger.take(event)?.standing.state;
  });
  assert.ok(states.slice(0, 8).includes("held"), states.join());
});
