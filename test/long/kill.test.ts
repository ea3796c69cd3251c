/**
 * Kill -9 at random moments under load: every message that a client heard a 250 for is at the next hop or kept, with its bytes.
 * Clean mail, mail that is quarantined, and messages with several recipients of which some are quarantined, on both doors.
 * POSTERN_KILLS says how often (default 40).
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openLog } from "../../src/platform/log.ts";
import { openForReading } from "../../src/stores/embedded/open.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { comparable, marked, markOf } from "../support/marked.ts";
import { type Sink, startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { tempFolder } from "../support/temp.ts";

const KILLS = Number(process.env["POSTERN_KILLS"] ?? 40);
const LANES = 6;
const LONGEST_LIFE = 700;

interface Acknowledged {
  readonly mark: string;
  readonly raw: Buffer;
  readonly recipients: readonly string[];
}

test("kill -9 loses nothing that was acknowledged", { timeout: 40 * 60_000 }, async (t) => {
  const sink = await startSink(t);
  if (sink === null) return;
  const data = join(tempFolder(t), "data");
  const acknowledged: Acknowledged[] = [];
  for (let round = 0; round < KILLS; round++) {
    const gateway = await startGateway(t, { config: config(sink), data });
    const lanes = Array.from({ length: LANES }, (_, lane) => load(gateway, `r${round}l${lane}`, acknowledged));
    // every fifth kill falls into the start, when nothing is warm yet; the others into full load
    const before = acknowledged.length;
    for (let i = 0; round % 5 > 0 && i < 200 && acknowledged.length < before + LANES; i++) await pause(10);
    await pause(Math.random() * LONGEST_LIFE);
    await gateway.kill();
    await Promise.all(lanes);
  }
  // holds and outbox entries that a kill left behind leave now
  const last = await startGateway(t, { config: config(sink), data });
  await pause(3_000);
  await last.stop();
  const { missing, twice, kept } = await account(data, sink, acknowledged);
  t.diagnostic(
    `${KILLS} kills, ${acknowledged.length} messages acknowledged, ${kept} copies kept, ${twice} recipients served more than once`,
  );
  assert.deepEqual(missing, []);
  assert.ok(acknowledged.length >= KILLS, "the load was real");
});

function config(sink: Sink): string {
  const hop = `smtp://127.0.0.1:${sink.port}`;
  // the rules make every kind of ending happen, whatever the checks think of the messages
  return `domains: [example.org]
networks: [127.0.0.0/8]
nextHop: { inbound: "${hop}", outbound: "${hop}" }
policy:
  - { name: kept, when: { recipient: [kept@] }, do: quarantine }
  - { name: tagged, when: { recipient: [tagged@] }, do: { tag: { headers: { X-Tagged: "yes" } } } }
  - { name: others, when: { direction: [inbound, outbound, internal] }, do: accept }`;
}

const MIXES = [["plain"], ["kept"], ["plain", "kept"], ["plain", "tagged", "kept"], ["tagged"]] as const;

/** Sends until the gateway dies. */
async function load(gateway: RunningGateway, name: string, acknowledged: Acknowledged[]): Promise<void> {
  let client: SmtpClient | null = null;
  try {
    const outbound = name.endsWith("1");
    client = await SmtpClient.open(outbound ? gateway.outbound : gateway.inbound);
    await client.say("EHLO load.test");
    for (let i = 0; ; i++) {
      const mark = `${name}n${i}`;
      const body = `From: a@sender.test\r\nSubject: ${mark}\r\n\r\n${`${mark} `.repeat(1 + ((i * 37) % 400))}\r\n`;
      const raw = marked(Buffer.from(body), mark);
      const mix = MIXES[i % MIXES.length] ?? ["plain"];
      const recipients = mix.map((local) => `${local}@${outbound ? "elsewhere.test" : "example.org"}`);
      const reply = await client.send("a@sender.test", recipients, raw);
      if (reply.code === 250) acknowledged.push({ mark, raw, recipients });
    }
  } catch {
    client?.close(); // the kill: what was not answered was not promised
  }
}

async function account(data: string, sink: Sink, acknowledged: readonly Acknowledged[]) {
  const found = new Map<string, string[]>();
  const add = (message: Buffer | string, recipients: readonly string[]): void => {
    const mark = markOf(message);
    for (const recipient of recipients) {
      const key = `${mark} ${recipient}`;
      found.set(key, [...(found.get(key) ?? []), comparable(message)]);
    }
  };
  for (const dump of sink.messages())
    add(
      dump,
      [...dump.matchAll(/^X-Rcpt-Args: <([^>]*)>/gm)].map((match) => match[1] ?? ""),
    );
  const stores = await openForReading(data, openLog("warn"));
  let kept = 0;
  for (let before: number | undefined; ; ) {
    const page = await stores.keeping.list({ limit: 200, ...(before === undefined ? {} : { before }) });
    for (const { sha256, envelope } of page.rows) {
      kept++;
      const raw = await stores.messages.open(sha256);
      assert.ok(raw !== null, "kept bytes are there");
      add(
        raw,
        envelope.rcptTo.map((recipient) => recipient.address),
      );
    }
    if (page.next === null) break;
    before = page.next;
  }
  await stores.close();
  const promised = acknowledged.flatMap(({ mark, raw, recipients }) =>
    recipients.map((recipient) => ({ key: `${mark} ${recipient}`, raw })),
  );
  const missing = promised.filter(
    ({ key, raw }) => !(found.get(key) ?? []).some((copy) => copy.replace(/^X-Tagged.*\n/m, "") === comparable(raw)),
  );
  const twice = [...found.values()].filter((copies) => copies.length > 1).length;
  return { missing: missing.map(({ key }) => key), twice, kept };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
