/** The filter's score as evidence: what is usual for the house and for the identity is learned. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MONDAY, message, ordinary } from "../testing.ts";
import { content } from "./content.ts";
import { ask, learned } from "./testing.ts";

const TEXT = "Our new catalogue has arrived with many offers for the garden and the house, order before the end of the week.";

test("what looks like spam speaks against, what looks clean for the identity, and what was not judged says nothing", () => {
  const spam = ask(content, message(MONDAY, { content: { probability: 0.97 } }));
  assert.equal(spam.llr, 3, "capped");
  assert.equal(spam.words, "97 % unwanted");
  assert.ok(ask(content, message(MONDAY)).llr <= -1.5);
  assert.equal(ask(content, message(MONDAY, { content: { probability: null } })).llr, 0);
  assert.equal(ask(content, message(MONDAY, { content: null })).llr, 0);
});

test("a score just above the usual of a young account says little", () => {
  const { llr } = ask(content, message(MONDAY, { content: { probability: 0.06 } }), learned([], ordinary(2)));
  assert.ok(llr > 0 && llr < 0.7, `${llr}`);
});

test("who always scored high is no surprise: the identity's own scores are learned", () => {
  const newsletters = ordinary(20).map((event) =>
    event.kind === "submission" ? { ...event, content: { ...event.content!, probability: 0.06 } } : event,
  );
  const [knows, not] = [learned([], newsletters), learned()];
  const asked = message(MONDAY, { content: { probability: 0.06 } });
  assert.ok(ask(content, asked, knows).llr < ask(content, asked, not).llr - 0.5);
});

test("a near-identical copy adds nothing against, and keeps what speaks for it", () => {
  const first = message(MONDAY - 60_000, { text: TEXT, content: { probability: 0.9 } });
  assert.equal(ask(content, message(MONDAY, { text: TEXT, content: { probability: 0.9 } }), learned([first])).llr, 0);
  const clean = message(MONDAY - 60_000, { text: TEXT });
  assert.ok(ask(content, message(MONDAY, { text: TEXT }), learned([clean])).llr < -1);
});

test("another kind of text from a machine is more of a surprise", () => {
  const automatic = ordinary(20).map((event) =>
    event.kind === "submission" ? { ...event, content: { ...event.content!, isAutomatic: true } } : event,
  );
  const asked = message(MONDAY, { content: { probability: 0.06 } });
  assert.ok(ask(content, asked, learned([], automatic)).llr > ask(content, asked).llr);
});
