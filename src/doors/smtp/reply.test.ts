/** Replies on the wire: several lines, others' words made harmless, classes kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHop, toReply, toWire } from "./reply.ts";

test("several lines carry the code and the enhanced code each", () => {
  assert.equal(toWire({ code: 550, enhanced: "5.1.1", text: "one\ntwo" }), "550-5.1.1 one\r\n550 5.1.1 two\r\n");
  assert.equal(toWire({ code: 334, enhanced: null, text: "" }), "334 \r\n");
});

test("what others wrote cannot begin a line of its own or break the terminal", () => {
  assert.equal(toWire({ code: 451, enhanced: "4.0.0", text: "a\r250 ok\u001b[2Jü" }), "451 4.0.0 a?250 ok?[2J?\r\n");
});

test("a long text is cut into lines of at most 512 octets, and into few of them", () => {
  const lines = toWire({ code: 550, enhanced: "5.7.1", text: "x".repeat(100_000) }).split("\r\n");
  assert.equal(lines.length, 21);
  for (const line of lines) assert.ok(line.length <= 510);
});

test("outcomes", () => {
  assert.deepEqual(toReply({ kind: "taken", arrival: "01X", nextHopReply: "ok" }), { code: 250, enhanced: "2.0.0", text: "Taken as 01X" });
  assert.equal(toReply({ kind: "deferred", arrival: "01X", enhanced: "4.4.1", text: "later" }).code, 451);
  assert.equal(toReply({ kind: "refused", arrival: "01X", enhanced: "5.7.1", text: "no" }).code, 550);
});

test("a next hop's words keep their class", () => {
  assert.deepEqual(fromHop({ code: 550, enhanced: "5.1.1", text: "no" }), { code: 550, enhanced: "5.1.1", text: "no" });
  assert.equal(fromHop({ code: 450, enhanced: null, text: "x" }).enhanced, "4.0.0");
  assert.equal(fromHop({ code: 450, enhanced: "5.1.1", text: "x" }).enhanced, "4.0.0");
  for (const code of [421, 354, 100, 999, Number.NaN]) assert.equal(fromHop({ code, enhanced: null, text: "x" }).code, 451, String(code));
});
