/** Profiles on disk: the same decisions as with everything in memory, and nothing is weighed when the store fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../observed/observed.ts";
import type { LedgerStore, Snapshot } from "../../ports/ledger-store.ts";
import { Keeper } from "./keeper.ts";
import { type Assessment, Ledger } from "./ledger.ts";
import { MONDAY, message, ordinary } from "./testing.ts";

function memory(): LedgerStore & { readonly saved: Map<string, Uint8Array> } {
  const saved = new Map<string, Uint8Array>();
  let snapshot: Snapshot = { position: 0, parts: [] };
  return {
    saved,
    load: async (identity) => saved.get(identity) ?? null,
    latest: async () => snapshot,
    save: async (next, profiles) => {
      snapshot = next;
      for await (const { identity, bytes } of profiles) saved.set(identity, new Uint8Array(bytes));
    },
    identities: async () => [],
    close: async () => {},
  };
}

async function weigh(keeper: Keeper, event: Observed): Promise<Assessment | null> {
  await keeper.prepare(event);
  return keeper.take(event);
}

const account = (number: number) => ({
  submitter: `a${number}@example.org`,
  client: "192.0.2.7",
  mailClient: "Mutt",
  author: `a${number}@example.org`,
});

/** Sixty accounts take turns, and one of them is taken over. */
function stream(): readonly Observed[] {
  const honest = Array.from({ length: 60 }, (_, number) => ordinary(10, MONDAY, account(number))).flat();
  const attack = Array.from({ length: 20 }, (_, i) =>
    message(MONDAY + i * 1_000, { by: account(7), recipients: [`x${i}@harvested.example`], content: { probability: 0.97 } }),
  );
  return [...honest, ...attack].sort((a, b) => a.at - b.at);
}

test("decisions are the same with profiles on disk as with all of them in memory", async () => {
  const store = memory();
  const keeper = new Keeper(store, { hot: 10 });
  const ledger = new Ledger();
  for (const event of stream()) {
    const [kept, whole] = [await weigh(keeper, event), ledger.take(event)];
    assert.deepEqual([kept?.identity, kept?.standing.state, kept?.evidence], [whole?.identity, whole?.standing.state, whole?.evidence]);
  }
  assert.equal(ledger.find("user:a7@example.org")?.standing.state, "suspended");
  await keeper.snapshot(1);
  assert.equal(store.saved.size, 60);
  assert.ok([...store.saved.values()].every(({ length }) => length <= 8_192));
});

test("a ledger that began anew from a snapshot and the events after it decides as one that went on", async () => {
  const events = stream();
  for (const cut of [1, 2_000, events.length - 15, events.length - 5]) {
    const store = memory();
    const first = new Keeper(store, { hot: 10 });
    for (const event of events.slice(0, cut)) await weigh(first, event);
    await first.snapshot(cut);
    // what it weighed after the snapshot is lost with it
    for (const event of events.slice(cut, cut + 3)) await weigh(first, event);
    const again = new Keeper(store, { hot: 10 });
    const { position, lost } = await again.open();
    assert.deepEqual({ position, lost }, { position: cut, lost: [] });
    const whole = new Ledger();
    for (const event of events.slice(0, cut)) whole.take(event);
    for (const event of events.slice(cut)) assert.deepEqual(await weigh(again, event), whole.take(event));
    assert.equal(again.ledger.find("user:a7@example.org")?.standing.state, "suspended");
  }
});

test("parts of a snapshot that are damaged are named and learned anew", async () => {
  const store = memory();
  const keeper = new Keeper(store);
  for (const event of ordinary(3)) await weigh(keeper, event);
  await keeper.snapshot(24);
  const { position, parts } = await store.latest();
  await store.save({ position, parts: parts.map(([name, bytes]) => [name, name === "people/0" ? bytes.subarray(0, 3) : bytes]) }, []);
  const again = new Keeper(store);
  const { position: at, lost } = await again.open();
  assert.deepEqual({ position: at, lost }, { position: 24, lost: ["people/0"] });
  assert.equal((await weigh(again, message(MONDAY)))?.standing.state, "normal");
});

test("when the store fails the event is not weighed", async () => {
  const broken = { ...memory(), load: () => Promise.reject(new Error("disk")) };
  const keeper = new Keeper(broken);
  await assert.rejects(weigh(keeper, message(MONDAY)), /disk/);
  assert.equal(keeper.ledger.find("user:anna@example.org"), null);
});

test("a suspension is not lost when a script pushes its account out of memory", async () => {
  for (const others of [8, 9, 10]) {
    const keeper = new Keeper(memory(), { hot: 10 });
    const anna = { submitter: "anna@example.org", client: "192.0.2.7" };
    await weigh(keeper, message(MONDAY, { by: anna }));
    await weigh(keeper, {
      kind: "word",
      at: MONDAY,
      identity: "user:anna@example.org",
      what: "suspend",
      by: "olga",
      until: null,
      note: null,
    });
    for (let i = 0; i < others; i++) await weigh(keeper, message(MONDAY + 1_000 + i, { by: account(i) }));
    const bad = message(MONDAY + 60_000, { by: { ...anna, script: "1000:x.php" }, content: { probability: 0.97 } });
    assert.equal((await weigh(keeper, bad))?.standing.state, "suspended", `${others} others`);
  }
});
