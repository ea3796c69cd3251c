/** argon2id in PHC form: our own hashes, another program's, and planted ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hashPassword, isPasswordHash, passwordFault, verifyPassword } from "./passwords.ts";

test("a hash belongs to its password alone, and two are never the same", async () => {
  const [one, two] = await Promise.all([hashPassword("open sesame"), hashPassword("open sesame")]);
  assert.notEqual(one, two);
  assert.ok(isPasswordHash(one ?? ""));
  assert.equal(await verifyPassword("open sesame", one ?? ""), true);
  assert.equal(await verifyPassword("open Sesame", one ?? ""), false);
  assert.equal(await verifyPassword("", one ?? ""), false);
});

test("a known answer: the reference implementation's test vector for t=2, m=256, p=1", async () => {
  const hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  assert.equal(await verifyPassword("password", hash), true);
  assert.equal(await verifyPassword("passwort", hash), false);
});

test("the same password typed composed and decomposed", async () => {
  assert.equal(await verifyPassword("u\u0308ber", await hashPassword("\u00fcber")), true);
});

test("hashes that are none, or would exhaust us, belong to no password", async () => {
  for (const hash of [
    "",
    "open sesame",
    "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=256,t=999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=4,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
  ]) {
    assert.equal(isPasswordHash(hash), false, hash);
    assert.equal(await verifyPassword("password", hash), false, hash);
  }
});

test("passwords that cannot be used are told apart", () => {
  assert.match(passwordFault("") ?? "", /empty/);
  assert.match(passwordFault("x".repeat(1_025)) ?? "", /longer than 1024/);
  assert.match(passwordFault("a\0b") ?? "", /NUL/);
  assert.equal(passwordFault("open sesame"), null);
});
