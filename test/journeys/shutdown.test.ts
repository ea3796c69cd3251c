/**
 * Told to stop, the gateway finishes what is in flight and takes nothing new: clients hear "later", nothing is lost, exit code 0.
 * Told twice, it ends at once; what had no reply yet was not promised.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openPeer, type Peer } from "../../src/hops/testing/peer.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { latestOf, until } from "../support/story.ts";

const MESSAGE = Buffer.from("From: a@sender.test\r\nSubject: in flight\r\n\r\nHello\r\n");

test("transactions in flight end with 250, new clients hear 421, exit code 0", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const waiting = await hello(gateway); // has said its final dot and waits for a slow next hop
  const taken = waiting.send("a@sender.test", ["anna@example.org"], MESSAGE);
  await until(
    () => peer.waiting(),
    (count) => count === 1,
  );
  const sending = await hello(gateway); // is in the middle of its message
  await sending.say("MAIL FROM:<a@sender.test>");
  await sending.say("RCPT TO:<anna@example.org>");
  assert.equal((await sending.say("DATA")).code, 354);
  sending.write("Subject: half\r\n\r\nhalf of");
  const idle = await hello(gateway);

  const ended = gateway.stop();
  assert.match(show(await idle.read()), /^421 4\.3\.2 /);
  await until(
    () => gateway.output(),
    (output) => output.includes("Stopping"),
  );
  await assert.rejects(SmtpClient.open(gateway.inbound), /greeted with 421 4\.3\.2/);
  const ready = await fetch(`http://127.0.0.1:${gateway.console}/readyz`);
  assert.equal(ready.status, 503);
  assert.match(await ready.text(), /stopping/);

  sending.write(" it\r\n.\r\n");
  await until(
    () => peer.waiting(),
    (count) => count === 2,
  );
  assert.equal(gateway.child.exitCode, null, "it waits for them");
  peer.answer("250 2.0.0 Ok: queued as A1");
  peer.answer("250 2.0.0 Ok: queued as A2");
  assert.equal((await taken).code, 250);
  assert.equal((await sending.read()).code, 250);
  assert.match(show(await sending.read()), /^421 4\.3\.2 /);
  assert.equal(await ended, 0);
  assert.equal(peer.messages.length, 2);
  assert.match(gateway.output(), /Stopped\.\n$/);
});

test("it ends properly although nobody reads its output any more", { timeout: 60_000 }, async (t) => {
  const { gateway } = await open(t);
  gateway.child.stdout?.destroy();
  assert.equal(await gateway.stop(), 0);
  assert.equal((await latestOf(gateway.data, "gateway.stopped", (events) => events.length > 0)).length, 1);
});

test("a second signal ends it at once", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const client = await hello(gateway);
  const reply = client.send("a@sender.test", ["anna@example.org"], MESSAGE);
  const unanswered = assert.rejects(reply, "no promise was given");
  await until(
    () => peer.waiting(),
    (count) => count === 1,
  );
  const ended = gateway.stop();
  // one that follows within a second counts as the first one passed on twice, so it is said until it is heard
  const again = setInterval(() => void gateway.stop(), 500);
  t.after(() => clearInterval(again));
  assert.equal(await ended, 1);
  await unanswered;
});

/** A gateway whose next hop takes its time with each message until it is told to answer. */
async function open(t: TestContext): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer({ end: "silent" });
  t.after(() => peer.close());
  const hop = `smtp://127.0.0.1:${peer.port}`;
  return { gateway: await startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }` }), peer };
}

async function hello(gateway: RunningGateway): Promise<SmtpClient> {
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO shutdown.test");
  return client;
}

function show({ code, lines }: { readonly code: number; readonly lines: readonly string[] }): string {
  return `${code} ${lines.join(" ")}`;
}
