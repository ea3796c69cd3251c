/**
 * Kept mail comes out as it went in: released through the console's API it reaches the next hop once, with its whole envelope, whatever
 * happens to the gateway between; what the next hop refuses for good stays and raises an alert.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { AlertRaised } from "../../src/events/event.ts";
import { openPeer, type Peer } from "../../src/hops/testing/peer.ts";
import type { Browser } from "../support/admin.ts";
import { signInAt } from "../support/console.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { keptIn, latestOf, receiptIn, until } from "../support/story.ts";

const MESSAGE = Buffer.from("From: a@sender.test\r\nX-Spam-Flag: NO\r\nSubject: \u00fcber\r\n\r\n.leading dot\r\n", "utf8");

test("a released message arrives once, with its whole envelope", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO quarantine.test");
  await client.say("MAIL FROM:<j\u00f6rg@sender.test> BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=QQ314159");
  await client.say("RCPT TO:<kept@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob+40partner@example.org");
  await client.say("RCPT TO:<kept@m\u00fcller.example.org> NOTIFY=NEVER");
  await client.say("DATA");
  client.write(Buffer.concat([Buffer.from(MESSAGE.toString("latin1").replace("\n.lead", "\n..lead"), "latin1"), Buffer.from(".\r\n")]));
  const taken = await client.read();
  client.close();
  assert.equal(taken.code, 250, taken.lines.join(" "));
  assert.deepEqual(peer.messages, []);

  const browser = await signInAt(gateway);
  const { rows } = (await browser.get("/api/v1/quarantine")).json<{ rows: { id: string; arrival: string; recipients: string[] }[] }>();
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.arrival, receiptIn(taken));
  const id = rows[0]?.id ?? "";
  const asked = peer.lines.length;
  const together = await Promise.all([release(browser, id), release(browser, id)]);
  for (const result of together) assert.match(result, /^(releasing|already-released)$/);
  await until(
    () => peer.messages.length,
    (count) => count > 0,
  );
  await keptIn(gateway.data, ([kept]) => kept?.state === "released");
  assert.equal(await release(browser, id), "already-released");

  const said = peer.lines.slice(asked).map((line) => Buffer.from(line, "latin1").toString("utf8"));
  const mails = said.filter((line) => line.startsWith("MAIL"));
  assert.equal(mails.length, 1, "one transaction");
  assert.match(mails[0] ?? "", /^MAIL FROM:<j\u00f6rg@sender\.test> /);
  for (const parameter of ["BODY=8BITMIME", "SMTPUTF8", "RET=HDRS", "ENVID=QQ314159"])
    assert.ok(mails[0]?.includes(` ${parameter}`), parameter);
  assert.deepEqual(said.filter((line) => line.startsWith("RCPT")).sort(), [
    "RCPT TO:<kept@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;bob+40partner@example.org",
    "RCPT TO:<kept@m\u00fcller.example.org> NOTIFY=NEVER",
  ]);
  assert.equal(peer.messages.length, 1);
  const received = (peer.messages[0] ?? "").replace(/^Received: .*\r\n(?:\t.*\r\n)+/, "");
  assert.equal(received, MESSAGE.toString("latin1").replace("X-Spam-Flag: NO\r\n", "").replace("\n.lead", "\n..lead"));
});

test("a release survives kill -9 before the next hop had the message, and is delivered once", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  assert.equal((await send(gateway)).code, 250);
  const [kept] = await keptIn(gateway.data);
  const browser = await signInAt(gateway);
  peer.dropAll();
  peer.play({ connect: "silent" });
  const before = peer.connections();
  assert.equal(await release(browser, kept?.id ?? ""), "releasing");
  await until(
    () => peer.connections(),
    (count) => count > before,
  );
  await gateway.kill();
  peer.dropAll();
  peer.play({});
  const again = await startGateway(t, { config: configFor(peer), data: gateway.data });
  await until(
    () => peer.messages.length,
    (count) => count > 0,
  );
  await keptIn(gateway.data, ([entry]) => entry?.state === "released");
  assert.equal(await release(await signInAt(again), kept?.id ?? ""), "already-released");
  assert.equal(await again.stop(), 0);
  assert.equal(peer.messages.length, 1);
});

test("refused for good by the next hop: it stays as undeliverable, with an alert, and can be released again", {
  timeout: 60_000,
}, async (t) => {
  const { gateway, peer } = await open(t);
  assert.equal((await send(gateway)).code, 250);
  const [kept] = await keptIn(gateway.data);
  const id = kept?.id ?? "";
  const browser = await signInAt(gateway);
  peer.play({ end: "554 5.7.1 We do not want it" });
  assert.equal(await release(browser, id), "releasing");
  await keptIn(gateway.data, ([entry]) => entry?.state === "undeliverable");
  const isRaised = (alerts: readonly AlertRaised[]): boolean => alerts.some(({ subject }) => subject === "undeliverable");
  const alerts = await latestOf(gateway.data, "alert.raised", isRaised);
  const raised = alerts.find(({ subject }) => subject === "undeliverable");
  assert.match(raised?.text ?? "", /kept@example\.org.*We do not want it/);
  const listed = (await browser.get("/api/v1/quarantine")).json<{ rows: { state: string; lastReply: string }[] }>();
  assert.equal(listed.rows[0]?.state, "undeliverable", "it waits for somebody's decision");
  assert.match(listed.rows[0]?.lastReply ?? "", /554 5\.7\.1 We do not want it/);
  const overview = (await browser.get("/api/v1/overview")).json<{ undeliverable: number; alerts: { subject: string }[] }>();
  assert.equal(overview.undeliverable, 1);
  assert.ok(overview.alerts.some(({ subject }) => subject === "undeliverable"));
  assert.deepEqual(peer.messages, []);

  peer.play({});
  assert.equal(await release(browser, id), "releasing");
  await until(
    () => peer.messages.length,
    (count) => count > 0,
  );
  await keptIn(gateway.data, ([entry]) => entry?.state === "released");
  assert.equal(peer.messages.length, 1);
});

test("a deleted message is gone for good", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  assert.equal((await send(gateway)).code, 250);
  const [kept] = await keptIn(gateway.data);
  const ids = [kept?.id ?? ""];
  const browser = await signInAt(gateway);
  const deleted = (await browser.post("/api/v1/quarantine/delete", { ids })).json<Results>();
  assert.deepEqual(deleted.results, [{ id: ids[0], result: "deleted" }]);
  assert.equal(await release(browser, ids[0] ?? ""), "not-there");
  assert.deepEqual(peer.messages, []);
});

interface Results {
  readonly results: readonly { readonly id: string; readonly result: string }[];
}

async function open(t: TestContext): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer();
  t.after(() => peer.close());
  return { gateway: await startGateway(t, { config: configFor(peer) }), peer };
}

function configFor(peer: Peer): string {
  const hop = `smtp://127.0.0.1:${peer.port}`;
  return `domains: [example.org, m\u00fcller.example.org]
nextHop: { inbound: "${hop}", outbound: "${hop}" }
policy: [{ name: kept, when: { recipient: [kept@] }, do: quarantine }]`;
}

async function release(browser: Browser, id: string): Promise<string> {
  const reply = await browser.post("/api/v1/quarantine/release", { ids: [id] });
  assert.equal(reply.status, 200, reply.text);
  return reply.json<Results>().results[0]?.result ?? "";
}

async function send(gateway: RunningGateway): Promise<Reply> {
  const client = await SmtpClient.open(gateway.inbound);
  try {
    await client.say("EHLO quarantine.test");
    return await client.send("a@sender.test", ["kept@example.org"], MESSAGE);
  } finally {
    client.close();
  }
}
