/**
 * One reply for many recipients (product.md section 2.2), and what is done to every message on the way: the trace field on top, forged
 * verdicts out, loops refused, mail to postmaster and abuse and from nobody taken.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openPeer, type Peer } from "../../src/hops/testing/peer.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { keptIn, messagesIn, receiptIn, storyOf } from "../support/story.ts";

const MESSAGE = Buffer.from("From: a@sender.test\r\nSubject: Minutes\r\nMessage-ID: <1@sender.test>\r\n\r\nHello\r\n");
const POLICY = `policy:
  - { name: refused, when: { recipient: [refused@] }, do: { reject: "Not here" } }
  - { name: later, when: { recipient: [later@] }, do: defer }
  - { name: kept, when: { recipient: [kept@] }, do: quarantine }
  - { name: marked, when: { recipient: [marked@] }, do: { tag: { subjectPrefix: "[X] " } } }
  - { name: rest, when: {}, do: accept }`;

test("one deferred: 4xx for all, nothing is kept and nothing is sent", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const reply = await send(gateway, ["anna", "kept", "later", "refused"]);
  assert.match(show(reply), /^451 4\.7\.1 /);
  assert.deepEqual(peer.messages, []);
  assert.deepEqual(await keptIn(gateway.data), []);
});

test("all rejected: 5xx with the receipt, by which the story is found", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const reply = await send(gateway, ["refused"]);
  assert.match(show(reply), /^550 5\.7\.1 Not here; receipt [0-9A-Z]{26}$/);
  const story = await storyOf(gateway.data, receiptIn(reply));
  assert.equal(story.handled?.outcome, "refused");
  assert.deepEqual(peer.messages, []);
  assert.deepEqual(await keptIn(gateway.data), []);
});

test("one rejected beside one accepted: the accepted one gets it, the other copy is in quarantine", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const reply = await send(gateway, ["anna", "refused"]);
  assert.equal(reply.code, 250, show(reply));
  assert.equal(peer.messages.length, 1);
  assert.deepEqual(deliveredTo(peer), ["anna@example.org"]);
  const [kept, ...more] = await keptIn(gateway.data);
  assert.deepEqual(more, []);
  assert.deepEqual(
    kept?.envelope.rcptTo.map(({ address }) => address),
    ["refused@example.org"],
  );
  assert.match(kept?.reason ?? "", /rejected for this recipient/);
});

test("copies that differ get a transaction each, and every recipient is served once", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const reply = await send(gateway, ["anna", "marked", "bert", "kept"]);
  assert.equal(reply.code, 250, show(reply));
  assert.equal(peer.messages.length, 2);
  assert.deepEqual(deliveredTo(peer), ["anna@example.org", "bert@example.org", "marked@example.org"]);
  const [plain, marked] = peer.messages;
  assert.match(plain ?? "", /^Subject: Minutes\r$/m);
  assert.match(marked ?? "", /^Subject: +\[X\] +Minutes\r$/m);
  assert.match(marked ?? "", /^X-Postern-Verdict: /m);
});

test("a refusal at RCPT by the next hop is the client's reply, and the others are served", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  peer.play({ rcpt: (line) => (line.includes("dead") ? "550 5.1.1 No such user here" : "250 2.1.5 ok") });
  const client = await hello(gateway);
  await client.say("MAIL FROM:<a@sender.test>");
  assert.equal((await client.say("RCPT TO:<anna@example.org>")).code, 250);
  assert.match(show(await client.say("RCPT TO:<dead@example.org>")), /^550 5\.1\.1 No such user here$/);
  await client.say("DATA");
  client.write(`${MESSAGE.toString()}.\r\n`);
  assert.equal((await client.read()).code, 250);
  client.close();
  assert.equal(peer.messages.length, 1);
});

test("forged verdict fields are taken out of mail from outside, folded or in any case, and nothing else", {
  timeout: 60_000,
}, async (t) => {
  const { gateway, peer } = await open(t);
  const forged = "X-Postern-Verdict: clean\r\nX-SPAM-Flag: NO\r\nx-spam-status: No,\r\n\tscore=-100\r\n  tests=ALL\r\n";
  const others = "X-Spammer: no\r\nX-Postern: keeps\r\n";
  const body = "X-Spam-Flag: this is the body\r\n";
  const raw = `${forged}From: a@sender.test\r\nX-Postern-Probability: 0.001\r\n${others}Subject: x\r\n\r\n${body}`;
  assert.equal((await send(gateway, ["anna"], Buffer.from(raw))).code, 250);
  assert.equal(withoutTrace(peer.messages[0] ?? ""), `From: a@sender.test\r\n${others}Subject: x\r\n\r\n${body}`);
});

test("the trace field names the recipient only when there is one", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const one = await send(gateway, ["anna"]);
  const two = await send(gateway, ["anna", "bert"]);
  const [first, second] = peer.messages.map((message) => /^Received: .*\r\n(?:\t.*\r\n)+/.exec(message)?.[0] ?? "");
  assert.match(first ?? "", /^Received: from recipients\.test \(\[127\.0\.0\.1\]\)\r\n\tby \S+ \(Postern\) with ESMTP id/);
  assert.ok(first?.includes(`id ${receiptIn(one)}\r\n\tfor <anna@example.org>;`), first);
  assert.ok(second?.includes(`id ${receiptIn(two)};`), second);
  assert.doesNotMatch(second ?? "", /anna|bert/);
});

test("a message that goes round in a loop is refused; one that took a long way is not", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const passed = (hosts: number): Buffer =>
    Buffer.concat([Buffer.from("Received: from a.test\r\n\tby b.test; Mon, 23 Nov 2026 12:00:00 +0000\r\n".repeat(hosts)), MESSAGE]);
  assert.match(show(await send(gateway, ["anna"], passed(51))), /^55\d 5\.4\.6 /);
  assert.deepEqual(peer.messages, []);
  assert.equal((await send(gateway, ["anna"], passed(50))).code, 250);
});

test("postmaster, abuse and the null reverse-path are taken", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  for (const recipient of ["postmaster@example.org", "Postmaster@EXAMPLE.ORG", "abuse@example.org", "postmaster"]) {
    const client = await hello(gateway);
    const reply = await client.send("", [recipient], MESSAGE);
    assert.equal(reply.code, 250, `${recipient}: ${show(reply)}`);
    client.close();
  }
  assert.equal(peer.messages.length, 4);
  assert.ok(peer.lines.filter((line) => line.startsWith("MAIL")).every((line) => line.startsWith("MAIL FROM:<>")));
  assert.deepEqual(
    (await messagesIn(gateway.data)).map(({ mailFrom }) => mailFrom),
    [null, null, null, null],
  );
});

async function open(t: TestContext): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer();
  t.after(() => peer.close());
  const hop = `smtp://127.0.0.1:${peer.port}`;
  return {
    gateway: await startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }\n${POLICY}` }),
    peer,
  };
}

/** Recipients of the transactions that carried a message, not of the questions before. */
function deliveredTo(peer: Peer): readonly string[] {
  const recipients: string[] = [];
  let open: string[] = [];
  for (const line of peer.lines) {
    const address = /^RCPT TO:<([^>]*)>/.exec(line)?.[1];
    if (address !== undefined) open.push(address);
    else if (line === "DATA") recipients.push(...open);
    else if (line.startsWith("MAIL")) open = [];
  }
  return recipients.sort();
}

function withoutTrace(message: string): string {
  return message.replace(/^Received: .*\r\n(?:\t.*\r\n)+/, "");
}

async function hello(gateway: RunningGateway): Promise<SmtpClient> {
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO recipients.test");
  return client;
}

async function send(gateway: RunningGateway, names: readonly string[], message: Buffer = MESSAGE): Promise<Reply> {
  const client = await hello(gateway);
  try {
    return await client.send(
      "a@sender.test",
      names.map((name) => `${name}@example.org`),
      message,
    );
  } finally {
    client.close();
  }
}

function show({ code, lines }: Reply): string {
  return `${code} ${lines.join(" ")}`;
}
