/** Garbage of the start goes back, and nothing else changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { giveBackMemory } from "./memory.ts";

test("what nobody needs any more is given back", () => {
  const makeGarbage = (): number => Array.from({ length: 200_000 }, (_, i) => ({ i })).length;
  makeGarbage();
  const before = process.memoryUsage().heapUsed;
  giveBackMemory();
  assert.ok(process.memoryUsage().heapUsed < before);
  assert.equal("gc" in globalThis, false);
});
