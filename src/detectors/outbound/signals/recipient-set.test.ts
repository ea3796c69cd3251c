/** People who were never written to together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MONDAY, message } from "../testing.ts";
import { recipientSet } from "./recipient-set.ts";
import { ask, learned } from "./testing.ts";

const circle = (number: number) => Array.from({ length: 6 }, (_, i) => `member${i}@circle${number}.example`);
const used = (sets: number) =>
  learned(
    Array.from({ length: sets }, (_, i) => message(MONDAY - (sets - i) * 86_400_000, { recipients: circle(i) })),
    [],
  );

test("one of each circle never shared a message; the circle itself does", () => {
  const mixed = Array.from({ length: 8 }, (_, i) => `member${i % 6}@circle${i}.example`).map((address, i) =>
    i < 4 ? `new${i}@else.example` : address,
  );
  const strange = Array.from({ length: 20 }, (_, i) => `other${i}@else${i}.example`);
  assert.ok(ask(recipientSet, message(MONDAY, { recipients: strange }), used(10)).llr >= 1.5);
  assert.ok(ask(recipientSet, message(MONDAY, { recipients: circle(3) }), used(10)).llr < 0);
  assert.ok(ask(recipientSet, message(MONDAY, { recipients: mixed }), used(10)).llr <= 1.8);
});

test("it is capped, and silent for three people and for who has few circles", () => {
  const many = Array.from({ length: 199 }, (_, i) => `other${i}@else${i}.example`);
  assert.equal(ask(recipientSet, message(MONDAY, { recipients: many }), used(10)).llr, 1.8);
  assert.equal(ask(recipientSet, message(MONDAY, { recipients: many.slice(0, 3) }), used(10)).llr, 0);
  assert.equal(ask(recipientSet, message(MONDAY, { recipients: many }), used(4)).llr, 0);
});
