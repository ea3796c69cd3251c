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
const endless = (number: string): Buffer => Buffer.from(`From: a@sender.test\r\nSubject: flood ${number}\r\n\r\nLOOP-FOR-EVER\r\n`);
const FLOODER = "127.0.0.66";
const CONNECTIONS = 8;
const OTHERS = 5;

test("messages that never end: others are served while the flood goes on", { timeout: 120_000 }, async (t) => {
  const { gateway, peer } = await open(t, [STUBBORN]);
  const flood = startFlood(gateway.inbound);
  await flood.hasBegun;
  const before = flood.answered();
  for (let i = 0; i < OTHERS; i++) assert.equal((await send(gateway.inbound, `127.0.0.${70 + i}`, plain(i))).code, 250);
  const meanwhile = flood.answered() - before;
  const codes = await flood.stop();
  // One after another: in a plain queue each of them waits for all connections of the flood, twice where it is read and then examined.
  assert.ok(meanwhile < 2 * OTHERS, `${meanwhile} messages of the flood were answered before ${OTHERS} others were`);
  for (const code of codes) assert.equal(code, 451);
  assert.equal(peer.messages.length, OTHERS);
});

/** Sends messages that never end over all connections, each the next one when one is answered, until it breaks off. */
function startFlood(port: number): { hasBegun: Promise<void>; answered(): number; stop(): Promise<readonly number[]> } {
  const codes: number[] = [];
  const clients: SmtpClient[] = [];
  const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
  let isOver = false;
  const lanes = Array.from({ length: CONNECTIONS }, async (_, lane) => {
    const client = await SmtpClient.open(port, { local: FLOODER });
    clients.push(client);
    await client.say("EHLO mailer.test");
    for (let i = 0; !isOver; i++) {
      const { code } = await client.send("a@sender.test", ["bob@example.org"], endless(`${lane}-${i}`));
      codes.push(code);
      begin();
    }
  });
  const stop = async (): Promise<readonly number[]> => {
    isOver = true;
    for (const client of clients) client.close();
    const ends = await Promise.allSettled(lanes);
    assert.ok(ends.every((end) => end.status === "rejected")); // each was waiting for an answer
    return codes;
  };
  return { hasBegun, answered: () => codes.length, stop };
}

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
scan: { deadline: 1s, workers: 2 }
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
