/** What others report. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../../observed/observed.ts";
import { MONDAY } from "../testing.ts";
import { report } from "./reports.ts";
import { ask } from "./testing.ts";

const told = (what: Report["what"], messages = 1): Report => ({
  ...{ kind: "report", at: MONDAY, what, by: { submitter: "anna@example.org" }, message: null, messages },
  ...{ source: "receiver.example", detail: "as seen" },
});

test("a complaint, a source of mail in our name, a listing: each by its weight, many complaints up to the cap", () => {
  assert.equal(ask(report, told("complaint")).llr, 1.5);
  assert.equal(ask(report, told("complaint", 1_000)).llr, 3.5);
  assert.equal(ask(report, told("dmarc-unknown-source", 99)).llr, 1);
  assert.equal(ask(report, told("dmarc-unknown-source", 100)).llr, 2);
  assert.equal(ask(report, told("listed")).llr, 3);
  assert.equal(ask(report, told("listed")).words, "receiver.example: as seen");
});

test("a receiver's broken TLS is nothing of ours", () => {
  assert.equal(ask(report, told("tls-failure", 500)).llr, 0);
});
