/** Handing messages to a scripted server: every point at which it can refuse, break off, hang or talk nonsense. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Handover } from "../../ports/next-hop.ts";
import { delivery, hopTo, IMPATIENT, peerFor } from "../testing/hop.ts";
import type { Moment, Script } from "../testing/peer.ts";

const NO_PIPELINING: Script = { ehlo: "250-peer.test\r\n250 8BITMIME" };
const byName = (line: string): string =>
  line.includes("dead") ? "550 5.1.1 unknown" : line.includes("slow") ? "450 4.2.0 greylisted" : "250 2.1.5 ok";
const outcome = (handover: Handover): string =>
  handover.kind === "refused" ? `refused ${handover.reply.code}${handover.some ? " some" : ""}` : handover.kind;

test("a message arrives stuffed, with the parameters that the server offers, and its queue id is found", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  const message = "Subject: dots\r\n\r\n.\r\n..x\r\nend\r\n";
  const handover = await hop.deliver({
    ...delivery(message),
    mailParameters: { size: 5, body: "8BITMIME", smtputf8: true, ret: "HDRS", envid: "QQ314159" },
    recipients: [{ address: "b@example.org", notify: "SUCCESS,FAILURE", orcpt: "rfc822;b@example.org" }],
  });
  assert.ok(handover.kind === "accepted");
  assert.equal(handover.queueId, "4ABCDEF123");
  assert.deepEqual(handover.reply, { code: 250, enhanced: "2.0.0", text: "Ok: queued as 4ABCDEF123" });
  assert.equal(handover.hop, `smtp://127.0.0.1:${peer.port}`);
  assert.deepEqual(peer.messages, ["Subject: dots\r\n\r\n..\r\n...x\r\nend\r\n"]);
  assert.deepEqual(peer.lines, [
    "EHLO gate.test",
    `MAIL FROM:<a@example.com> SIZE=${message.length} BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=QQ314159`,
    "RCPT TO:<b@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;b@example.org",
    "DATA",
  ]);
});

test("a server without extensions gets plain HELO commands one by one, and no parameters", async (t) => {
  const peer = await peerFor(t, { ehlo: "502 5.5.1 what?" });
  const handover = await hopTo(t, [peer]).deliver(
    delivery(undefined, ["b@example.org", "c@example.org"], { mailFrom: null, mailParameters: { size: 3, body: "8BITMIME", ret: "FULL" } }),
  );
  assert.equal(handover.kind, "accepted");
  assert.deepEqual(peer.lines, [
    "EHLO gate.test",
    "HELO gate.test",
    "MAIL FROM:<>",
    "RCPT TO:<b@example.org>",
    "RCPT TO:<c@example.org>",
    "DATA",
  ]);
});

test("internationalized mail is refused for a server that does not take it, and nothing is said to it", async (t) => {
  const peer = await peerFor(t, NO_PIPELINING);
  const hop = hopTo(t, [peer]);
  for (const more of [{ mailParameters: { smtputf8: true } }, { mailFrom: "ä@example.com" }]) {
    const handover = await hop.deliver(delivery(undefined, undefined, more));
    assert.ok(handover.kind === "refused");
    assert.equal(handover.reply.enhanced, "5.6.7");
  }
  assert.deepEqual(peer.lines, ["EHLO gate.test"]);
});

test("an address or parameter that would end the command early is never written", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  for (const address of ["b@example.org>\r\nDATA", "b@example.org> NOTIFY=NEVER", "b@exa\nmple.org", "<b@example.org"]) {
    const handover = await hop.deliver(delivery(undefined, [address]));
    assert.equal(outcome(handover), "refused 553", address);
  }
  const injected = { recipients: [{ address: "b@example.org", orcpt: "rfc822;b NOTIFY=NEVER" }] };
  assert.equal(outcome(await hop.deliver(delivery(undefined, undefined, injected))), "refused 501");
  assert.equal(outcome(await hop.deliver(delivery(undefined, ['"b > c"@example.org']))), "accepted");
  assert.deepEqual(peer.lines.slice(1), ["MAIL FROM:<a@example.com> SIZE=21", 'RCPT TO:<"b > c"@example.org>', "DATA"]);
});

const REFUSALS: readonly [Moment, string][] = [
  ["mail", "refused 550"],
  ["rcpt", "refused 550"],
  ["data", "refused 550"],
  ["end", "refused 550"],
  ["connect", "failed"],
  ["ehlo", "failed"],
];
for (const [moment, expected] of REFUSALS) {
  for (const extensions of [{}, NO_PIPELINING]) {
    const way = "ehlo" in extensions ? "one by one" : "pipelined";
    test(`refused at ${moment}, ${way}: ${expected}, nothing is delivered, and the next message goes through`, async (t) => {
      const no = "550 5.7.1 no";
      const peer = await peerFor(t, { ...extensions, [moment]: no, ...(moment === "ehlo" ? { helo: no } : {}) });
      const hop = hopTo(t, [peer]);
      assert.equal(outcome(await hop.deliver(delivery())), expected);
      assert.deepEqual(peer.messages, []);
      peer.play(extensions);
      assert.equal(outcome(await hop.deliver(delivery())), "accepted");
      assert.equal(peer.messages.length, 1);
    });
  }
}

for (const moment of ["connect", "ehlo", "mail", "rcpt", "data", "end"] as const) {
  const faults: readonly [string, string][] = [
    ["drops", "drop"],
    ["is closing", "421 4.3.2 closing\0drop"],
    ["talks nonsense", "HTTP/1.1 400 Bad Request"],
    ["sends a line without end", `250 ${"x".repeat(5_000)}\0`],
    ["keeps silent", "silent"],
  ];
  for (const [what, step] of faults) {
    test(`a server that ${what} at ${moment} is a value, and the next message goes through`, async (t) => {
      const peer = await peerFor(t, { [moment]: step });
      const hop = hopTo(t, [peer], step === "silent" ? { timeouts: IMPATIENT } : {});
      const handover = await hop.deliver(delivery());
      // after the final dot a 421 is still the server's word that it has nothing
      assert.equal(outcome(handover), moment === "end" && what === "is closing" ? "refused 421" : "failed");
      assert.equal(hop.health()[0]?.failing === null, handover.kind !== "failed");
      peer.play({});
      assert.equal(outcome(await hop.deliver(delivery())), "accepted");
      assert.equal(hop.health()[0]?.failing, null);
    });
  }
}

test("some recipients refused: nothing is sent, the delay is told before the refusal, the connection serves on", async (t) => {
  for (const extensions of [{}, NO_PIPELINING]) {
    const peer = await peerFor(t, {
      ...extensions,
      rcpt: byName,
    });
    const hop = hopTo(t, [peer]);
    assert.equal(outcome(await hop.deliver(delivery(undefined, ["b@example.org", "dead@example.org"]))), "refused 550 some");
    assert.equal(
      outcome(await hop.deliver(delivery(undefined, ["dead@example.org", "slow@example.org", "b@example.org"]))),
      "refused 450 some",
    );
    assert.equal(outcome(await hop.deliver(delivery(undefined, ["dead@example.org", "slow@example.org"]))), "refused 450");
    assert.equal(outcome(await hop.deliver(delivery())), "accepted");
    assert.equal(peer.connections(), 1);
    assert.equal(peer.lines.filter((line) => line === "DATA").length, 1);
  }
});

test("a 354 in spite of a refused recipient opens no message: the connection is given up without a dot", async (t) => {
  const peer = await peerFor(t, { rcpt: "550 5.1.1 unknown", data: "354 go" });
  const hop = hopTo(t, [peer]);
  assert.equal(outcome(await hop.deliver(delivery())), "refused 550");
  assert.deepEqual(peer.messages, []);
  peer.play({});
  assert.equal(outcome(await hop.deliver(delivery())), "accepted");
  assert.equal(peer.connections(), 2);
});

test("a positive reply before the end of the message is not believed, wherever it comes", async (t) => {
  const early = await peerFor(t, { data: "354 go\r\n250 2.0.0 queued as LIE" });
  assert.equal(outcome(await hopTo(t, [early]).deliver(delivery())), "failed");
  const eager = await peerFor(t, { mail: "250 ok\r\n250 ok\r\n354 go\r\n250 queued as LIE" });
  assert.equal(outcome(await hopTo(t, [eager]).deliver(delivery())), "failed");
});

test("a message with a bare newline throws, and its end is never sent", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  await assert.rejects(hop.deliver(delivery("a\r\n\n.\r\nMAIL FROM:<x@y>\r\n")), { code: "hops/bare-newline" });
  assert.deepEqual(peer.messages, []);
  assert.equal(outcome(await hop.deliver(delivery())), "accepted");
  assert.equal(peer.messages.length, 1);
});

test("a large message goes out in pieces, byte for byte", async (t) => {
  const peer = await peerFor(t);
  const line = `${"0123456789".repeat(7)}\r\n.${"x".repeat(60)}\r\n`;
  const body = line.repeat(20_000);
  const message = [Buffer.from("Received: x\r\n"), Buffer.from(body.slice(0, 1_000_001)), Buffer.from(body.slice(1_000_001))];
  const handover = await hopTo(t, [peer]).deliver({ ...delivery(), message });
  assert.equal(handover.kind, "accepted");
  assert.equal(peer.messages[0]?.replaceAll("\r\n..", "\r\n."), `Received: x\r\n${body}`);
});

test("a message that a slow server has not read in time is not ended, so it has nothing of it", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer], { timeouts: { ...IMPATIENT, beforeEnd: -1 } });
  const handover = await hop.deliver(delivery());
  assert.ok(handover.kind === "failed");
  assert.match(handover.why, /too slowly/);
  assert.deepEqual(peer.messages, []);
  assert.equal(peer.connections(), 1, "and there is no time for another try");
});
