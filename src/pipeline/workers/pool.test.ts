/** The pool against workers that hang and die, and once with the real worker. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { ArrivalView } from "../../checks/check.ts";
import { nothingKnown } from "../../facts/fact.ts";
import { ScanBusy, ScanOverrun } from "./errors.ts";
import { type PoolOptions, ScanPool } from "./pool.ts";

const STUBBORN = new URL("../../../test/support/peers/stubborn-worker.ts", import.meta.url);
const facts = nothingKnown("test");
const view: ArrivalView = {
  direction: "inbound",
  client: { address: "203.0.113.9", port: 1, helo: "x.test", protocol: "ESMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: "a@sender.test", mailParameters: {}, rcptTo: [{ address: "b@example.org" }] },
  ourDomains: ["example.org"],
};

function open(t: TestContext, options: Partial<PoolOptions> = {}) {
  const replaced: string[] = [];
  const pool = new ScanPool({
    workers: 1,
    deadline: 500,
    waiting: 100,
    settings: { disabled: [], options: {} },
    onReplaced: (why) => replaced.push(why),
    program: STUBBORN,
    ...options,
  });
  t.after(() => pool.close());
  return { pool, replaced };
}

test("a message that never ends costs its worker and is reported; the next one is examined", async (t) => {
  const { pool, replaced } = open(t);
  await assert.rejects(pool.read(Buffer.from("LOOP")), ScanOverrun);
  assert.match(replaced[0] ?? "", /longer than 500 ms/);
  const scan = await pool.read(Buffer.from("fine"));
  assert.equal(scan.summary.subject, "fine");
});

test("a message that kills the thread is reported as overrun", async (t) => {
  const { pool } = open(t);
  await assert.rejects(pool.read(Buffer.from("DIE")), ScanOverrun);
  assert.equal((await pool.read(Buffer.from("fine"))).summary.subject, "fine");
});

test("a scan that waited for its facts in a killed worker is read again and examined, before the next of a flood", async (t) => {
  const { pool, replaced } = open(t);
  const innocent = await pool.read(Buffer.from("innocent"), "one");
  const bombs = Array.from({ length: 3 }, () => pool.read(Buffer.from("LOOP"), "flooder").catch((fault: unknown) => fault));
  const examined = innocent.examine(view, facts); // queued behind the first bomb in the same worker
  assert.deepEqual(await examined, { findings: [], failed: [], learned: null, traits: null });
  assert.equal(replaced.length, 1);
  innocent.forget();
  for (const end of await Promise.all(bombs)) assert.ok(end instanceof ScanOverrun);
});

test("whoever overran of late lets the scan go first that a worker holds for somebody else", { timeout: 30_000 }, async (t) => {
  const { pool, replaced } = open(t, { deadline: 60_000 });
  await assert.rejects(pool.read(Buffer.from("DIE"), "flooder"), ScanOverrun);
  const reading = pool.read(Buffer.from("innocent"), "one");
  pool.read(Buffer.from("LOOP"), "flooder").catch(() => {});
  const innocent = await reading;
  await innocent.examine(view, facts);
  assert.equal(replaced.length, 1);
});

test("whoever overran of late never has all workers", { timeout: 30_000 }, async (t) => {
  const { pool } = open(t, { workers: 3, deadline: 60_000 });
  await assert.rejects(pool.read(Buffer.from("DIE"), "flooder"), ScanOverrun);
  for (let i = 0; i < 6; i++) pool.read(Buffer.from("LOOP"), "flooder").catch(() => {});
  for (let i = 0; i < 20; i++) await (await pool.read(Buffer.from("fine"), "one")).examine(view, facts);
  assert.equal(pool.waiting, 5);
});

test("a scan whose facts are known beforehand is one job", async (t) => {
  const { pool } = open(t);
  const { summary, examination } = await pool.scan(Buffer.from("fine"), { client: "one", view, facts });
  assert.equal(summary.subject, "fine");
  assert.deepEqual(examination.findings, []);
  await assert.rejects(pool.scan(Buffer.from("LOOP"), { client: "one", view, facts }), ScanOverrun);
});

test("beyond the waiting limit the door is told to defer", async (t) => {
  const { pool } = open(t, { waiting: 2 });
  const bomb = pool.read(Buffer.from("LOOP")).catch((fault: unknown) => fault);
  // the worker may still be starting, so the bomb itself may be one of those that wait
  const waiting = [pool.read(Buffer.from("a")), pool.read(Buffer.from("b"))].map((each) => each.catch((fault: unknown) => fault));
  await assert.rejects(pool.read(Buffer.from("c")), ScanBusy);
  assert.ok((await bomb) instanceof ScanOverrun);
  await Promise.all(waiting);
});

test("clients take turns: a flood of messages that never end delays those of its sender", async (t) => {
  const { pool } = open(t, { waiting: 100 });
  const order: string[] = [];
  const read = (name: string, client: string): Promise<void> =>
    pool.read(Buffer.from(name), client).then(
      () => void order.push(client),
      () => void order.push(client),
    );
  const flood = Array.from({ length: 4 }, () => read("LOOP", "flooder"));
  const others = [read("fine", "one"), read("fine", "two")];
  await Promise.all([...flood, ...others]);
  // the first of the flood may have begun before anybody else came; from then on everybody has a turn
  assert.ok(Math.max(order.indexOf("one"), order.indexOf("two")) <= 3, order.join(" "));
  assert.deepEqual(order.slice(-2), ["flooder", "flooder"]);
});

test("in a full line the newest of whoever has most gives way", async (t) => {
  const { pool } = open(t, { waiting: 4, deadline: 1_000 });
  const flood = Array.from({ length: 5 }, (_, i) =>
    pool.read(Buffer.from(i === 0 ? "LOOP" : `n${i}`), "flooder").catch((fault: unknown) => fault),
  );
  const other = pool.read(Buffer.from("fine"), "one");
  assert.equal((await other).summary.subject, "fine");
  const ends = await Promise.all(flood);
  assert.equal(ends.filter((end) => end instanceof ScanBusy).length, ends[0] instanceof ScanOverrun ? 2 : 1);
  assert.ok(ends.at(-1) instanceof ScanBusy);
});

test("while no worker can start, messages are given back after a while, and threads are not made in a loop", async (t) => {
  const { pool, replaced } = open(t, { program: new URL("./there-is-no-such-worker.ts", import.meta.url), patience: 300 });
  await assert.rejects(pool.read(Buffer.from("patient")), ScanBusy);
  assert.equal(pool.waiting, 0);
  assert.ok(replaced.length <= 1, `${replaced.length} threads`);
});

test("many scans at once over several workers all get their own answer", async (t) => {
  const { pool } = open(t, { workers: 2, deadline: 20_000 });
  const scans = await Promise.all(Array.from({ length: 50 }, (_, i) => pool.read(Buffer.from(`n${i}`))));
  assert.deepEqual(
    scans.map((scan) => scan.summary.subject),
    Array.from({ length: 50 }, (_, i) => `n${i}`),
  );
  await Promise.all(scans.map((scan) => scan.examine(view, facts)));
});

test("threads are started as they are needed: one message after the other needs one, more at once more", async (t) => {
  const { pool } = open(t, { workers: 4, deadline: 60_000 });
  for (let i = 0; i < 3; i++) await (await pool.read(Buffer.from("fine"), "one")).examine(view, facts);
  assert.equal(pool.used, 1);
  const stuck = pool.read(Buffer.from("LOOP"), "one");
  stuck.catch(() => {});
  assert.equal((await pool.read(Buffer.from("fine"), "two")).summary.subject, "fine");
  assert.equal(pool.used, 2);
});

test("closing ends what waits", async (t) => {
  const { pool } = open(t, { deadline: 20_000 });
  const reading = pool.read(Buffer.from("LOOP"));
  reading.catch(() => {});
  await pool.close();
  await assert.rejects(reading, /stopping/);
});

test("the real worker reads and examines a message", async (t) => {
  const { pool } = open(t, { program: new URL("./worker.ts", import.meta.url), deadline: 20_000 });
  const scan = await pool.read(Buffer.from("From: a@sender.test\r\nTo: b@example.org\r\nSubject: Hello\r\n\r\nHow are you?\r\n"));
  assert.equal(scan.summary.subject, "Hello");
  assert.equal(scan.summary.from[0]?.address, "a@sender.test");
  const { failed } = await scan.examine(view, facts);
  assert.deepEqual(failed, []);
  scan.forget();
});

test("a QR code is known before facts are gathered, and the checks see it", { timeout: 60_000 }, async (t) => {
  const { pool } = open(t, { program: new URL("./worker.ts", import.meta.url), deadline: 30_000 });
  const picture =
    "iVBORw0KGgoAAAANSUhEUgAAAIQAAACEAQAAAAB5P74KAAAAyElEQVR42u3WQQ6EMAwDQP/A//+lf+CV04JgV0Jqs0d6QDAHSNMkAv5awit3AUCIrJuG0CbNXNwSkKLE3DTFEv0HQQXZlLFT/ux9UZLwWrezWJcsjC9camNdQBGKUmwIZU1uikhJ1Jn5LQGUw0uAZ6fsSHIu3ip8S5JywRCsjqRxPSJkRyxJ6VzgqI0tgerdM2X7UpUpuKZJQ6pBxgm0JAeHyvoR4aZUQTr7dV9Y9dmV2SliR+bkz7MbUpNNzBC4Tshlef8KHuQD3tK0sGYvR5oAAAAASUVORK5CYII=";
  const head = "From: a@sender.test\r\nSubject: Scan\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  const scan = await pool.read(Buffer.from(`${head}${picture}\r\n`));
  assert.deepEqual(scan.summary.linkHosts, ["portal.mailer.test"]);
  const { findings } = await scan.examine(view, facts);
  assert.ok(findings.some(({ name }) => name === "QR_LURE"));
});
