/**
 * What a 250 promises, seen in the system calls: the bytes of a kept message, its folder and its database row are synced to disk before
 * the client hears "Taken"; of a message that is handed on, the intent is.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startGateway } from "../support/gateway.ts";
import { startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { requireProgram } from "../support/programs.ts";
import { tempFolder } from "../support/temp.ts";

interface Call {
  readonly at: number;
  readonly name: string;
  readonly rest: string;
}

test("fsync comes before the 250", { timeout: 120_000 }, async (t) => {
  const strace = requireProgram(t, "strace");
  const sink = await startSink(t);
  if (strace === null || sink === null) return;
  const traces = tempFolder(t);
  const calls = "trace=fsync,fdatasync,write,writev,sendto,sendmsg,rename,renameat2,openat";
  const gateway = await startGateway(t, {
    config: `domains: [example.org]
nextHop: { inbound: "smtp://127.0.0.1:${sink.port}", outbound: "smtp://127.0.0.1:${sink.port}" }
policy: [{ name: kept, when: { recipient: [kept@] }, do: quarantine }]`,
    under: [strace, "-ff", "-ttt", "-y", "-s", "80", "-e", calls, "-o", join(traces, "trace")],
  });
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO strace.test");
  const began = Date.now() / 1000;
  const kept = await client.send("a@sender.test", ["kept@example.org"], Buffer.from("Subject: kept\r\n\r\nkept\r\n"));
  const between = Date.now() / 1000;
  const passed = await client.send("a@sender.test", ["anna@example.org"], Buffer.from("Subject: passed\r\n\r\npassed\r\n"));
  assert.deepEqual([kept.code, passed.code], [250, 250]);
  client.close();
  await gateway.stop();
  const all = readCalls(traces);
  const taken = all.filter((call) => call.name !== "openat" && call.rest.includes("2.0.0 Taken as"));
  assert.equal(taken.length, 2, "two replies were written");
  const syncs = all.filter((call) => call.name === "fsync" || call.name === "fdatasync");
  const during = (from: number, to: number) => syncs.filter((call) => call.at >= from && call.at <= to).map((call) => call.rest);
  const first = during(began, taken[0]?.at ?? 0);
  assert.ok(
    first.some((file) => /\/kept\/[0-9a-f]{2}\/[^>]+>/.test(file)),
    `the file: ${first.join("\n")}`,
  );
  assert.ok(
    first.some((file) => /\/kept\/[0-9a-f]{2}>/.test(file)),
    `its folder: ${first.join("\n")}`,
  );
  assert.ok(
    first.some((file) => file.includes("postern.db")),
    `its row: ${first.join("\n")}`,
  );
  const data = all.find((call) => call.at > between && call.rest.includes("DATA\\r\\n"));
  assert.ok(data !== undefined, "the second message was handed on");
  assert.ok(
    during(between, data.at).some((file) => file.includes("postern.db-wal")),
    "the intent was durable before DATA went to the next hop",
  );
});

/** System calls of all threads in the order of their time. */
function readCalls(folder: string): readonly Call[] {
  const calls: Call[] = [];
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, name), "latin1").split("\n")) {
      const match = /^(\d+\.\d+) (\w+)\((.*)$/.exec(line);
      if (match !== null) calls.push({ at: Number(match[1]), name: match[2] ?? "", rest: match[3] ?? "" });
    }
  }
  return calls.sort((a, b) => a.at - b.at);
}
