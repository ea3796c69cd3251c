/**
 * A message that the scan workers cannot finish is deferred the first time. When the same bytes come again it is kept: in quarantine when
 * it comes from outside, on hold when it is ours, and a hold ends in quarantine, never outside. Everybody else's mail flows meanwhile.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openPeer, type Peer } from "../../src/hops/testing/peer.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { keptIn, latestOf, receiptIn, storyOf } from "../support/story.ts";

const STUBBORN = new URL("../support/peers/stubborn-scan.ts", import.meta.url).href;
const BOMB = Buffer.from("From: a@sender.test\r\nSubject: bomb\r\n\r\nLOOP-FOR-EVER\r\n");
const PLAIN = Buffer.from("From: a@sender.test\r\nSubject: plain\r\n\r\nHow are you?\r\n");
const OURS = "networks: [127.0.0.0/8]\nhold: { max: 10s }";

test("inbound: deferred, then quarantined; others are served meanwhile", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t, "");
  const first = send(gateway.inbound, BOMB);
  const others = await Promise.all([send(gateway.inbound, PLAIN), send(gateway.inbound, PLAIN)]);
  assert.deepEqual(
    others.map(({ code }) => code),
    [250, 250],
  );
  const deferred = await first;
  assert.equal(deferred.code, 451);
  assert.match(deferred.lines[0] ?? "", /^4\.7\.0 /);
  assert.deepEqual(await keptIn(gateway.data), [], "nothing is kept of what was deferred");

  const again = await send(gateway.inbound, BOMB);
  assert.equal(again.code, 250);
  const story = await storyOf(gateway.data, receiptIn(again));
  assert.equal(story.intended?.class, "unscannable");
  assert.deepEqual(
    story.intended?.rulings.map(({ action }) => action),
    ["quarantine"],
  );
  const [kept] = await keptIn(gateway.data);
  assert.deepEqual([kept?.kind, kept?.state, kept?.class], ["quarantine", "kept", "unscannable"]);
  assert.equal((await send(gateway.inbound, PLAIN)).code, 250);
  assert.equal(peer.messages.length, 3);
  assert.ok(!peer.messages.join("").includes("LOOP-FOR-EVER"));
  const alerts = await latestOf(gateway.data, "alert.raised", (events) => events.length >= 2);
  for (const { subject } of alerts) assert.equal(subject, "worker-replaced");
});

test("outbound: deferred, then held, and the hold ends in quarantine", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t, OURS);
  const deferred = await send(gateway.outbound, BOMB, "bob@elsewhere.test");
  assert.equal(deferred.code, 451);
  assert.match(deferred.lines[0] ?? "", /^4\.7\.0 /);
  const held = await send(gateway.outbound, BOMB, "bob@elsewhere.test");
  assert.equal(held.code, 250);
  const receipt = receiptIn(held);
  assert.deepEqual(
    (await keptIn(gateway.data)).map(({ kind, state }) => [kind, state]),
    [["hold", "kept"]],
  );
  const story = await storyOf(gateway.data, receipt, ({ events }) => events.some(({ type }) => type === "kept.ended"));
  const ended = story.events.find((event) => event.type === "kept.ended");
  assert.equal(ended?.how, "hold-quarantined");
  const [kept] = await keptIn(gateway.data);
  assert.deepEqual([kept?.kind, kept?.state], ["quarantine", "kept"]);
  assert.ok((kept?.until ?? 0) - Date.now() > 24 * 3_600_000, "it stays as long as other quarantined mail");
  assert.deepEqual(peer.messages, [], "it never left");
});

async function open(t: TestContext, more: string): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer();
  t.after(() => peer.close());
  const hop = `smtp://127.0.0.1:${peer.port}`;
  const config = `domains: [example.org]
nextHop: { inbound: "${hop}", outbound: "${hop}" }
scan: { deadline: 2s, workers: 2 }
${more}`;
  return { gateway: await startGateway(t, { config, imports: [STUBBORN] }), peer };
}

async function send(port: number, message: Buffer, recipient = "anna@example.org"): Promise<Reply> {
  const client = await SmtpClient.open(port);
  try {
    await client.say("EHLO unscannable.test");
    return await client.send("a@sender.test", [recipient], message);
  } finally {
    client.close();
  }
}
