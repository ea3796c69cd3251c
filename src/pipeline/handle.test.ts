/**
 * The spine with real workers and stores, and a next hop on a real socket: what a late or failing house may and may not do.
 * The whole path through the doors is walked in test/journeys.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { CampaignIndex } from "../campaigns/campaign-index.ts";
import { hopTo, peerFor } from "../hops/testing/hop.ts";
import type { Peer } from "../hops/testing/peer.ts";
import type { Arrival } from "../mail/arrival.ts";
import { newReceipt } from "../mail/receipt.ts";
import { openLog } from "../platform/log.ts";
import { toNetworks } from "../platform/net.ts";
import { compilePolicy } from "../policy/compile.ts";
import { type EmbeddedStores, openEmbeddedStores } from "../stores/embedded/open.ts";
import { defaultWeights } from "../verdict/weights.ts";
import { handleGuarded } from "./guard.ts";
import { type House, judgeArrival } from "./handle.ts";
import { checks } from "./order.ts";
import type { Outcome } from "./outcome.ts";
import { ScanPool } from "./workers/pool.ts";

const log = openLog("silent");
const RAW = Buffer.from(
  "From: Al <a@sender.test>\r\nTo: b@example.org\r\nDate: Tue, 3 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@sender.test>\r\n" +
    "Subject: x\r\n\r\nx\r\n",
);
const observeOnly = { inbound: false, outbound: false };

interface Scene {
  readonly stores: EmbeddedStores;
  readonly workers: ScanPool;
  readonly peer: Peer;
  readonly complaints: string[];
  readonly house: House;
  /** A message whose last byte came so many milliseconds ago. */
  handle(age: number, more?: Partial<House>): Promise<Outcome>;
}

async function open(t: TestContext): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "postern-pipeline-"));
  const stores = await openEmbeddedStores({ folder, log });
  const settings = { disabled: [], options: {} };
  const workers = new ScanPool({ workers: 1, deadline: 30_000, waiting: 10, settings, onReplaced: () => {} });
  t.after(async () => {
    await workers.close();
    await stores.close();
    await rm(folder, { recursive: true });
  });
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  const policy = compilePolicy({ rules: [], groups: {}, holdMax: 300_000, observeOnly });
  const complaints: string[] = [];
  const clock = { now: () => Date.now() };
  const { events, correspondents, keeping, messages, outbox } = stores;
  const inHand = { take: () => {}, letGo: () => {}, served: () => {} };
  const house: House = {
    ...{
      hostname: "gate.test",
      ourDomains: ["example.org"],
      networks: toNetworks(["10.0.0.0/8"]),
      workers,
      facts: { correspondents, campaigns: new CampaignIndex() },
      events,
      unscannable: events,
      clock,
    },
    ...{ policy: () => policy, weights: () => defaultWeights, checks: () => checks, hopFor: () => hop, quarantineFor: 1_000 },
    ...{ rules: { ourDomains: new Set(["example.org"]) }, watch: null },
    actions: { keeping, messages, outbox, clock, inHand, complain: (text) => void complaints.push(text) },
  };
  const handle = (age: number, more: Partial<House> = {}): Promise<Outcome> =>
    handleGuarded(arrivalAt(Date.now() - age), { ...house, ...more }, log);
  return { stores, workers, peer, complaints, house, handle };
}

function arrivalAt(at: number): Arrival {
  return {
    id: newReceipt(at),
    at,
    door: "smtp-inbound",
    direction: "inbound",
    client: { address: "192.0.2.1", port: 1, helo: "client.test", protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: "a@sender.test", mailParameters: {}, rcptTo: [{ address: "b@example.org" }] },
    raw: RAW,
    sha256: createHash("sha256").update(RAW).digest("hex"),
  };
}

test("a fault after the next hop's 250 changes no reply", { timeout: 60_000 }, async (t) => {
  const scene = await open(t);
  const correspondents = {
    ...{ between: async () => ({ wrote: false, wasWrittenTo: false }), isNameOfAnother: async () => false, rememberName: () => {} },
    remember: () => {
      throw new RangeError("failed on purpose");
    },
  };
  const outcome = await scene.handle(0, { facts: { correspondents, campaigns: new CampaignIndex() } });
  assert.equal(outcome.kind, "taken");
  assert.equal(scene.peer.messages.length, 1);
  assert.match(scene.complaints[0] ?? "", /failed on purpose/);
});

test("what our own host brought counts for the stranger that it names", { timeout: 60_000 }, async (t) => {
  const { house } = await open(t);
  const sources: (string | null)[] = [];
  const campaigns = {
    before: (_summary: unknown, _at: number, source: string | null) => {
      sources.push(source);
      return null;
    },
  };
  const trace = "Received: from x.test ([203.0.113.9]) by mx.example.org; Mon, 5 Jan 2026 10:00:00 +0000\r\n";
  const arrival = { ...arrivalAt(Date.now()), raw: Buffer.concat([Buffer.from(trace), RAW]) };
  const facts = { correspondents: house.facts!.correspondents, campaigns };
  const brought = await judgeArrival({ ...arrival, client: { ...arrival.client, address: "10.0.0.1", ours: true } }, { ...house, facts });
  const claimed = await judgeArrival(arrival, { ...house, facts });
  assert.deepEqual(brought.summary.origin, { address: "203.0.113.9", trusted: 1 });
  assert.deepEqual([claimed.summary.origin, claimed.summary.route], [undefined, undefined]);
  assert.deepEqual(sources, ["203.0.113.9", "192.0.2.1"]);
});

test("what was judged too late is deferred, not handed on: its client will come again", { timeout: 60_000 }, async (t) => {
  const scene = await open(t);
  const outcome = await scene.handle(300_000);
  assert.equal(outcome.kind, "deferred");
  assert.equal(scene.peer.lines.length, 0);
  assert.equal((await scene.handle(60_000)).kind, "taken");
});

test("a gateway that stops while it examines defers, and the message does not count as unscannable", { timeout: 60_000 }, async (t) => {
  const scene = await open(t);
  const handling = scene.handle(0);
  await scene.workers.close();
  assert.equal((await handling).kind, "deferred");
  assert.equal(await scene.stores.events.wasUnscannable(createHash("sha256").update(RAW).digest("hex")), false);
});

test("a name is known by our own mail, and by strangers' mail it is not", { timeout: 60_000 }, async (t) => {
  const { house } = await open(t);
  const letter = (from: string): Buffer => Buffer.from(`From: ${from}\r\nTo: b@example.org\r\nSubject: Lunch\r\n\r\nAt noon?\r\n`);
  const arrivalOf = (from: string, direction: Arrival["direction"]): Arrival => {
    const raw = letter(from);
    return { ...arrivalAt(Date.now()), direction, raw, sha256: createHash("sha256").update(raw).digest("hex") };
  };
  const namesOf = async (from: string): Promise<readonly string[]> =>
    (await judgeArrival(arrivalOf(from, "inbound"), house)).verdict.because.map(({ finding }) => finding.name);
  await handleGuarded(arrivalOf("Dana Weber <dana@example.org>", "outbound"), house, log);
  await handleGuarded(arrivalOf("Ben Berg <ben@elsewhere.test>", "inbound"), house, log);
  assert.ok((await namesOf('"Weber, Dana" <dana@mailer.test>')).includes("FROM_NAMESAKE"));
  assert.ok(!(await namesOf("Dana Weber <dana@example.org>")).includes("FROM_NAMESAKE"));
  assert.ok(!(await namesOf("Ben Berg <ben@mailer.test>")).includes("FROM_NAMESAKE"));
});
