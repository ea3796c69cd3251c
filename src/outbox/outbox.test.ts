/** The outbox over the embedded store and real sockets: every way an entry can end, and what a restart or a failing store changes. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { OutboxTried, PosternEvent } from "../events/event.ts";
import { hopTo, peerFor, urlOf } from "../hops/testing/hop.ts";
import { newReceipt } from "../mail/receipt.ts";
import { openLog } from "../platform/log.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { OutboxEntry, OutboxStore } from "../ports/outbox.ts";
import { type EmbeddedStores, openEmbeddedStores } from "../stores/embedded/open.ts";
import { type Outbox, runOutbox } from "./run.ts";

const RAW = Buffer.from("X-Spam-Flag: NO\r\nSubject: kept\r\n\r\n.dot\r\n");
const SHA256 = createHash("sha256").update(RAW).digest("hex");
const log = openLog("silent");
/** Nobody is suspended. */
const FREE = { withheld: async () => null, quarantineFor: 3_600_000 };
const byName = (line: string): string =>
  line.includes("dead") ? "550 5.1.1 unknown" : line.includes("slow") ? "450 4.2.0 later" : "250 2.1.5 ok";

interface Scene {
  readonly folder: string;
  readonly stores: EmbeddedStores;
  /** Moves the clock and wakes the outbox. */
  later(milliseconds: number): void;
  start(hop: NextHop, store?: OutboxStore, withheld?: () => Promise<string | null>): Outbox;
  put(recipients: readonly string[], more?: Partial<OutboxEntry>): Promise<OutboxEntry>;
  tried(): Promise<readonly OutboxTried[]>;
  alerts(): Promise<readonly PosternEvent[]>;
}

async function open(t: TestContext): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "postern-outbox-"));
  const stores = await openEmbeddedStores({ folder, log });
  let now = Date.now();
  const outboxes: Outbox[] = [];
  t.after(async () => {
    await Promise.all(outboxes.map((outbox) => outbox.stop()));
    await stores.close();
    await rm(folder, { recursive: true });
  });
  const { messages, events } = stores;
  const latest = async (type: PosternEvent["type"]): Promise<readonly PosternEvent[]> =>
    (await events.latest({ types: [type], limit: 100 })).map((row) => row.event).reverse();
  return {
    folder,
    stores,
    later(milliseconds) {
      now += milliseconds;
      for (const outbox of outboxes) outbox.wake();
    },
    start(hop, store = stores.outbox, withheld = FREE.withheld) {
      const outbox = runOutbox({
        store,
        messages,
        events,
        hopFor: () => hop,
        clock: { now: () => now },
        log,
        ...FREE,
        withheld,
        afterFault: 50,
      });
      outboxes.push(outbox);
      return outbox;
    },
    async put(recipients, more = {}) {
      await messages.keep(SHA256, RAW);
      const envelope = { mailFrom: "a@example.com", mailParameters: {}, rcptTo: recipients.map((address) => ({ address })) };
      const known = { id: newReceipt(now), arrival: newReceipt(now), kept: null, at: now, direction: "inbound", attempts: 0 } as const;
      const entry = { ...known, envelope, sha256: SHA256, prepend: "X-Postern: 1\r\n", nextAttempt: now, ...more };
      await stores.outbox.add([entry]);
      return entry;
    },
    tried: async () => (await latest("outbox.tried")).filter((event) => event.type === "outbox.tried"),
    alerts: () => latest("alert.raised"),
  };
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("an entry is handed on with its prepended header fields, without forged ones, and leaves the outbox", {
  timeout: 20_000,
}, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  const entry = await scene.put(["b@example.org", "c@example.org"]);
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 1);
  assert.deepEqual(peer.messages, ["X-Postern: 1\r\nSubject: kept\r\n\r\n..dot\r\n"]);
  assert.equal(await scene.stores.outbox.waiting(), 0);
  const [event] = await scene.tried();
  assert.equal(event?.result, "delivered");
  assert.equal(event?.arrival, entry.arrival);
  assert.equal(event?.reply, "250 2.0.0 Ok: queued as 4ABCDEF123");
  assert.deepEqual(event?.recipients, ["b@example.org", "c@example.org"]);
});

