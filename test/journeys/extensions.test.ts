/**
 * The doors offer what the next hop can do and no more, and what the client says in MAIL and RCPT reaches the next hop as it was said.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { EXTENSIONS, openPeer } from "../../src/hops/testing/peer.ts";
import { startGateway } from "../support/gateway.ts";
import { startPostfix } from "../support/peers/postfix.ts";
import { startSink } from "../support/peers/sink.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { until } from "../support/story.ts";

/** What depends on the next hop; the rest is the door's own. */
const PASSED_ON = ["8BITMIME", "SMTPUTF8", "DSN"];
const OWN = ["PIPELINING", "ENHANCEDSTATUSCODES", "STARTTLS"];

test("EHLO offers what smtp-sink offers, without 8BITMIME, and without ESMTP", { timeout: 120_000 }, async (t) => {
  for (const options of [[], ["-8"], ["-e"]]) {
    const sink = await startSink(t, options);
    if (sink === null) return;
    const offered = await keywords(await gatewayTo(t, sink.port));
    const hops = await keywords(sink.port);
    for (const keyword of PASSED_ON) assert.equal(offered.has(keyword), hops.has(keyword), `${keyword} with ${options.join(" ")}`);
    for (const keyword of OWN) assert.ok(offered.has(keyword), keyword);
  }
});

test("EHLO offers what Postfix offers, with the smaller SIZE of both, and a larger message is refused at MAIL", {
  timeout: 120_000,
}, async (t) => {
  const postfix = await startPostfix(t, {
    mailboxDomains: ["example.org"],
    settings: { message_size_limit: "200000", smtpd_discard_ehlo_keywords: "dsn" },
  });
  if (postfix === null) return;
  const port = await gatewayTo(t, postfix.port);
  const offered = await keywords(port);
  assert.deepEqual(
    PASSED_ON.map((keyword) => offered.has(keyword)),
    [true, true, false],
  );
  assert.equal(offered.get("SIZE"), "200000");
  const client = await hello(port);
  assert.match(show(await client.say("MAIL FROM:<a@sender.test> SIZE=200001")), /^552 5\.3\.4 /);
  assert.match(show(await client.say("MAIL FROM:<a@sender.test> RET=HDRS")), /^555 5\.5\.4 /, "not offered, so not taken");
  assert.equal((await client.say("MAIL FROM:<a@sender.test> SIZE=200000")).code, 250);
  client.close();
});

test("the own limit counts where it is the smaller one", { timeout: 60_000 }, async (t) => {
  const peer = await openPeer();
  t.after(() => peer.close());
  const gateway = await startGateway(t, { config: configTo(peer.port), doors: { inbound: ", maxMessage: 64KB" } });
  const client = await hello(gateway.inbound);
  assert.equal((await keywords(gateway.inbound)).get("SIZE"), "64000");
  assert.match(show(await client.say("MAIL FROM:<a@sender.test> SIZE=64001")), /^552 5\.3\.4 /);
  const reply = await client.send("a@sender.test", ["anna@example.org"], Buffer.from(`Subject: x\r\n\r\n${"x\r\n".repeat(30_000)}`));
  assert.match(show(reply), /^552 5\.3\.4 /, "said nothing about its size and was found too large");
  assert.deepEqual(peer.messages, []);
  client.close();
});

test("a next hop that cannot be reached: the least is offered, and mail is deferred", { timeout: 60_000 }, async (t) => {
  const peer = await openPeer({ connect: "drop" });
  t.after(() => peer.close());
  const port = await gatewayTo(t, peer.port);
  const offered = await keywords(port);
  for (const keyword of PASSED_ON) assert.equal(offered.has(keyword), false, keyword);
  const client = await hello(port);
  assert.match(show(await client.send("a@sender.test", ["anna@example.org"], Buffer.from("\r\nx\r\n"))), /^451 4\.4\.1 /);
  client.close();
});

