/** Profiles on disk: the same decisions as with everything in memory, and nothing is weighed when the store fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../observed/observed.ts";
import type { ProfileStore } from "../../ports/profile-store.ts";
import { Keeper } from "./keeper.ts";
import { Ledger } from "./ledger.ts";
import { MONDAY, message, ordinary } from "./testing.ts";

function memory(): ProfileStore & { readonly saved: Map<string, Uint8Array> } {
  const saved = new Map<string, Uint8Array>();
  return {
    saved,
    load: async (identity) => saved.get(identity) ?? null,
    save: async (profiles) => {
      for (const { identity, bytes } of profiles) saved.set(identity, bytes);
    },
    close: async () => {},
  };
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
    const [kept, whole] = [await keeper.take(event), ledger.take(event)];
    assert.deepEqual([kept?.identity, kept?.standing.state, kept?.evidence], [whole?.identity, whole?.standing.state, whole?.evidence]);
  }
  assert.equal(ledger.find("user:a7@example.org")?.standing.state, "suspended");
  await keeper.flush();
  assert.equal(store.saved.size, 60);
  assert.ok([...store.saved.values()].every(({ length }) => length <= 8_192));
  const again = new Keeper(store, { hot: 10 });
  await again.take(message(MONDAY + 60_000, { by: account(7) }));
  assert.equal(again.ledger.find("user:a7@example.org")?.standing.state, "suspended", "a restart forgets nothing");
});

test("when the store fails the event is not weighed", async () => {
  const broken = { ...memory(), load: () => Promise.reject(new Error("disk")) };
  const keeper = new Keeper(broken);
  await assert.rejects(keeper.take(message(MONDAY)), /disk/);
  assert.equal(keeper.ledger.find("user:anna@example.org"), null);
});

test("a suspension is not lost when a script pushes its account out of memory", async () => {
  for (const others of [8, 9, 10]) {
    const keeper = new Keeper(memory(), { hot: 10 });
    const anna = { submitter: "anna@example.org", client: "192.0.2.7" };
    await keeper.take(message(MONDAY, { by: anna }));
    await keeper.take({
      kind: "word",
      at: MONDAY,
      identity: "user:anna@example.org",
      what: "suspend",
      by: "olga",
      until: null,
      note: null,
    });
    for (let i = 0; i < others; i++) await keeper.take(message(MONDAY + 1_000 + i, { by: account(i) }));
    const bad = message(MONDAY + 60_000, { by: { ...anna, script: "1000:x.php" }, content: { probability: 0.97 } });
    assert.equal((await keeper.take(bad))?.standing.state, "suspended", `${others} others`);
  }
});
