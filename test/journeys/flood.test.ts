/**
 * One client floods the gateway with messages that never end in a scan worker, and with real hostile ones, over all the connections that it
 * may have; others send ordinary mail at the same time. Their mail is taken while the flood still waits, and nothing passes unscanned.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openPeer, type Peer } from "../../src/hops/testing/peer.ts";
import { BOMBS } from "../long/bombs/bombs.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { latestOf } from "../support/story.ts";

const STUBBORN = new URL("../support/peers/stubborn-scan.ts", import.meta.url).href;
/** Each of other bytes: the same ones would be kept when they come again. */
const endless = (number: number): Buffer => Buffer.from(`From: a@sender.test\r\nSubject: flood ${number}\r\n\r\nLOOP-FOR-EVER\r\n`);
const FLOODER = "127.0.0.66";
const CONNECTIONS = 8;

test("messages that never end: others are served while the flood waits", { timeout: 120_000 }, async (t) => {
  const { gateway, peer } = await open(t, [STUBBORN]);
  let answered = 0;
  const flood = Array.from({ length: CONNECTIONS }, (_, i) =>
    send(gateway.inbound, FLOODER, endless(i)).then((reply) => {
      answered++;
      return reply;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 300)); // both workers are busy with the flood
  const replies = await Promise.all(Array.from({ length: 5 }, (_, i) => send(gateway.inbound, `127.0.0.${70 + i}`, plain(i))));
  assert.deepEqual(
    replies.map(({ code }) => code),
    [250, 250, 250, 250, 250],
  );
  assert.ok(answered < CONNECTIONS, "the flood was over before the others were served");
  for (const { code } of await Promise.all(flood)) assert.equal(code, 451);
  assert.equal(peer.messages.length, 5);
});

test("real hostile messages: each is judged or kept, none passes unscanned, others are served", { timeout: 120_000 }, async (t) => {
  const { gateway, peer } = await open(t, []);
  const bombs = BOMBS.map(({ make }) => make()).filter(({ length }) => length < 6_000_000);
  const hostile = Promise.all(
    Array.from({ length: CONNECTIONS }, (_, lane) =>
      sendAll(
        gateway.inbound,
        bombs.filter((_, i) => i % CONNECTIONS === lane),
      ),
    ),
  );
  const replies: Reply[] = [];
  for (let i = 0; i < 20; i++) replies.push(await send(gateway.inbound, "127.0.0.70", plain(i)));
  assert.ok(replies.every(({ code }) => code === 250));
  const codes = (await hostile).flat().map(({ code }) => code);
  assert.equal(codes.length, bombs.length);
  assert.ok(
    codes.every((code) => code === 250 || code === 451 || code >= 500),
    codes.join(" "),
  );
  const events = await latestOf(gateway.data, "message.intended", (all) => all.length >= 20 + codes.filter((code) => code === 250).length);
  for (const event of events) assert.ok(event.class.length > 0);
  assert.ok(peer.messages.filter((message) => message.includes("Subject: plain")).length === 20);
});

function plain(number: number): Buffer {
  return Buffer.from(
    `From: Anna <anna@sender.test>\r\nTo: Bob <bob@example.org>\r\nDate: Thu, 26 Nov 2026 09:00:00 +0000\r\nMessage-ID: <${number}@sender.test>\r\nSubject: plain\r\n\r\nDear Bob, shall we meet on day ${number}?\r\n`,
  );
}

async function open(t: TestContext, imports: readonly string[]): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer();
  t.after(() => peer.close());
  const config = `domains: [example.org]
nextHop: { inbound: "smtp://127.0.0.1:${peer.port}", outbound: "smtp://127.0.0.1:${peer.port}" }
scan: { deadline: 2s, workers: 2 }
`;
  return { gateway: await startGateway(t, { config, imports }), peer };
}

async function send(port: number, local: string, message: Buffer): Promise<Reply> {
  const [reply] = await sendAll(port, [message], local);
  if (reply === undefined) throw new Error("no reply");
  return reply;
}

async function sendAll(port: number, messages: readonly Buffer[], local = FLOODER): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  const client = await SmtpClient.open(port, { local });
  try {
    await client.say("EHLO mailer.test");
    for (const message of messages) replies.push(await client.send("a@sender.test", ["bob@example.org"], message));
  } finally {
    client.close();
  }
  return replies;
}
