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

test("complaints and mail past the mail hosts: each by its weight, many up to the cap", () => {
  assert.equal(ask(report, told("complaint")).llr, 1.5);
  assert.equal(ask(report, told("complaint", 1_000)).llr, 3.5);
  assert.equal(ask(report, told("sends-beside", 99)).llr, 1);
  assert.equal(ask(report, told("sends-beside", 100)).llr, 2);
  assert.equal(ask(report, told("sends-beside", 100)).words, "receiver.example: as seen");
});
