/**
 * Carrying out over the embedded stores and a next hop on a real socket: what stays behind when a step fails before the first 250,
 * and that nothing is sent twice when one fails, or takes long, after it.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { hopTo, peerFor } from "../hops/testing/hop.ts";
import type { Peer } from "../hops/testing/peer.ts";
import type { Arrival } from "../mail/arrival.ts";
import { newReceipt } from "../mail/receipt.ts";
import { runOutbox } from "../outbox/run.ts";
import { openLog } from "../platform/log.ts";
import type { OutboxStore } from "../ports/outbox.ts";
import { type EmbeddedStores, openEmbeddedStores } from "../stores/embedded/open.ts";
import { StoreFull } from "../stores/errors.ts";
import { type Actions, type Carriage, type Carried, carryOut } from "./carry-out.ts";
import type { HandOnGroup, Plan } from "./plan.ts";

const log = openLog("silent");
/** Nobody is suspended. */
const FREE = { withheld: async () => null, quarantineFor: 3_600_000 };
const GOOD = "Subject: several\r\n\r\nHello\r\n";
/** A next hop throws on it rather than let it out (SMTP smuggling), which stands here for any fault of ours. */
const BARE = "Subject: bare\r\n\r\nHel\nlo\r\n";

interface Scene {
  readonly stores: EmbeddedStores;
  readonly peer: Peer;
  readonly complaints: string[];
  /** Moves the clock and wakes the outbox. */
  later(milliseconds: number): void;
  carry(plan: Plan, raw?: string, more?: Partial<Actions>): Promise<Carried>;
  kept(): Promise<number>;
}

async function open(t: TestContext, store: (real: OutboxStore) => OutboxStore = (real) => real): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "postern-actions-"));
  const stores = await openEmbeddedStores({ folder, log });
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  let now = Date.now();
  const clock = { now: () => now };
  const { messages, events, keeping } = stores;
  const outboxStore = store(stores.outbox);
  const outbox = runOutbox({ store: outboxStore, messages, events, hopFor: () => hop, clock, log, ...FREE, afterFault: 20 });
  t.after(async () => {
    await outbox.stop();
    await stores.close();
    await rm(folder, { recursive: true });
  });
  const complaints: string[] = [];
  const complain = (text: string): void => void complaints.push(text);
  return {
    stores,
    peer,
    complaints,
    later(milliseconds) {
      now += milliseconds;
      outbox.wake();
    },
    carry: (plan, raw = GOOD, more = {}) =>
      carryOut({ keeping, messages, outbox: outboxStore, clock, inHand: outbox, complain, ...more }, toCarriage(plan, raw, now, hop)),
    kept: async () => (await keeping.list({ limit: 10 })).total,
  };
}

function toCarriage(plan: Plan, raw: string, at: number, hop: Carriage["hop"]): Carriage {
  const bytes = Buffer.from(raw);
  const recipients = plan.kind === "proceed" ? [...plan.keeps, ...plan.handOns].flatMap((group) => group.recipients) : [];
  const arrival: Arrival = {
    id: newReceipt(at),
    at,
    door: "smtp-inbound",
    direction: "inbound",
    client: { address: "192.0.2.1", port: 1, helo: "client.test", protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: "a@sender.test", mailParameters: {}, rcptTo: recipients },
    raw: bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const summary = {
    ...{ bytes: bytes.length, subject: "several", from: [], to: [], messageId: null, date: null },
    ...{ parts: [], linkHosts: [], defects: [] },
  };
  return { arrival, plan, summary, class: "clean", hop, identity: null, trace: "Received: by test\r\n", withoutForeignVerdicts: true };
}

function group(recipient: string, fields = ""): HandOnGroup {
  return { fields, subjectPrefix: "", route: "*", recipients: [{ address: recipient }] };
}

const PARTS: Plan = {
  kind: "proceed",
  keeps: [
    { as: "quarantine", ofStanding: false, reason: "spam", until: Number.MAX_SAFE_INTEGER, recipients: [{ address: "kept@example.org" }] },
  ],
  handOns: [group("one@example.org"), group("two@example.org", "X-Tag: 2\r\n")],
};

async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isReached())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("a fault before the first 250 takes back what was kept", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  await assert.rejects(scene.carry(PARTS, BARE), /bare CR or LF/);
  assert.equal(await scene.kept(), 0);
  assert.equal(await scene.stores.outbox.waiting(), 0, "the client comes again, so nothing may leave by the outbox");
});

