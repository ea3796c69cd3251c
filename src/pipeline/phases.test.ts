/** Who may relay. The full tricks run against a real next hop in test/journeys; here each rule by itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../mail/arrival.ts";
import type { SessionView } from "./house.ts";
import { directionOf, mayUseMail, mayUseRcpt } from "./phases.ts";

const rules = { ourDomains: new Set(["example.org", "xn--bcher-kva.example"]) };
const client: Client = { address: "203.0.113.9", port: 1, helo: "x", protocol: "ESMTP", tls: null, ours: false };
const stranger: SessionView = { door: "smtp-inbound", client, submitter: null };
const leaving = (view: Partial<SessionView>): SessionView => ({ ...stranger, door: "smtp-outbound", ...view });

function codeOf(session: SessionView, recipient: string): number {
  const answer = mayUseRcpt(session, recipient, rules);
  return answer.kind === "continue" ? 250 : answer.reply.code;
}

test("the inbound door takes mail for our domains only", () => {
  for (const ours of ["a@example.org", "a@EXAMPLE.ORG", "abuse@example.org", "postmaster@example.org", "Postmaster", "a@bücher.example"]) {
    assert.equal(codeOf(stranger, ours), 250, ours);
  }
  for (const other of [
    "a@example.com",
    "a@sub.example.org",
    "a@example.org.",
    "a@[127.0.0.1]",
    "a",
    "a@",
    "a@notexample.org",
    "a@example%2eorg",
  ]) {
    assert.equal(codeOf(stranger, other), 554, other);
  }
});

test("local parts that route onwards are refused from outside", () => {
  const tricks = ["a%b.test@example.org", "b.test!a@example.org", '"a@b.test"@example.org', "a@b.test@example.org", "|sh@example.org"];
  for (const trick of [...tricks, "../x@example.org", ".x@example.org", "/etc/x@example.org"])
    assert.equal(codeOf(stranger, trick), 554, trick);
});

test("the outbound door serves signed-in submitters and our own hosts", () => {
  assert.equal(codeOf(leaving({}), "a@example.com"), 530);
  assert.equal(codeOf(leaving({}), "a@example.org"), 530);
  assert.equal(codeOf(leaving({ submitter: "anna" }), "a@example.com"), 250);
  assert.equal(codeOf(leaving({ client: { ...client, ours: true } }), "a@example.com"), 250);
  assert.equal(mayUseMail(leaving({})).kind, "reply");
  assert.equal(mayUseMail(stranger).kind, "continue");
});

test("direction comes from door, socket and envelope", () => {
  assert.equal(directionOf(stranger, ["a@example.org"], rules), "inbound");
  assert.equal(directionOf({ ...stranger, client: { ...client, ours: true } }, ["a@example.org"], rules), "inbound");
  assert.equal(directionOf(leaving({ submitter: "anna" }), ["a@example.com", "b@example.org"], rules), "outbound");
  assert.equal(directionOf(leaving({ submitter: "anna" }), ["b@example.org"], rules), "internal");
});
