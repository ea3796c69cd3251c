/** Links to domains that are new to the whole house. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MONDAY, message } from "../testing.ts";
import { links } from "./links.ts";
import { ask, learned } from "./testing.ts";

const linking = (at: number, ...domains: readonly string[]) => message(at, { content: { links: domains } });
/** A house that linked to sixty domains. */
const house = () => learned(Array.from({ length: 60 }, (_, i) => linking(MONDAY - 60_000 + i, `known${i}.example`)));

test("a domain that nobody here linked to speaks against, a known one for the identity", () => {
  const fresh = ask(links, linking(MONDAY, "known3.example", "campaign.example"), house());
  assert.ok(fresh.llr > 0.8 && fresh.llr <= 0.9, `${fresh.llr}`);
  assert.equal(fresh.words, "never linked to here: campaign.example");
  assert.equal(ask(links, linking(MONDAY, "known3.example"), house()).llr, -0.5, "capped");
});

test("it says nothing without links, in a copy, and before the house has linked to enough", () => {
  assert.equal(ask(links, message(MONDAY), house()).llr, 0);
  assert.equal(ask(links, linking(MONDAY, "campaign.example")).llr, 0);
  const text = "Please find the minutes of our last meeting on the pages of the society, as always under news of the month.";
  const sent = message(MONDAY - 1_000, { text, content: { links: ["one.example"] } });
  const known = house();
  known.take(sent);
  assert.equal(ask(links, message(MONDAY, { text, content: { links: ["two.example"] } }), known).llr, 0);
});

test("a domain is known once an ordinary message linked to it", () => {
  const known = house();
  assert.ok(ask(links, linking(MONDAY, "partner.example"), known).llr > 0);
  known.take(linking(MONDAY, "partner.example"));
  assert.ok(ask(links, linking(MONDAY + 60_000, "partner.example"), known).llr < 0);
});
