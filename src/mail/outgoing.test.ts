/** Bytes that leave: only what must change changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HEADER_BYTES } from "../platform/limits.ts";
import { countHops, toOutgoing } from "./outgoing.ts";

const unchanged = { prepend: "", withoutForeignVerdicts: false, subjectPrefix: "" };

function out(raw: string, change: Partial<Parameters<typeof toOutgoing>[1]>): string {
  return Buffer.concat(toOutgoing(Buffer.from(raw, "latin1"), { ...unchanged, ...change })).toString("latin1");
}

const MESSAGE = [
  "Received: from a by b",
  "X-Spam-Status: No, score=-5",
  "\tfolded=1",
  "Subject: Hello",
  "x-postern-verdict : clean",
  "X-Spammer: not ours to judge",
  "To: b@example.org",
  "",
  "X-Spam-Flag: in the body stays",
  "",
].join("\r\n");

test("without a change the bytes are the same object's bytes", () => {
  assert.equal(out(MESSAGE, {}), MESSAGE);
});

test("forged verdict fields go with their folded lines, nothing else does", () => {
  const result = out(MESSAGE, { withoutForeignVerdicts: true });
  assert.equal(
    result,
    "Received: from a by b\r\nSubject: Hello\r\nX-Spammer: not ours to judge\r\nTo: b@example.org\r\n\r\nX-Spam-Flag: in the body stays\r\n",
  );
});

test("fields are put on top", () => {
  assert.ok(out(MESSAGE, { prepend: "A: 1\r\nB: 2\r\n" }).startsWith("A: 1\r\nB: 2\r\nReceived: from a by b\r\n"));
});

test("the subject gets its prefix once; a message without one gets a subject", () => {
  assert.match(out(MESSAGE, { subjectPrefix: "[SPAM]" }), /\r\nSubject: \[SPAM\] Hello\r\n/);
  assert.equal(out("To: x\r\n\r\nbody\r\n", { subjectPrefix: "[SPAM]" }), "Subject: [SPAM]\r\nTo: x\r\n\r\nbody\r\n");
});

test("messages of header or body only survive", () => {
  for (const raw of ["", "\r\n", "\r\nbody\r\n", "X-Spam-Flag: YES", "no field at all\r\n", ": empty name\r\n\r\n"]) {
    const expected = raw === "X-Spam-Flag: YES" ? "" : raw;
    assert.equal(out(raw, { withoutForeignVerdicts: true }), expected);
  }
});

test("hops are counted in the header only", () => {
  assert.equal(countHops(Buffer.from("Received: a\r\nRECEIVED: b\r\nX: y\r\n\r\nReceived: c\r\n")), 2);
  assert.equal(countHops(Buffer.from("")), 0);
});

test("blanks before the colon hide no forged field", () => {
  const hidden = `X-Spam-Flag${" ".repeat(100)}: NO\r\nx-postern-${"a".repeat(200)}: 1\r\n\tfolded\r\nTo: b\r\n\r\n`;
  assert.equal(out(hidden, { withoutForeignVerdicts: true }), "To: b\r\n\r\n");
});

test("a header without end is read to its bound only, and nothing beyond is touched", () => {
  const fields = "x-spam-a: 1\r\nReceived: a\r\nb: 2\r\n".repeat(HEADER_BYTES / 16);
  const raw = Buffer.from(fields);
  const rest = Buffer.concat(toOutgoing(raw, { ...unchanged, withoutForeignVerdicts: true }));
  const untouched = raw.subarray(HEADER_BYTES + 40);
  assert.ok(rest.length < raw.length && rest.subarray(-untouched.length).equals(untouched));
  assert.ok(countHops(raw) <= HEADER_BYTES / 32 + 1);
});
