/** More recipients than the identity's rate explains. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Change, MONDAY, message } from "../testing.ts";
import { ask, learned } from "./testing.ts";
import { volume } from "./volume.ts";

const flood = (count: number, pause: number, change: Change = {}) =>
  Array.from({ length: count }, (_, i) => message(MONDAY + i * pause, { ...change, message: `f${i}` }));

test("a hundred recipients in two minutes are a surprise, ten in a day are not", () => {
  const many = ask(volume, message(MONDAY + 100_000), learned(flood(100, 1_000)));
  assert.equal(many.llr, 2, "capped");
  assert.match(many.words, /about 1?\d\d recipients in (10 minutes|an hour)/);
  assert.equal(ask(volume, message(MONDAY + 8 * 3_600_000), learned(flood(8, 3_600_000))).llr, 0);
});

test("fewer than ten are never a flood, nor is mail to ourselves", () => {
  assert.equal(ask(volume, message(MONDAY + 8_000), learned(flood(8, 1_000))).llr, 0);
  const ours = { recipients: ["bo@example.org"], ours: ["bo@example.org"] };
  assert.equal(ask(volume, message(MONDAY + 100_000, ours), learned(flood(100, 1_000, ours))).llr, 0);
});

test("who sends as much every day is used to it: learned", () => {
  const daily = Array.from({ length: 20 }, (_, day) =>
    Array.from({ length: 40 }, (_, i) => message(MONDAY - (20 - day) * 86_400_000 + i * 600_000)),
  ).flat();
  const asked = message(MONDAY + 20 * 120_000);
  const burst = flood(20, 120_000);
  assert.ok(ask(volume, asked, learned(burst, daily)).llr < ask(volume, asked, learned(burst)).llr);
});
