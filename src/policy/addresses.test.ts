/** Lists of addresses: what each way of writing matches, and what it must not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressList } from "./addresses.ts";

const CASES: readonly (readonly [entry: string, matches: readonly string[], not: readonly (string | null)[]])[] = [
  [
    "anna@example.org",
    ["anna@example.org", "ANNA@Example.ORG", "anna@example.org."],
    ["anna@sub.example.org", "anna@example.org.evil.example", "ben@example.org", "anna", null],
  ],
  [
    "example.org",
    ["anna@example.org", "x@EXAMPLE.org"],
    ["anna@sub.example.org", "anna@notexample.org", "example.org", "anna@example.org@evil.example"],
  ],
  [
    ".example.org",
    ["anna@sub.example.org", "anna@a.b.example.org"],
    ["anna@example.org", "anna@notexample.org", "anna@sub.example.org.evil.example"],
  ],
  [
    "postmaster@",
    ["postmaster@example.org", "PostMaster@any.example", "postmaster"],
    ["xpostmaster@example.org", "postmaster2@example.org", null],
  ],
  ["<>", [], ["a@example.org", "<>@example.org"]],
  ["*", ["a@example.org", "postmaster"], [null, ""]],
  ["münchen.example", ["a@xn--mnchen-3ya.example", "a@MÜNCHEN.example"], ["a@munchen.example"]],
];

for (const [entry, matches, not] of CASES) {
  test(`${entry} matches what it says`, () => {
    const list = addressList([entry], {});
    for (const address of matches) assert.equal(list.has(address), true, String(address));
    for (const address of not) assert.equal(list.has(address), false, String(address));
  });
}

test("<> is the null reverse-path", () => {
  assert.equal(addressList(["<>"], {}).has(null), true);
});

test("a group stands for its members; one that nobody defined, and one inside another, for nothing", () => {
  const groups = { partners: ["good.example", "groups/other"], other: ["other.example"] };
  const list = addressList(["groups/partners", "groups/none", "groups/constructor"], groups);
  assert.equal(list.has("a@good.example"), true);
  assert.equal(list.has("a@other.example"), false);
  assert.equal(addressList(["groups/none"], groups).has("groups/none"), false);
});

test("an address literal is compared as written", () => {
  assert.equal(addressList(["a@[192.0.2.1]"], {}).has("A@[192.0.2.1]"), true);
});
