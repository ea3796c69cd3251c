/**
 * 1,000 idle and 200 slow connections, from many addresses and within the default limits, while normal mail flows: all of it is accepted,
 * memory stays bounded, and who was slow is still served in the end. Figures are printed.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { missing } from "../support/missing.ts";
import { startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";

const IDLE = 1_000;
const SLOW = 200;
/** Below the default of connections per client. */
const PER_ADDRESS = 20;
const LANES = 8;
const MESSAGES_A_LANE = 60;
/** Below the 400 MB that a gateway may need under load; the memory of the outbound watch is some 20 of it. */
const MOST_MEGABYTES = 350;
/** A slow client sends a few octets this often. */
const DRIP_EVERY = 1_000;
const BODY = `${"Minutes of the meeting, as they were read and agreed upon.\r\n".repeat(80)}`;

test("mail flows and memory stays below 350 MB beside 1,000 idle and 200 slow clients", { timeout: 10 * 60_000 }, async (t) => {
  if (!existsSync("/proc/self/smaps_rollup")) {
    missing(t, "memory can be measured only where /proc/PID/smaps_rollup is");
    return;
  }
  const sink = await startSink(t);
  if (sink === null) return;
  const hop = `smtp://127.0.0.1:${sink.port}`;
  const gateway = await startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }` });
  await wait(8_000); // what loading used is given back by then
  const atRest = megabytes(gateway);
  const before = await normalMail(gateway, "before");

  const idle = await open(gateway, IDLE, 1);
  const slow = await open(gateway, SLOW, 2);
  t.after(() => {
    for (const client of [...idle, ...slow]) client.close();
  });
  await Promise.all(slow.map(beginMessage));
  const drip = setInterval(() => {
    for (const client of slow) client.write("slow\r\n");
  }, DRIP_EVERY);
  t.after(() => clearInterval(drip));
  const standing = megabytes(gateway);
  const beside = await normalMail(gateway, "beside");
  const most = megabytes(gateway);
  clearInterval(drip);

  for (const client of slow) client.write(".\r\n");
  const ends = await Promise.all(slow.map((client) => client.read()));
  assert.deepEqual([...new Set(ends.map(({ code }) => code))], [250], "slow clients are served in the end");
  const greetings = await Promise.all(idle.map((client) => client.say("NOOP")));
  assert.deepEqual([...new Set(greetings.map(({ code }) => code))], [250], "idle clients still stand");
  t.diagnostic(
    `memory (PSS): ${atRest} MB at rest, ${standing} MB with ${IDLE} idle and ${SLOW} slow clients, ${most} MB after mail beside them`,
  );
  t.diagnostic(`${LANES * MESSAGES_A_LANE} messages took ${before} ms without them, ${beside} ms beside them`);
  assert.equal(sink.messages().length, LANES * MESSAGES_A_LANE * 2 + SLOW);
  for (const figure of [atRest, standing, most]) assert.ok(figure < MOST_MEGABYTES, `${figure} MB`);
});

/** Milliseconds for a number of messages over a few connections, each of which must be accepted. */
async function normalMail(gateway: RunningGateway, name: string): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const client = await SmtpClient.open(gateway.inbound);
      await client.say("EHLO normal.test");
      for (let i = 0; i < MESSAGES_A_LANE; i++) {
        const message = `From: a@sender.test\r\nTo: anna@example.org\r\nSubject: ${name} ${lane} ${i}\r\n\r\n${BODY}`;
        const reply = await client.send("a@sender.test", ["anna@example.org"], Buffer.from(message));
        assert.equal(reply.code, 250, reply.lines.join(" "));
      }
      client.close();
    }),
  );
  return Math.round(performance.now() - begun);
}

/** Clients that have said EHLO, from addresses 127.0.NET.1 and up. */
async function open(gateway: RunningGateway, count: number, net: number): Promise<readonly SmtpClient[]> {
  const clients: SmtpClient[] = [];
  while (clients.length < count) {
    const local = `127.0.${net}.${1 + clients.length / PER_ADDRESS}`;
    const next = Array.from({ length: PER_ADDRESS }, () => SmtpClient.open(gateway.inbound, { local }));
    clients.push(...(await Promise.all(next)));
  }
  await Promise.all(clients.map((client) => client.say("EHLO slow.test")));
  return clients;
}

async function beginMessage(client: SmtpClient): Promise<void> {
  await client.say("MAIL FROM:<a@sender.test>");
  await client.say("RCPT TO:<anna@example.org>");
  const data = await client.say("DATA");
  assert.equal(data.code, 354, data.lines.join(" "));
  client.write("From: a@sender.test\r\nTo: anna@example.org\r\nSubject: slow\r\n\r\n");
}

/** Proportional set size of the gateway's process. */
function megabytes({ child }: RunningGateway): number {
  const rollup = readFileSync(`/proc/${child.pid}/smaps_rollup`, "utf8");
  return Math.round(Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1]) / 1_024);
}
