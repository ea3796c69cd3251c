/** Recipients that are new to the identity or to the house. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../../observed/observed.ts";
import { MONDAY, message, ordinary } from "../testing.ts";
import { recipients } from "./recipients.ts";
import { ask, learned } from "./testing.ts";

const to = (at: number, ...addresses: readonly string[]) => message(at, { recipients: addresses });

test("a stranger speaks against, friends for the identity, some of each less", () => {
  const stranger = ask(recipients, to(MONDAY, "x@harvested.example"));
  assert.ok(stranger.llr > 1.5 && stranger.llr <= 2.3, `${stranger.llr}`);
  assert.equal(stranger.words, "1 of 1 new: never written to from here");
  assert.equal(ask(recipients, to(MONDAY, "bo@friends.example")).llr, -0.6, "capped");
  const young = learned([], ordinary(2));
  assert.ok(ask(recipients, to(MONDAY, "bo@friends.example", "x@harvested.example"), young).llr < 1.5);
});

test("who wrote to us is no stranger, and recipients of our own do not count", () => {
  const wrote: Observed = { kind: "received", at: MONDAY, from: "x@any.example", to: ["anna@example.org"], isReply: false };
  assert.ok(ask(recipients, to(MONDAY, "x@any.example"), learned([wrote])).llr < 0);
  assert.equal(ask(recipients, message(MONDAY, { recipients: ["bo@example.org"], ours: ["bo@example.org"] })).llr, 0);
});

test("a colleague's correspondent is no more of a stranger than nobody's", () => {
  const bo = { submitter: "bo@example.org", author: "bo@example.org" };
  const known = learned(
    ordinary(20, MONDAY, bo).map((event) => ({ ...event, recipients: ["k@bos.example"] }) as Observed),
    ordinary(3),
  );
  const [colleagues, nobodys] = ["k@bos.example", "x@any.example"].map((address) => ask(recipients, to(MONDAY, address), known).llr);
  assert.ok(colleagues! <= nobodys! && nobodys! > 0);
});

test("who meets strangers every day is used to it: learned", () => {
  const sales = ordinary(20).map((event, i) => ({ ...event, recipients: [`customer${i}@shop${i % 40}.example`] }) as Observed);
  assert.ok(ask(recipients, to(MONDAY, "x@harvested.example"), learned([], sales)).llr < 0.3);
});

test("the first messages of an account may go to strangers", () => {
  const { llr } = ask(recipients, to(MONDAY, "x@harvested.example"), learned([], []));
  assert.ok(llr < 0.6, `${llr}`);
});
