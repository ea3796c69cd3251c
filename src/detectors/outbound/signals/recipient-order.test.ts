/** Recipients in the order of a list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MONDAY, message } from "../testing.ts";
import { recipientOrder } from "./recipient-order.ts";
import { ask, learned } from "./testing.ts";

const sorted = ["al@a.example", "bea@b.example", "cy@c.example", "dan@d.example", "eve@e.example", "flo@f.example"];
const to = (recipients: readonly string[], at = MONDAY) => message(at, { recipients });

test("strangers in alphabetical order within a message", () => {
  const said = ask(recipientOrder, to(sorted));
  assert.ok(said.llr > 1 && said.llr <= 1.5);
  assert.match(said.words, /^6 new recipients/);
  assert.equal(
    ask(
      recipientOrder,
      to([...sorted].sort((a, b) => ((a.length * 7 + a.charCodeAt(0) * 5) % 11) - ((b.length * 7 + b.charCodeAt(0) * 5) % 11))),
    ).llr,
    0,
  );
});

test("not four of them, not those of one firm, not people who are known", () => {
  assert.equal(ask(recipientOrder, to(sorted.slice(0, 4))).llr, 0);
  assert.equal(ask(recipientOrder, to(sorted.map((address) => address.replace(/@.*/, "@firm.example")))).llr, 0);
  assert.equal(ask(recipientOrder, to(sorted), learned([to(sorted, MONDAY - 60_000)])).llr, 0);
});

test("strangers in alphabetical order from message to message", () => {
  const one = (i: number) => to([sorted[i]!], MONDAY + i * 60_000);
  assert.equal(ask(recipientOrder, one(5), learned([0, 1, 2, 3, 4].map(one))).llr, 1);
  assert.equal(ask(recipientOrder, one(3), learned([0, 1, 2].map(one))).llr, 0);
  assert.equal(ask(recipientOrder, one(1), learned([5, 0, 2, 3, 4].map((i, n) => to([sorted[i]!], MONDAY + n * 60_000)))).llr, 0);
});

test("nearly sorted is sorted; one of the other end is not enough to hide it", () => {
  const list = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(97 + i)}x@d${i % 7}.example`);
  const nearly = [...list.slice(1, 18), list[0]!, ...list.slice(18)];
  assert.equal(ask(recipientOrder, to(nearly)).llr, 1.5, "capped");
  assert.equal(ask(recipientOrder, to(list.toReversed())).llr, 1.5, "from the end");
  const shuffled = list.map((_, i) => list[(i * 9 + 3) % 20]!);
  assert.equal(ask(recipientOrder, to(shuffled)).llr, 0);
});

test("blocks of one domain after another, in no order of names", () => {
  const names = ["zoe", "ann", "mia", "bob", "kim"];
  const blocks = ["c", "a", "d", "b"].flatMap((domain) => names.map((name, i) => `${names[(i * 3 + 1) % 5]}${name}@${domain}.example`));
  const said = ask(recipientOrder, to(blocks));
  assert.ok(said.llr > 1);
  assert.match(said.words, /in blocks of one domain$/);
  const mixed = blocks.map((_, i) => blocks[(i * 7 + 3) % 20]!);
  assert.equal(ask(recipientOrder, to(mixed)).llr, 0);
});
