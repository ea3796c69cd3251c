/** Copies of one campaign are near, other texts are not, and nothing costs more than its first words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isNear, minimaOf, sketchOf } from "./sketch.ts";

const OFFER =
  "Dear %NAME%, our warehouse must be empty by the end of this month and so every watch goes for half of its price. " +
  "Order today at http://watches.test/?id=%ID% and we send yours by express, free of charge, to any address in the world. " +
  "This offer ends on Sunday and will not come again, so do not wait until everything is gone. Your team of the watch house";
const NOTE =
  "Hello Bo, the build breaks on the new compiler because the header moved. I have put a patch on the branch, could you have a look " +
  "before the meeting? If it works for you as well we can merge it this afternoon and tell the others to pull again. Regards, Anna";

function copy(name: string, id: string): string {
  return sketchOf(OFFER.replace("%NAME%", name).replace("%ID%", id)) ?? "";
}

test("personal copies of one text are near", () => {
  assert.ok(isNear(copy("Anna", "a81f"), copy("Mr. Johann van der Berg", "99x1")));
  assert.ok(isNear(copy("Anna", "1"), copy("Anna", "1")));
});

test("other texts are not near, and texts that say nothing have no sketch", () => {
  assert.equal(isNear(copy("Anna", "1"), sketchOf(NOTE) ?? ""), false);
  assert.equal(sketchOf("thanks, see you tomorrow"), null);
  assert.equal(sketchOf(""), null);
  assert.equal(sketchOf("1 2 3 4/5 a@b ".repeat(100)), null);
});

test("near sketches share minima; damaged ones are read without harm", () => {
  const other = new Set(minimaOf(copy("Bo", "2")));
  assert.ok(minimaOf(copy("Anna", "1")).some((minimum) => other.has(minimum)));
  assert.deepEqual(minimaOf("zz"), []);
  assert.equal(isNear("", "x"), false);
});

test("what comes after the first words does not matter, nor how much it is", () => {
  const long = `${NOTE} `.repeat(40);
  assert.equal(sketchOf(long + "x ".repeat(100)), sketchOf(long + "y ".repeat(5_000_000)));
  assert.doesNotThrow(() => sketchOf("x".repeat(10_000_000)));
});