test("a store that takes only a part of the promise keeps nothing of it", { timeout: 20_000 }, async (t) => {
  const scene = await open(t, (real) => ({ ...real, add: () => Promise.reject(new StoreFull("no room")) }));
  await assert.rejects(scene.carry(PARTS), /no room/);
  assert.equal(await scene.kept(), 0);
  assert.equal(scene.peer.messages.length, 0);
});

test("a fault after the first 250 changes no reply: what it stopped waits in the outbox", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  const handOns = [group("one@example.org"), group("two@example.org", "X-Tag: a\nb\r\n"), group("three@example.org", "X-Tag: 3\r\n")];
  const { ending, outbox, handovers } = await scene.carry({ kind: "proceed", keeps: [], handOns });
  assert.equal(ending.kind, "taken");
  assert.deepEqual(
    handovers.map(({ result }) => result),
    ["accepted", "failed", "accepted"],
  );
  assert.deepEqual(
    outbox.map(({ envelope }) => envelope.rcptTo[0]?.address),
    ["two@example.org"],
  );
  assert.equal(scene.peer.messages.length, 2);
});

test("a store that fails right after the next hop's 250 makes nobody get it twice", { timeout: 20_000 }, async (t) => {
  let broken = true;
  const scene = await open(t, (real) => ({
    ...real,
    delivered: (...told) => (broken ? Promise.reject(new StoreFull("no room")) : real.delivered(...told)),
  }));
  assert.equal((await scene.carry(PARTS)).ending.kind, "taken");
  assert.equal(scene.complaints.length, 1);
  scene.later(3_600_000); // long past the moment at which the outbox takes over what a dead process left
  broken = false;
  await until(async () => (await scene.stores.outbox.waiting()) === 0);
  assert.equal(scene.peer.messages.length, 2);
});

test("a client waits for later transactions only so long, and a jump of the clock sends nothing twice", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  scene.peer.play({ end: () => (scene.peer.messages.length === 0 ? "250 2.0.0 first" : "silent") });
  const handOns = [...(PARTS.kind === "proceed" ? PARTS.handOns : []), group("three@example.org", "X-Tag: 3\r\n")];
  const carrying = scene.carry({ kind: "proceed", keeps: [], handOns }, GOOD, { patience: 200 });
  await until(() => scene.peer.waiting() === 1);
  scene.later(3_600_000);
  scene.later(-3_600_000);
  const { ending, outbox } = await carrying;
  assert.equal(ending.kind, "taken");
  assert.equal(outbox.length, 2);
  scene.peer.play({});
  await until(() => scene.peer.messages.length === 2); // the third left by the outbox, the second still waits for its reply
  scene.peer.answer("250 2.0.0 second");
  await until(async () => (await scene.stores.outbox.waiting()) === 0);
  assert.deepEqual(scene.peer.messages.map((message) => /X-Tag: (\d)/.exec(message)?.[1]).sort(), ["2", "3", undefined]);
});

test("a next hop that takes fewer recipients at a time gets several transactions", { timeout: 20_000 }, async (t) => {
  const scene = await open(t);
  let inOne = 0;
  const mail = (): string => {
    inOne = 0;
    return "250 2.1.0 ok";
  };
  scene.peer.play({ mail, rcpt: () => (++inOne > 3 ? "452 4.5.3 too many recipients" : "250 2.1.5 ok") });
  const recipients = Array.from({ length: 10 }, (_, i) => ({ address: `r${i}@example.org` }));
  const { ending, handovers } = await scene.carry({ kind: "proceed", keeps: [], handOns: [{ ...group(""), recipients }] });
  assert.equal(ending.kind, "taken");
  const served = handovers.flatMap(({ result, recipients: theirs }) => (result === "accepted" ? theirs : []));
  assert.deepEqual(
    served,
    recipients.map(({ address }) => address),
  );
  assert.equal(scene.peer.messages.length, 4);
  assert.equal(await scene.stores.outbox.waiting(), 0);
});
