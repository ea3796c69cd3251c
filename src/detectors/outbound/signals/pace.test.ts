/** Pauses between messages against the identity's own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MONDAY, message } from "../testing.ts";
import { pace } from "./pace.ts";
import { ask, learned } from "./testing.ts";

const after = (pause: number) => ask(pace, message(MONDAY + pause), learned([message(MONDAY)]));

test("a second after the last one speaks against, half an hour and a long pause say nothing", () => {
  assert.equal(after(1_000).llr, 1.6, "capped");
  assert.equal(after(1_000).words, "under 2 seconds after the one before");
  assert.equal(after(1_800_000).llr, 0);
  assert.equal(after(3 * 3_600_000).llr, 0);
  assert.equal(ask(pace, message(MONDAY), learned([], [])).llr, 0, "the first message of all");
});

test("who sends quickly every day is used to it: learned", () => {
  const burst = Array.from({ length: 200 }, (_, i) => message(MONDAY - 86_400_000 + i * 1_000, { content: { isAutomatic: true } }));
  assert.ok(ask(pace, message(MONDAY + 1_000), learned([...burst, message(MONDAY)])).llr < after(1_000).llr - 1);
});
