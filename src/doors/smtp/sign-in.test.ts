/** Limits of failed sign-ins, by the clock that the test holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SMTP_DOOR_LIMITS } from "../../platform/limits.ts";
import { hashPassword } from "../../platform/passwords.ts";
import { SignIn } from "./sign-in.ts";

const HASH = await hashPassword("right");

function signIn(limits: Partial<typeof SMTP_DOOR_LIMITS>): { readonly door: SignIn; pass(milliseconds: number): void } {
  let now = 1_000_000;
  const users = { find: async (name: string) => (name === "anna" ? HASH : null) };
  const door = new SignIn(users, { ...SMTP_DOOR_LIMITS, ...limits }, { now: () => now });
  return {
    door,
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}

test("an account under attack waits, and is free again after the window", async () => {
  const { door, pass } = signIn({ maxSignInFailuresPerAccount: 2, signInWindow: 1_000 });
  for (const address of ["192.0.2.1", "192.0.2.2"]) assert.equal((await door.verify("anna", "wrong", address)).kind, "refused");
  assert.equal((await door.verify("anna", "right", "192.0.2.3")).kind, "later");
  pass(1_001);
  assert.equal((await door.verify("anna", "right", "192.0.2.3")).kind, "signed-in");
});

test("a client that signed in before is not locked out by strangers", async () => {
  const { door } = signIn({ maxSignInFailuresPerAccount: 2 });
  assert.equal((await door.verify("anna", "right", "192.0.2.9")).kind, "signed-in");
  for (const address of ["192.0.2.1", "192.0.2.2"]) await door.verify("anna", "wrong", address);
  assert.equal((await door.verify("anna", "right", "192.0.2.9")).kind, "signed-in");
  assert.equal((await door.verify("anna", "right", "192.0.2.3")).kind, "later");
});

test("unknown names are limited just as known ones", async () => {
  const { door } = signIn({ maxSignInFailuresPerAccount: 1 });
  assert.equal((await door.verify("nobody", "x", "192.0.2.1")).kind, "refused");
  assert.equal((await door.verify("nobody", "x", "192.0.2.2")).kind, "later");
});

test("attempts at the same moment count before they are worked on", async () => {
  const { door } = signIn({ maxSignInFailuresPerClient: 3 });
  const results = await Promise.all(Array.from({ length: 10 }, (_, i) => door.verify(`n${i}`, "x", "192.0.2.1")));
  assert.equal(results.filter((result) => result.kind === "refused").length, 3);
});

test("an IPv6 site counts as one client", async () => {
  const { door } = signIn({ maxSignInFailuresPerClient: 1 });
  await door.verify("a", "x", "2001:db8::1");
  assert.equal((await door.verify("b", "x", "2001:db8::2")).kind, "later");
  assert.equal((await door.verify("b", "x", "2001:db8:0:1::2")).kind, "refused");
});

test("too many sign-ins waiting are put off", async () => {
  const { door } = signIn({ maxWaitingSignIns: 1 });
  const results = await Promise.all(["1", "2", "3", "4"].map((last) => door.verify("anna", "right", `192.0.2.${last}`)));
  assert.deepEqual(
    results.map((result) => result.kind),
    ["signed-in", "signed-in", "signed-in", "later"],
  );
});
