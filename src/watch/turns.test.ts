/** Work in turns: in order, past faults, and not begun any more when it comes too late. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns, WatchLate } from "./turns.ts";

test("turns follow one another, also after one that failed", async () => {
  const turns = new Turns();
  const done: number[] = [];
  const slow = turns.take(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push(1);
    throw new Error("broken");
  });
  const next = turns.take(async () => done.push(2));
  await assert.rejects(slow, /broken/);
  await next;
  assert.deepEqual(done, [1, 2]);
});

test("what waited too long is told so and never begun", async () => {
  const turns = new Turns();
  const { promise: blocked, resolve: free } = Promise.withResolvers<void>();
  void turns.take(() => blocked);
  let begun = 0;
  const late = turns.takeWithin(
    5,
    async () => {},
    () => begun++,
  );
  await assert.rejects(late, WatchLate);
  free();
  await turns.take(async () => {});
  assert.equal(begun, 0);
  const unprepared = turns.takeWithin(
    1_000,
    () => Promise.reject(new Error("no disk")),
    () => begun++,
  );
  await assert.rejects(unprepared, /no disk/);
  assert.equal(
    await turns.takeWithin(
      1_000,
      async () => {},
      () => ++begun,
    ),
    1,
  );
});
