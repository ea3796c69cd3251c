/** Addresses in free text and the question whether two domains are one organization. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { authorDomains, mailboxesIn, registrableDomain, sameOrganization } from "./address.ts";
import { readMessage } from "./read.ts";

test("addresses in a text are found with their domains in lower case", () => {
  const found = (text: string) => mailboxesIn(text).map((mailbox) => mailbox.address);
  assert.deepEqual(found("service@bank.example"), ["service@bank.example"]);
  assert.deepEqual(found("write to <A.b+c@Bank.Example>, or x@y.test."), ["A.b+c@bank.example", "x@y.test"]);
  assert.deepEqual(found("service\uff20bank.example"), ["service@bank.example"]);
  assert.deepEqual(found("@home, a@b, meet @ noon, a@.b"), []);
});

test("the registrable domain follows the public suffix list, private suffixes included", () => {
  assert.equal(registrableDomain("a.b.example.co.uk"), "example.co.uk");
  assert.equal(registrableDomain("x.github.io"), "x.github.io");
  assert.equal(registrableDomain("192.0.2.1"), null);
  assert.equal(registrableDomain("localhost"), null);
});

test("one organization is the same registrable domain", () => {
  assert.equal(sameOrganization("bank.example", "News.Bank.Example."), true);
  assert.equal(sameOrganization("a.co.uk", "b.co.uk"), false);
  assert.equal(sameOrganization("a.github.io", "b.github.io"), false);
  assert.equal(sameOrganization("localhost", "localhost"), true);
  assert.equal(sameOrganization("www.b\u00fccher.example", "xn--bcher-kva.example"), true);
  assert.equal(sameOrganization("", ""), false);
});

test("every author's domain counts, also of further From fields", () => {
  const message = readMessage(Buffer.from("From: a@one.test, b@two.test\r\nFrom: c@three.test, d@one.test\r\n\r\n"));
  assert.deepEqual(authorDomains(message), ["one.test", "two.test", "three.test"]);
  assert.ok(message.defects.some((defect) => defect.name === "header.several-from"));
});
