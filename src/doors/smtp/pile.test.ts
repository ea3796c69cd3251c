/** A message's bytes within its size and within the budget of all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Budget, Pile } from "./pile.ts";

test("pieces of all sizes come back as one Buffer with memory of its own", () => {
  const budget = new Budget(1_000_000);
  const pile = new Pile(1_000_000, budget);
  const pieces = [1, 7, 5_000, 20_000, 3, 8_192, 300_000, 100].map((size, i) => Buffer.alloc(size, 65 + i));
  for (const piece of pieces) pile.add(piece);
  const whole = pile.whole();
  assert.ok(whole.equals(Buffer.concat(pieces)));
  assert.equal(whole.buffer.byteLength, whole.length);
  assert.equal(budget.free, 1_000_000 - whole.length);
  pile.drop();
  pile.drop();
  assert.equal(budget.free, 1_000_000);
});

test("a kept piece does not change when its source Buffer is written to again", () => {
  const pile = new Pile(1_000, new Budget(1_000));
  const source = Buffer.from("before");
  pile.add(source);
  source.fill(88);
  assert.equal(pile.whole().toString(), "before");
});

test("one byte too many drops everything, gives the budget back and goes on counting", () => {
  const budget = new Budget(1_000);
  const pile = new Pile(10, budget);
  pile.add(Buffer.alloc(10));
  assert.equal(pile.fault, null);
  pile.add(Buffer.alloc(1));
  assert.equal(pile.fault, "message-too-large");
  assert.equal(budget.free, 1_000);
  pile.add(Buffer.alloc(50));
  assert.equal(pile.size, 61);
  assert.equal(budget.free, 1_000);
});

test("the budget is shared: what one message holds another cannot have", () => {
  const budget = new Budget(100);
  const first = new Pile(1_000, budget);
  const second = new Pile(1_000, budget);
  first.add(Buffer.alloc(60));
  second.add(Buffer.alloc(60));
  assert.equal(second.fault, "budget");
  first.drop();
  const third = new Pile(1_000, budget);
  third.add(Buffer.alloc(60));
  assert.equal(third.fault, null);
});

test("a million single bytes stay within a few blocks", () => {
  const pile = new Pile(2_000_000, new Budget(2_000_000));
  const byte = Buffer.from("z");
  for (let i = 0; i < 1_000_000; i++) pile.add(byte);
  assert.ok(pile.whole().equals(Buffer.alloc(1_000_000, "z")));
});
