/** Dot-stuffing at every place where a message can be cut into pieces, and bare newlines never leaving. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BareNewline } from "../errors.ts";
import { stuff } from "./dot-stuffing.ts";

function stuffed(pieces: readonly Buffer[]): string {
  return [...stuff(pieces)].map((one) => Buffer.concat(one.pieces).toString()).join("");
}

const MESSAGE = ".first\r\nplain.\r\n.\r\n..two\r\n\r\n.\r\nlast\r\n";
const EXPECTED = "..first\r\nplain.\r\n..\r\n...two\r\n\r\n..\r\nlast\r\n.\r\n";

test("every split into two and three pieces gives the same bytes", () => {
  const raw = Buffer.from(MESSAGE);
  for (let first = 0; first <= raw.length; first++) {
    for (let second = first; second <= raw.length; second++) {
      const pieces = [raw.subarray(0, first), raw.subarray(first, second), raw.subarray(second)];
      assert.equal(stuffed(pieces), EXPECTED, `split at ${first} and ${second}`);
    }
  }
});

test("one byte a piece gives the same bytes", () => {
  assert.equal(stuffed(Array.from(Buffer.from(MESSAGE), (byte) => Buffer.from([byte]))), EXPECTED);
});

test("a message without a final line end gets one, an empty message is only its end", () => {
  assert.equal(stuffed([Buffer.from("a")]), "a\r\n.\r\n");
  assert.equal(stuffed([]), ".\r\n");
  assert.equal(stuffed([Buffer.from("."), Buffer.alloc(0)]), "..\r\n.\r\n");
});

test("a piece larger than one slice is stuffed across the slices, and only the last write holds the end", () => {
  const raw = Buffer.from(`${"x".repeat(256 * 1024 - 2)}\r\n.dot\r\n`.repeat(3));
  const writes = [...stuff([raw])];
  assert.ok(writes.length > 3);
  assert.deepEqual(writes.map((write) => write.isLast).lastIndexOf(false), writes.length - 2);
  assert.equal(stuffed([raw]), `${raw.toString().replaceAll("\r\n.dot", "\r\n..dot")}.\r\n`);
});

test("bare CR and bare LF throw, wherever pieces end", () => {
  for (const bad of ["a\nb", "a\rb", "\na", "a\r\r\nb", "a\r\n\nb", "a\r", "a\r\n.\n", "\r.\r\n", "\n.\r\n", "a\r\n\0.\n"]) {
    const raw = Buffer.from(bad);
    for (let split = 0; split <= raw.length; split++) {
      assert.throws(() => stuffed([raw.subarray(0, split), raw.subarray(split)]), BareNewline, JSON.stringify(bad));
    }
  }
});
