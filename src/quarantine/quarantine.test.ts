/** Kept mail ending by itself and on somebody's word, over the embedded store: states, records, and the outbox being woken. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newReceipt } from "../mail/receipt.ts";
import { openLog } from "../platform/log.ts";
import type { NewKept } from "../ports/keeping.ts";
import { openEmbeddedStores } from "../stores/embedded/open.ts";
import { deleteKept, releaseKept } from "./end.ts";
import { runQuarantine } from "./run.ts";

const NOW = 1_800_000_000_000;
const log = openLog("silent");

async function open(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "postern-quarantine-"));
  const stores = await openEmbeddedStores({ folder, log });
  t.after(async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  });
  const time = { now: NOW, woken: 0 };
  const withheld = async (): Promise<readonly string[]> => [];
  const deps = { ...stores, log, clock: { now: () => time.now }, wakeOutbox: () => void time.woken++, withheld };
  const ended = async (): Promise<readonly string[]> => {
    const rows = await stores.events.latest({ types: ["kept.ended"], limit: 1_000 });
    return rows.flatMap(({ event }) => (event.type === "kept.ended" ? [`${event.kept} ${event.how} by ${event.by}`] : [])).reverse();
  };
  return { stores, time, deps, ended };
}

function kept(id: string, kind: NewKept["kind"], until: number): NewKept {
  const client = { address: "192.0.2.1", port: 1, helo: "x", protocol: "ESMTP", tls: null, ours: false };
  const envelope = { mailFrom: "a@example.com", mailParameters: {}, rcptTo: [{ address: "b@example.org" }] };
  const bytes = {
    sha256: "0".repeat(64),
    bytes: 10,
    prepend: "",
    reason: "looks like spam",
    class: "spam",
    from: "a@example.com",
  } as const;
  return {
    id,
    arrival: newReceipt(NOW),
    kind,
    at: NOW,
    until,
    direction: "inbound",
    submitter: null,
    client,
    envelope,
    subject: "s",
    ...bytes,
  };
}

test("a hold past its time goes to the outbox, a quarantine expires, what is not due stays", async (t) => {
  const { stores, time, deps, ended } = await open(t);
  await stores.keeping.keep([kept("hold", "hold", NOW + 10), kept("old", "quarantine", NOW + 10), kept("young", "quarantine", NOW + 11)]);
  const loop = runQuarantine({ ...deps, quarantineFor: 30 * 86_400_000, lookEvery: 3_600_000 });
  t.after(() => loop.stop());
  await loop.look();
  assert.deepEqual(await ended(), []);
  time.now = NOW + 10;
  await loop.look();
  assert.deepEqual([...(await ended())].sort(), ["hold hold-ended by postern", "old expired by postern"]);
  assert.equal(time.woken, 1);
  assert.equal(await stores.outbox.waiting(), 1);
  assert.equal((await stores.keeping.get("young"))?.state, "kept");
});

test("a hold whose sender is suspended by then stays; while that cannot be known, it waits", async (t) => {
  const { stores, deps, ended } = await open(t);
  await stores.keeping.keep(["stays", "leaves"].map((id) => ({ ...kept(id, "hold", NOW), direction: "outbound" as const })));
  let asked = 0;
  const withheld = async (due: readonly { readonly id: string }[]): Promise<readonly string[]> => {
    if (asked++ === 0) throw new Error("the ledger does not answer");
    return due.map(({ id }) => id).filter((id) => id === "stays");
  };
  const loop = runQuarantine({ ...deps, withheld, quarantineFor: 30 * 86_400_000, lookEvery: 3_600_000 });
  t.after(() => loop.stop());
  await loop.look();
  assert.deepEqual(await ended(), []);
  await loop.look();
  assert.deepEqual([...(await ended())].sort(), ["leaves hold-ended by postern", "stays hold-withheld by postern"]);
});

test("many are ended in slices within one look, each once", async (t) => {
  const { stores, time, deps, ended } = await open(t);
  await stores.keeping.keep(Array.from({ length: 250 }, (_, i) => kept(`q${i}`, "quarantine", NOW)));
  const loop = runQuarantine({ ...deps, quarantineFor: 30 * 86_400_000, lookEvery: 3_600_000 });
  t.after(() => loop.stop());
  await loop.look();
  assert.equal(new Set(await ended()).size, 250);
  assert.equal((await ended()).length, 250);
  assert.equal(time.woken, 0);
});

test("a store that fails is asked again", { timeout: 10_000 }, async (t) => {
  const { deps } = await open(t);
  let calls = 0;
  // the real store, closed for the first question
  const keeping = Object.create(deps.keeping, {
    endDue: {
      value: (...told: Parameters<typeof deps.keeping.endDue>) =>
        calls++ === 0 ? Promise.reject(new Error("closed")) : deps.keeping.endDue(...told),
    },
  });
  const loop = runQuarantine({ ...deps, quarantineFor: 30 * 86_400_000, keeping });
  t.after(() => loop.stop());
  await loop.look();
  await loop.look();
  assert.equal(calls, 2);
});

test("release and delete are recorded once with who did it, and tell what is not there", async (t) => {
  const { stores, time, deps, ended } = await open(t);
  await stores.keeping.keep([kept("one", "quarantine", NOW + 99), kept("two", "quarantine", NOW + 99)]);
  assert.equal(await releaseKept(deps, "one", "anna"), "releasing");
  assert.equal(await releaseKept(deps, "one", "bert"), "releasing");
  assert.equal(await deleteKept(deps, "one", "bert"), "not-there");
  assert.equal(await deleteKept(deps, "two", "anna"), "deleted");
  assert.equal(await deleteKept(deps, "two", "bert"), "not-there");
  assert.equal(await releaseKept(deps, "two", "bert"), "not-there");
  assert.equal(await releaseKept(deps, "none", "bert"), "not-there");
  assert.equal(await deleteKept(deps, "none", "bert"), "not-there");
  assert.deepEqual(await ended(), ["one released by anna", "two deleted by anna"]);
  assert.equal(time.woken, 2);
  assert.equal(await stores.outbox.waiting(), 1);
});