test("the subject is marked as in the transaction that an entry is left of", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  await scene.put(["b@example.org"], { subjectPrefix: "[SPAM]" });
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 1);
  assert.match(peer.messages[0] ?? "", /^Subject: \[SPAM\] kept\r$/m);
});

test("a delay is tried again after 30 s, then a minute, until it goes through; a restart loses nothing", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t, { end: "451 4.3.0 later" });
  await scene.put(["b@example.org"]);
  const hop = hopTo(t, [peer]);
  const first = scene.start(hop);
  await until(async () => (await scene.tried()).length === 1);
  scene.later(29_000);
  scene.later(1_000);
  await until(async () => (await scene.tried()).length === 2);
  const [one, two] = await scene.tried();
  assert.equal(one?.result, "retry");
  assert.equal((one?.nextAttempt ?? 0) - (one?.at ?? 0), 30_000);
  assert.equal((two?.nextAttempt ?? 0) - (two?.at ?? 0), 60_000);
  await first.stop();
  peer.play({});
  scene.start(hop);
  scene.later(60_000);
  await until(async () => (await scene.tried()).length === 3);
  assert.equal((await scene.tried())[2]?.result, "delivered");
  assert.equal(peer.messages.length, 1);
});

test("a next hop that is down is a delay", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t, { connect: "drop" });
  await scene.put(["b@example.org"]);
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 1);
  assert.equal((await scene.tried())[0]?.result, "retry");
  peer.play({});
  scene.later(30_000);
  await until(async () => peer.messages.length === 1);
});

test("a refusal for good is kept as undeliverable, with an alert", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t, { end: "554 5.7.1 we do not like it" });
  const entry = await scene.put(["b@example.org"]);
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.alerts()).length === 1);
  assert.equal((await scene.tried())[0]?.result, "undeliverable");
  const { rows } = await scene.stores.keeping.list({ states: ["undeliverable"], limit: 10 });
  assert.equal(rows[0]?.arrival, entry.arrival);
  assert.equal(await scene.stores.outbox.waiting(), 0);
});

test("one dead and one slow recipient hold up nobody, and nobody is served twice", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t, { rcpt: byName });
  await scene.put(["b@example.org", "dead@example.org", "slow@example.org", "c@example.org"]);
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 2);
  assert.equal(peer.messages.length, 2);
  const [served, waiting] = await scene.tried();
  assert.deepEqual(served?.recipients, ["b@example.org", "c@example.org"]);
  assert.equal(waiting?.result, "retry");
  assert.deepEqual(waiting?.recipients, ["dead@example.org", "slow@example.org"]);
  peer.play({ rcpt: (line) => byName(line.replace("slow", "")) });
  scene.later(30_000);
  await until(async () => (await scene.alerts()).length === 1);
  assert.equal(peer.messages.length, 3);
  const { rows } = await scene.stores.keeping.list({ states: ["undeliverable"], limit: 10 });
  assert.deepEqual(rows[0]?.envelope.rcptTo, [{ address: "dead@example.org" }]);
});

test("routes: the one that served is not tried again while the other is down", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const main = await peerFor(t);
  const other = await peerFor(t, { connect: "drop" });
  await scene.put(["b@example.org", "c@other.example"]);
  scene.start(hopTo(t, [main], { routes: { "other.example": { hosts: [urlOf(other)] } } }));
  await until(async () => (await scene.tried()).length === 2);
  const [entry] = await scene.stores.outbox.due(Number.MAX_SAFE_INTEGER, 1);
  assert.deepEqual(entry?.envelope.rcptTo, [{ address: "c@other.example" }]);
  other.play({});
  scene.later(30_000);
  await until(async () => other.messages.length === 1);
  assert.equal(main.messages.length, 1);
});