test("parameters of MAIL and RCPT reach the next hop at the question and at the delivery", { timeout: 60_000 }, async (t) => {
  const peer = await openPeer();
  t.after(() => peer.close());
  const gateway = await startGateway(t, { config: `${configTo(peer.port)}\nnetworks: [127.0.0.0/8]` });
  const client = await hello(gateway.outbound);
  const text = "From: a@example.org\r\nSubject: x\r\n\r\nx\r\n";
  await client.say("mail from:<a@example.org> size=15 body=8bitmime ret=full envid=Id+2B1");
  await client.say("RCPT TO:<bob@elsewhere.test> notify=success,failure ORCPT=rfc822;Bob@elsewhere.test");
  await client.say("DATA");
  client.write(`${text}.\r\n`);
  assert.equal((await client.read()).code, 250);
  client.close();
  const mails = peer.lines.filter((line) => line.startsWith("MAIL"));
  const rcpts = peer.lines.filter((line) => line.startsWith("RCPT"));
  assert.equal(mails.length, 2);
  for (const mail of mails) {
    assert.match(mail, /^MAIL FROM:<a@example\.org> /);
    for (const parameter of ["BODY=8BITMIME", "RET=FULL", "ENVID=Id+2B1"]) assert.ok(mail.split(" ").includes(parameter), mail);
  }
  const delivered = peer.messages[0] ?? "";
  const size = Number(/SIZE=(\d+)/.exec(mails[1] ?? "")?.[1]);
  assert.ok(size >= delivered.length, `SIZE=${size} covers what is sent, trace field included: ${delivered.length}`);
  assert.deepEqual(new Set(rcpts), new Set(["RCPT TO:<bob@elsewhere.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;Bob@elsewhere.test"]));
});

test("internationalized mail reaches a Postfix mailbox as it was sent", { timeout: 120_000 }, async (t) => {
  const postfix = await startPostfix(t, { mailboxDomains: ["example.org"] });
  if (postfix === null) return;
  const client = await hello(await gatewayTo(t, postfix.port));
  assert.match(show(await client.say("MAIL FROM:<j\u00f6rg@sender.test>")), /^553 5\.6\.7 /, "SMTPUTF8 was not said");
  assert.equal((await client.say("MAIL FROM:<j\u00f6rg@sender.test> SMTPUTF8 BODY=8BITMIME")).code, 250);
  assert.equal((await client.say("RCPT TO:<\u4e2d\u6587@example.org>")).code, 250);
  await client.say("DATA");
  client.write(
    "From: J\u00f6rg <j\u00f6rg@sender.test>\r\nSubject: \u4f60\u597d\r\nMessage-ID: <1@sender.test>\r\nDate: Mon, 23 Nov 2026 12:00:00 +0000\r\n\r\n\u00e4\u00f6\u00fc\r\n.\r\n",
  );
  assert.equal((await client.read()).code, 250);
  client.close();
  await until(
    () => postfix.countDelivered(),
    (count) => count > 0,
  );
  const [message] = postfix.delivered().map((bytes) => bytes.toString("utf8"));
  assert.match(message ?? "", /^Return-Path: <j\u00f6rg@sender\.test>/m);
  assert.match(
    message ?? "",
    /^Received: from extensions\.test .*\n\tby .* \(Postern\) with UTF8SMTP id [0-9A-Z]{26}\n\tfor <\u4e2d\u6587@example\.org>;/m,
  );
  assert.match(
    message ?? "",
    /^From: J\u00f6rg <j\u00f6rg@sender\.test>\nSubject: \u4f60\u597d\nMessage-ID: .*\nDate: .*\n\n\u00e4\u00f6\u00fc\n$/m,
  );
});

test("a next hop without SMTPUTF8 is never given internationalized mail", { timeout: 60_000 }, async (t) => {
  const peer = await openPeer({ ehlo: EXTENSIONS.replace("250-SMTPUTF8\r\n", "").replace("250-DSN\r\n250 STARTTLS", "250 DSN") });
  t.after(() => peer.close());
  const client = await hello(await gatewayTo(t, peer.port));
  assert.match(show(await client.say("MAIL FROM:<a@sender.test> SMTPUTF8")), /^555 5\.5\.4 /);
  client.close();
});

function configTo(port: number): string {
  const hop = `smtp://127.0.0.1:${port}`;
  return `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }`;
}

async function gatewayTo(t: TestContext, port: number): Promise<number> {
  return (await startGateway(t, { config: configTo(port) })).inbound;
}

async function hello(port: number): Promise<SmtpClient> {
  const client = await SmtpClient.open(port);
  await client.say("EHLO extensions.test");
  return client;
}

/** Keywords of the EHLO reply with what follows them; empty where only HELO is known. */
async function keywords(port: number): Promise<ReadonlyMap<string, string>> {
  const client = await SmtpClient.open(port);
  const { code, lines } = await client.say("EHLO extensions.test");
  client.close();
  if (code !== 250) return new Map();
  return new Map(lines.slice(1).map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1).join(" ")]));
}

function show({ code, lines }: Reply): string {
  return `${code} ${lines.join(" ")}`;
}
