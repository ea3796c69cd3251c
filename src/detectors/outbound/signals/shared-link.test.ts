/** One new place that several identities lead strangers to. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Change, MONDAY, message, ordinary } from "../testing.ts";
import { sharedLink } from "./shared-link.ts";
import { ask, learned } from "./testing.ts";

const HOUR = 3_600_000;
const bo = { submitter: "bo@example.org", client: "192.0.2.9", author: "bo@example.org" };
const linking = (at: number, domain: string, change: Change = {}) =>
  message(at, { recipients: [`x${at}@harvested.example`], ...change, content: { links: [domain], ...change.content } });
const ofBo = (at: number, domain: string, change: Change = {}) => linking(at, domain, { by: bo, mailFrom: "bo@example.org", ...change });
/** A house that linked to sixty domains, and what Bo sent then. */
const house = (...sent: readonly ReturnType<typeof message>[]) =>
  learned([
    ...ordinary(20),
    ...Array.from({ length: 60 }, (_, i) => message(MONDAY - 9 * HOUR + i, { content: { links: [`known${i}.example`] } })),
    ...sent,
  ]);

test("a place new to the house that another account led strangers to within the hour, whatever the words", () => {
  const said = ask(sharedLink, linking(MONDAY, "campaign.example"), house(ofBo(MONDAY - HOUR / 2, "campaign.example")));
  assert.deepEqual([said.llr, said.words], [1.5, "user:bo@example.org linked to campaign.example first"]);
});

test("not after an hour, not a place that the house knew, not to people who are known, not in an answer, not one's own", () => {
  const half = house(ofBo(MONDAY - HOUR / 2, "campaign.example"));
  assert.equal(ask(sharedLink, linking(MONDAY + HOUR, "campaign.example"), half).llr, 0);
  assert.equal(ask(sharedLink, linking(MONDAY, "known7.example"), house(ofBo(MONDAY - HOUR / 2, "known7.example"))).llr, 0);
  assert.equal(ask(sharedLink, message(MONDAY, { content: { links: ["campaign.example"] } }), half).llr, 0);
  assert.equal(ask(sharedLink, linking(MONDAY, "campaign.example", { content: { isReply: true } }), half).llr, 0);
  assert.equal(ask(sharedLink, linking(MONDAY, "campaign.example"), house(linking(MONDAY - HOUR / 2, "campaign.example"))).llr, 0);
});

test("what was sent to people who are known, or before the house has linked to enough, makes no place suspicious", () => {
  const toFriends = ofBo(MONDAY - HOUR / 2, "campaign.example", { recipients: ["x@partner.example", "bo@friends.example"] });
  const known = house(ofBo(MONDAY - 5 * HOUR, "known1.example", { recipients: ["x@partner.example"] }), toFriends);
  assert.equal(ask(sharedLink, linking(MONDAY, "campaign.example"), known).llr, 0);
  assert.equal(ask(sharedLink, linking(MONDAY, "campaign.example"), learned([ofBo(MONDAY - HOUR / 2, "campaign.example")])).llr, 0);
});

test("what it remembers survives a copy of the house", () => {
  const copy = house(ofBo(MONDAY - HOUR / 2, "campaign.example")).fork([]);
  assert.equal(ask(sharedLink, linking(MONDAY, "campaign.example"), copy).llr, 1.5);
});
