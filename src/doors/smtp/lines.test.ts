/** Command lines from pieces of any size: whole, bounded, and honest about how they ended. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lines } from "./lines.ts";

function pushed(...pieces: readonly string[]): Lines {
  const lines = new Lines();
  for (const piece of pieces) lines.push(Buffer.from(piece, "latin1"));
  return lines;
}

function read(lines: Lines, limit = 100): readonly (string | null)[] {
  const found: (string | null)[] = [];
  for (let line = lines.next(limit); line !== null; line = lines.next(limit)) {
    found.push(line.kind === "line" ? `${line.clean ? "" : "!"}${line.bytes.toString("latin1")}` : null);
  }
  return found;
}

test("lines come out in order, however they were cut", () => {
  const wire = "EHLO a\r\nMAIL FROM:<>\r\n\r\nQUIT\r\n";
  for (let size = 1; size <= wire.length; size++) {
    const pieces = Array.from({ length: Math.ceil(wire.length / size) }, (_, i) => wire.slice(i * size, (i + 1) * size));
    assert.deepEqual(read(pushed(...pieces)), ["EHLO a", "MAIL FROM:<>", "", "QUIT"], `pieces of ${size}`);
  }
});

test("an unfinished line waits, and what follows a line stays", () => {
  const lines = pushed("NOOP\r\nQU");
  assert.deepEqual(read(lines), ["NOOP"]);
  assert.equal(lines.bytes, 2);
  lines.push(Buffer.from("IT\r\n"));
  assert.deepEqual(read(lines), ["QUIT"]);
  assert.equal(lines.bytes, 0);
});

test("a bare LF, a CR inside and a NUL are told apart from a clean line", () => {
  assert.deepEqual(read(pushed("a\nb\rc\r\nd\0\r\ne\r\r\nf\r\n")), ["!a", "!b\rc", "!d\0", "!e\r", "f"]);
});

test("a line of exactly the limit passes, one octet more does not, and the next line is read again", () => {
  assert.deepEqual(read(pushed(`${"x".repeat(98)}\r\n`, `${"y".repeat(99)}\r\nNOOP\r\n`)), ["x".repeat(98), null, "NOOP"]);
});

test("an endless line is thrown away as it comes", () => {
  const lines = new Lines();
  for (let i = 0; i < 1_000; i++) {
    lines.push(Buffer.alloc(1_000, 65));
    assert.equal(lines.next(100), null);
    assert.equal(lines.bytes, 0);
  }
  assert.equal(lines.skipped, 1_000_000);
  lines.push(Buffer.from("\r\nNOOP\r\n"));
  assert.deepEqual(read(lines), [null, "NOOP"]);
  assert.equal(lines.skipped, 0);
});

test("single bytes are merged, so that they cost no Buffer each", () => {
  const lines = new Lines();
  for (let i = 0; i < 400; i++) lines.push(Buffer.from("a"));
  assert.equal(lines.take()?.length, 400);
  assert.equal(lines.take(), null);
});

test("what is put back comes first", () => {
  const lines = pushed("abc\r\nNOOP\r\n");
  const piece = lines.take();
  assert.ok(piece !== null);
  lines.push(Buffer.from("QUIT\r\n"));
  lines.putBack(piece.subarray(5));
  assert.deepEqual(read(lines), ["NOOP", "QUIT"]);
});