test("after five days of delays it is undeliverable", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t, { end: "451 4.3.0 later" });
  const day = 86_400_000;
  await scene.put(["b@example.org"], { at: Date.now() - 6 * day, attempts: 100 });
  await scene.put(["c@example.org"], { at: Date.now() - 6 * day, attempts: 3 }); // we were switched off meanwhile
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 2);
  const results = (await scene.tried()).map((event) => `${event.recipients[0]} ${event.result}`);
  assert.deepEqual(results.sort(), ["b@example.org undeliverable", "c@example.org retry"]);
});

test("what the next hop's own checks stop is a delay, not an endless loop", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  await scene.put(["b@example.org"], { prepend: "X-Postern: a\nb\r\n" });
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 1);
  const [event] = await scene.tried();
  assert.equal(event?.result, "retry");
  assert.match(event?.reply ?? "", /bare CR or LF/);
  assert.equal((event?.nextAttempt ?? 0) - (event?.at ?? 0), 30_000);
});

test("missing and damaged bytes raise an alert and wait an hour; nothing is sent and nothing is given up", {
  timeout: 20_000,
}, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  await scene.put(["b@example.org"], { sha256: "0".repeat(64) });
  await scene.put(["c@example.org"]);
  const files = (await readdir(join(scene.folder, "kept"), { recursive: true })).filter((name) => name.includes(SHA256));
  await writeFile(join(scene.folder, "kept", files[0] ?? ""), "damaged");
  scene.start(hopTo(t, [peer]));
  await until(async () => (await scene.tried()).length === 2);
  assert.equal((await scene.alerts()).length, 2);
  for (const event of await scene.tried()) {
    assert.equal(event.result, "retry");
    assert.equal((event.nextAttempt ?? 0) - event.at, 3_600_000);
  }
  assert.equal(await scene.stores.outbox.waiting(), 2);
  assert.deepEqual(peer.messages, []);
});

test("a store that fails right after the hand-over does not make us send twice", { timeout: 30_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  await scene.put(["b@example.org"]);
  let faults = 1;
  // the real store behind a disk that is full once
  const store: OutboxStore = Object.create(scene.stores.outbox, {
    delivered: {
      value: (...told: Parameters<OutboxStore["delivered"]>) =>
        faults-- > 0 ? Promise.reject(new Error("disk full")) : scene.stores.outbox.delivered(...told),
    },
  });
  scene.start(hopTo(t, [peer]), store);
  await until(async () => (await scene.tried()).length === 1);
  assert.equal(peer.messages.length, 1);
  assert.equal(await scene.stores.outbox.waiting(), 0);
});

test("stopping waits for the entry under way and starts no other", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  for (let i = 0; i < 20; i++) await scene.put([`b${i}@example.org`]);
  const outbox = scene.start(hopTo(t, [peer]));
  await until(async () => peer.lines.length > 0);
  await outbox.stop();
  assert.equal(peer.messages.length + (await scene.stores.outbox.waiting()), 20);
  assert.ok((await scene.stores.outbox.waiting()) > 0);
});

test("what must not leave any more, because of its sender, is kept; a fault while asking makes it wait", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const peer = await peerFor(t);
  const entry = await scene.put(["b@example.org"], { direction: "outbound" });
  let asked = 0;
  const withheld = async (): Promise<string | null> => {
    if (asked++ === 0) throw new Error("the ledger does not answer");
    return "user:anna@example.org";
  };
  scene.start(hopTo(t, [peer]), scene.stores.outbox, withheld);
  await until(async () => (await scene.stores.outbox.waiting()) === 0);
  assert.deepEqual(peer.messages, []);
  const { rows } = await scene.stores.keeping.list({ limit: 10 });
  assert.deepEqual(
    rows.map(({ arrival, kind, charge }) => [arrival, kind, charge?.ofStanding]),
    [[entry.arrival, "quarantine", true]],
  );
});
