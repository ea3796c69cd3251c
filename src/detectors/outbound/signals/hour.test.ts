/** Hours at which an identity never sends. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../../observed/observed.ts";
import { MONDAY, message, ordinary } from "../testing.ts";
import { hour } from "./hour.ts";
import { ask, learned } from "./testing.ts";

const NIGHT = MONDAY + 19 * 3_600_000;

test("three in the morning speaks against, the usual hour for the identity", () => {
  const night = ask(hour, message(NIGHT));
  assert.ok(night.llr > 0.8 && night.llr <= 1.2, `${night.llr}`);
  assert.equal(night.words, "03:00 UTC");
  assert.equal(ask(hour, message(MONDAY + 3_600_000)).llr, -0.5, "capped");
});

test("who works by night is used to it, and little history says nothing: learned", () => {
  const nightly = ordinary(20, NIGHT).map((event) => event as Observed);
  assert.ok(ask(hour, message(NIGHT), learned([], nightly)).llr < 0);
  assert.equal(ask(hour, message(NIGHT), learned([], ordinary(2))).llr, 0);
});
