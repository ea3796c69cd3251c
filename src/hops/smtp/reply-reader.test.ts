/** Replies as servers give them, split anywhere, and what hostile ones try. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HopTrouble } from "../errors.ts";
import { ReplyReader, toHopReply } from "./reply-reader.ts";

function read(text: string) {
  return new ReplyReader().push(Buffer.from(text, "latin1")).map(toHopReply);
}

test("single and multi-line replies, with and without enhanced codes", () => {
  assert.deepEqual(read("250 2.1.5 Ok\r\n"), [{ code: 250, enhanced: "2.1.5", text: "Ok" }]);
  assert.deepEqual(read("250-2.1.0 one\r\n250 2.1.0 two\n"), [{ code: 250, enhanced: "2.1.0", text: "one two" }]);
  assert.deepEqual(
    read("220\r\n354 go\r\n").map((reply) => reply.code),
    [220, 354],
  );
  assert.equal(read("550 5.1.1unknown\r\n")[0]?.enhanced, null);
  assert.equal(read("450 5.1.1 odd class\r\n")[0]?.enhanced, null);
});

test("a reply split at every byte is read once complete", () => {
  const text = Buffer.from("250-2.0.0 a\r\n250 2.0.0 b\r\n");
  for (let split = 1; split < text.length; split++) {
    const reader = new ReplyReader();
    const replies = [...reader.push(text.subarray(0, split)), ...reader.push(text.subarray(split))];
    assert.deepEqual(replies.map(toHopReply), [{ code: 250, enhanced: "2.0.0", text: "a b" }]);
    assert.ok(reader.isEmpty);
  }
});

test("control characters, escapes and 8-bit bytes become question marks, long text is cut", () => {
  assert.equal(read("550 a\x1b[31m\x00\x85\xe9b\r\n")[0]?.text, "a?[31m???b");
  const long = Array.from({ length: 50 }, () => `250-${"x".repeat(100)}\r\n`).join("");
  assert.equal(read(`${long}250 end\r\n`)[0]?.text.length, 1_000);
});

test("nonsense, endless lines and endless replies are trouble", () => {
  for (const bad of [
    "HTTP/1.1 400 Bad Request\r\n",
    "99 no\r\n",
    "650 no\r\n",
    "250_no\r\n",
    "\r\n",
    "x".repeat(3_000),
    `250 ${"x".repeat(3_000)}\r\n`,
  ]) {
    assert.throws(() => read(bad), HopTrouble, bad.slice(0, 20));
  }
  assert.throws(() => read("250-more\r\n".repeat(101)), HopTrouble);
});
