/** Parameters of MAIL and RCPT: each good form kept as written, each bad one with its code, nothing that was not offered. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMailParameters, parseRcptParameters } from "./parameters.ts";
import type { Offer } from "./state.ts";

const ALL: Offer = { extended: true, size: 1_000, eightBitMime: true, smtputf8: true, dsn: true, startTls: true, auth: true };
const NONE: Offer = { extended: true, size: 1_000, eightBitMime: false, smtputf8: false, dsn: false, startTls: false, auth: false };

function mail(text: string, offer = ALL): unknown {
  const parsed = parseMailParameters(text, offer);
  return parsed.ok ? parsed.value : parsed.reply.code;
}

function rcpt(text: string, offer = ALL, smtputf8 = false): unknown {
  const parsed = parseRcptParameters(text, offer, smtputf8);
  return parsed.ok ? parsed.value : parsed.reply.code;
}

test("MAIL: everything at once, keywords in any case, values as written", () => {
  assert.deepEqual(mail(" size=100 Body=8bitmime SMTPUTF8 RET=hdrs ENVID=a+2Bb AUTH=<>"), {
    size: 100,
    body: "8BITMIME",
    smtputf8: true,
    ret: "HDRS",
    envid: "a+2Bb",
  });
});

test("MAIL: none is fine, and spaces are", () => {
  assert.deepEqual(mail(""), {});
  assert.deepEqual(mail("   SIZE=0   "), { size: 0 });
});

for (const text of [
  "SIZE",
  "SIZE=",
  "SIZE=-1",
  "SIZE=1x",
  "SIZE=123456789012345678901",
  "SIZE=1 SIZE=2",
  "BODY",
  "BODY=BINARYMIME",
  "SMTPUTF8=yes",
]) {
  test(`MAIL: 501 for ${text}`, () => assert.equal(mail(text), 501));
}
for (const text of [
  "RET",
  "RET=ALL",
  "ENVID=",
  "ENVID=a+zz",
  `ENVID=${"x".repeat(101)}`,
  "AUTH",
  "=1",
  "-A=1",
  "A\u0001=1",
  `${"K".repeat(70)}=1`,
]) {
  test(`MAIL: 501 for ${text.slice(0, 20)}`, () => assert.equal(mail(text), 501));
}

for (const text of ["BODY=8BITMIME", "SMTPUTF8", "RET=FULL", "ENVID=x", "AUTH=<>"]) {
  test(`MAIL: 555 for ${text} when it was not offered`, () => assert.equal(mail(text, NONE), 555));
}

test("what nobody knows is 555", () => {
  assert.equal(mail("FUTURE=1"), 555);
  assert.equal(rcpt("FUTURE"), 555);
  assert.equal(mail("SIZE=1", { ...NONE, extended: false }), 555);
});

test("RCPT: NOTIFY and ORCPT are kept", () => {
  assert.deepEqual(rcpt(" NOTIFY=success,FAILURE ORCPT=rfc822;a+2Bb@c.example"), {
    notify: "SUCCESS,FAILURE",
    orcpt: "rfc822;a+2Bb@c.example",
  });
  assert.deepEqual(rcpt("NOTIFY=NEVER"), { notify: "NEVER" });
  assert.deepEqual(rcpt("ORCPT=utf-8;j\u00fcrgen@b.example", ALL, true), { orcpt: "utf-8;j\u00fcrgen@b.example" });
  assert.deepEqual(rcpt("ORCPT=utf-8;j\\x{FC}rgen@b.example"), { orcpt: "utf-8;j\\x{FC}rgen@b.example" });
});

const WRONG_RCPT = [
  "NOTIFY",
  "NOTIFY=",
  "NOTIFY=NEVER,SUCCESS",
  "NOTIFY=DELAY,DELAY",
  "NOTIFY=OFTEN",
  "ORCPT",
  "ORCPT=rfc822",
  "ORCPT=;a@b",
];
for (const text of [
  ...WRONG_RCPT,
  "ORCPT=rfc822;",
  "ORCPT=rfc822;a+1",
  "ORCPT=utf-8;j\u00fcrgen@b.example",
  `ORCPT=rfc822;${"a".repeat(500)}`,
]) {
  test(`RCPT: 501 for ${text.slice(0, 40)}`, () => assert.equal(rcpt(text), 501));
}

test("RCPT: 555 when DSN was not offered", () => {
  assert.equal(rcpt("NOTIFY=NEVER", NONE), 555);
});
