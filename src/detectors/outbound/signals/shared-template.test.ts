/** One text from several identities within an hour. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Change, MONDAY, message, ordinary } from "../testing.ts";
import { sharedTemplate } from "./shared-template.ts";
import { ask, learned } from "./testing.ts";

const TEXT = "Dear friend, a late minister left a sum of money in our bank and no heir came forward, so I write to you in trust.";
const HOUR = 3_600_000;
const bo = { submitter: "bo@example.org", client: "192.0.2.9", author: "bo@example.org" };
const stranger: Change = { text: TEXT, recipients: ["x@harvested.example"] };
const shared = (at: number) => learned([message(at, { ...stranger, by: bo, mailFrom: "bo@example.org" })], [...ordinary(20)]);

test("the text of another account, to strangers, within the hour", () => {
  const said = ask(sharedTemplate, message(MONDAY, stranger), shared(MONDAY - HOUR / 2));
  assert.deepEqual([said.llr, said.words], [2, "user:bo@example.org sent the same text"]);
});

test("not after an hour, not to people who are known, not in an answer, not one's own text again", () => {
  assert.equal(ask(sharedTemplate, message(MONDAY, stranger), shared(MONDAY - 3 * HOUR)).llr, 0);
  const half = shared(MONDAY - HOUR / 2);
  assert.equal(ask(sharedTemplate, message(MONDAY, { text: TEXT }), half).llr, 0);
  assert.equal(ask(sharedTemplate, message(MONDAY, { ...stranger, content: { isReply: true } }), half).llr, 0);
  const own = learned([message(MONDAY - 60_000, stranger)]);
  assert.equal(ask(sharedTemplate, message(MONDAY, stranger), own).llr, 0);
});
