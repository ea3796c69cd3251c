/**
 * What may fail while mail flows: the next hop, the disk. Mail is deferred and nothing is lost or sent twice; when the fault is gone,
 * mail flows again without a restart.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { marked, markOf } from "../support/marked.ts";
import { missing } from "../support/missing.ts";
import { startSink } from "../support/peers/sink.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { requireRoot } from "../support/programs.ts";

test("a next hop that dies: deferred, and taken again when it is back", { timeout: 120_000 }, async (t) => {
  const sink = await startSink(t);
  if (sink === null) return;
  const gateway = await startGateway(t, { config: config(sink.port) });
  assert.equal((await sendOne(gateway, "before")).code, 250);
  await sink.kill();
  const down = await sendOne(gateway, "while-down");
  assert.equal(down.code, 451);
  assert.match(down.lines.join(" "), /^4\.4\.1 /);
  await sink.start();
  const again = await retry(gateway, "while-down");
  assert.equal(again.code, 250);
  assert.deepEqual(sink.messages().map(markOf).sort(), ["before", "while-down"]);
});

test("a next hop that dies in the middle of a message: 4xx, and nothing is kept", { timeout: 120_000 }, async (t) => {
  const sink = await startSink(t, ["-q", "."]); // hangs up when it has the message
  if (sink === null) return;
  const gateway = await startGateway(t, { config: config(sink.port) });
  const reply = await sendOne(gateway, "cut-off", ["anna@example.org", "kept@example.org"]);
  assert.equal(reply.code, 451);
});

test("a full disk: deferred with 4.3.1, nothing lost, and taken again when there is room", { timeout: 180_000 }, async (t) => {
  const data = smallDisk(t);
  const sink = await startSink(t);
  if (data === null || sink === null) return;
  const gateway = await startGateway(t, { config: config(sink.port), data: join(data, "postern") });
  assert.equal((await sendOne(gateway, "first", ["kept@example.org"])).code, 250);
  const ballast = join(data, "ballast");
  fill(ballast);
  const promised: string[] = [];
  let refusals = 0;
  for (let i = 0; i < 40; i++) {
    const recipients = i % 2 === 0 ? ["kept@example.org"] : ["anna@example.org"];
    const reply = await sendOne(gateway, `full${i}`, recipients, 20_000);
    if (reply.code === 250) promised.push(`full${i}`);
    else {
      assert.equal(reply.code, 451, reply.lines.join(" "));
      assert.match(reply.lines.join(" "), /^4\.3\.1 /);
      refusals++;
    }
  }
  assert.ok(refusals > 0, "the disk was full");
  rmSync(ballast);
  const after = await retry(gateway, "after", ["kept@example.org"]);
  assert.equal(after.code, 250);
  assert.equal((await sendOne(gateway, "passes", ["anna@example.org"])).code, 250);
  const delivered = sink.messages().map(markOf);
  assert.equal(new Set(delivered).size, delivered.length, "nothing twice");
  const passing = promised.filter((mark) => Number(mark.slice(4)) % 2 === 1);
  assert.deepEqual(
    delivered.filter((mark) => mark?.startsWith("full")).sort(),
    passing.sort(),
    "what was promised is there, what was not is not",
  );
});

function config(port: number): string {
  const hop = `smtp://127.0.0.1:${port}`;
  return `domains: [example.org]
nextHop: { inbound: "${hop}", outbound: "${hop}" }
policy: [{ name: kept, when: { recipient: [kept@] }, do: quarantine }]`;
}

async function sendOne(
  gateway: RunningGateway,
  mark: string,
  recipients: readonly string[] = ["anna@example.org"],
  octets = 100,
): Promise<Reply> {
  const client = await SmtpClient.open(gateway.inbound);
  try {
    await client.say("EHLO faults.test");
    const filler = Array.from({ length: Math.ceil(octets / 64) }, () => Math.random().toString(36).repeat(6).slice(0, 62)).join("\r\n");
    return await client.send("a@sender.test", recipients, marked(Buffer.from(`Subject: ${mark}\r\n\r\n${filler}\r\n`), mark));
  } finally {
    client.close();
  }
}

/** As a mail host does: comes again until it is taken. */
async function retry(gateway: RunningGateway, mark: string, recipients?: readonly string[]): Promise<Reply> {
  let reply = await sendOne(gateway, mark, recipients);
  for (let i = 0; i < 60 && reply.code !== 250; i++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    reply = await sendOne(gateway, mark, recipients);
  }
  return reply;
}

/** A disk of 12 MB in memory, or null after the test was skipped. */
function smallDisk(t: TestContext): string | null {
  if (requireRoot(t) === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "postern-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], { stdio: "pipe" });
  } catch (fault) {
    return missing(t, `a tmpfs cannot be mounted here: ${String(fault)}`);
  }
  t.after(() => {
    execFileSync("umount", ["-l", folder]);
    rmdirSync(folder);
  });
  return folder;
}

function fill(file: string): void {
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // full for pieces of this size: smaller ones may still fit
    }
  }
}
