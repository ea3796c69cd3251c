/** The promises of ports/ledger-store.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { LedgerStore, StoredProfile } from "../../ports/ledger-store.ts";

const profile = (identity: string, bytes: readonly number[], state = "normal"): StoredProfile => ({
  identity,
  bytes: Uint8Array.from(bytes),
  state,
});

export function ledgerStoreContract(store: string, open: (t: TestContext) => Promise<LedgerStore>): void {
  test(`${store}: a profile comes back as it was saved, the latest one`, async (t) => {
    const ledger = await open(t);
    assert.equal(await ledger.load("user:anna"), null);
    await ledger.save({ position: 1, parts: [] }, [profile("user:anna", [1, 2]), profile("host:192.0.2.1", [])]);
    await ledger.save({ position: 2, parts: [] }, [profile("user:anna", [3])]);
    assert.deepEqual([...((await ledger.load("user:anna")) ?? [])], [3]);
    assert.deepEqual([...((await ledger.load("host:192.0.2.1")) ?? [9])], []);
  });

  test(`${store}: many profiles of any length come back whole`, async (t) => {
    const ledger = await open(t);
    const lengths = [0, 100_000, 200_000, 300_000, 1, 262_143, 262_144, 262_145, 0, 7];
    const saved = lengths.map((length, number) => profile(`user:${number}`, new Array<number>(length).fill(number + 1)));
    await ledger.save({ position: 1, parts: [] }, saved);
    for (const [number, length] of lengths.entries()) {
      const bytes = await ledger.load(`user:${number}`);
      assert.equal(bytes?.length, length, `user:${number}`);
      assert.ok(bytes.every((byte) => byte === number + 1));
    }
  });

  test(`${store}: the latest snapshot has its position, and its parts alone`, async (t) => {
    const ledger = await open(t);
    assert.deepEqual(await ledger.latest(), { position: 0, parts: [] });
    const before: [string, Uint8Array][] = [
      ["a", Uint8Array.of(1)],
      ["c", Uint8Array.of(1)],
    ];
    await ledger.save({ position: 7, parts: before }, []);
    await ledger.save(
      {
        position: 9,
        parts: [
          ["b", Uint8Array.of(2)],
          ["a", Uint8Array.of(3)],
        ],
      },
      [],
    );
    const { position, parts } = await ledger.latest();
    assert.equal(position, 9);
    assert.deepEqual(parts.map(([name, bytes]) => [name, ...bytes]).sort(), [
      ["a", 3],
      ["b", 2],
    ]);
  });

  test(`${store}: identities are listed in order, by text, and those that are not normal`, async (t) => {
    const ledger = await open(t);
    const saved = [profile("user:c", []), profile("user:a", [], "held"), profile("host:b", [], "watch"), profile("user:100%", [])];
    await ledger.save({ position: 1, parts: [] }, saved);
    const listed = (query: Partial<Parameters<LedgerStore["identities"]>[0]>) =>
      ledger.identities({ after: "", noticed: false, limit: 10, ...query });
    assert.deepEqual(await listed({}), ["host:b", "user:100%", "user:a", "user:c"]);
    assert.deepEqual(await listed({ after: "host:b", limit: 2 }), ["user:100%", "user:a"]);
    assert.deepEqual(await listed({ text: "%" }), ["user:100%"]);
    assert.deepEqual(await listed({ noticed: true }), ["host:b", "user:a"]);
  });
}
