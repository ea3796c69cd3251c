/** Accounts that one foreign network signs in to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignIn } from "../../../observed/observed.ts";
import { Ledger } from "../ledger.ts";
import { MONDAY, ordinary } from "../testing.ts";
import { community } from "./community.ts";
import { ask } from "./testing.ts";

const HOUR = 3_600_000;
const signIn = (name: string, client: string, at: number): SignIn => ({
  ...{ kind: "sign-in", at, user: `${name}@example.org`, client, service: "imap", result: "ok", place: null, device: null },
});

/** So many accounts with habits, and each of them signed in from the foreign network an hour apart. */
function house(accounts: number, apart = HOUR, from = "203.0.113.5"): Ledger {
  const ledger = new Ledger();
  const names = Array.from({ length: accounts }, (_, i) => `u${i}`);
  for (const name of [...names, "anna"])
    for (const event of ordinary(3, MONDAY - 48 * HOUR, { submitter: `${name}@example.org`, client: "192.0.2.7" })) ledger.take(event);
  for (const [i, name] of names.entries()) ledger.take(signIn(name, from, MONDAY - (accounts - i) * apart));
  return ledger;
}

test("the third account of a foreign network within a day, and the sixth more", () => {
  const asked = signIn("anna", "203.0.113.77", MONDAY);
  assert.equal(ask(community, asked, house(2)).llr, 2);
  assert.match(ask(community, asked, house(2)).words, /^2 other accounts signed in from 203.0.113.0\/24/);
  assert.equal(ask(community, asked, house(5)).llr, 3);
});

test("not two, not from where they always were, not with days between them, not one account again and again", () => {
  const asked = signIn("anna", "203.0.113.77", MONDAY);
  assert.equal(ask(community, asked, house(1)).llr, 0);
  assert.equal(ask(community, signIn("anna", "192.0.2.9", MONDAY), house(5)).llr, 0);
  assert.equal(ask(community, asked, house(4, 60 * HOUR)).llr, 0);
  const one = house(1);
  for (let i = 0; i < 9; i++) one.take(signIn("u0", "203.0.113.5", MONDAY - i));
  assert.equal(ask(community, asked, one).llr, 0);
});

test("accounts that are stolen together are watched, and a conference holds nobody", () => {
  const ledger = house(8);
  const states = Array.from({ length: 8 }, (_, i) => ledger.standingAt(`user:u${i}@example.org`, MONDAY)?.state);
  assert.ok(
    states.slice(3).every((state) => state === "watch"),
    states.join(),
  );
});
