/** The promises of ports/profile-store.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { ProfileStore } from "../../ports/profile-store.ts";

export function profileStoreContract(store: string, open: (t: TestContext) => Promise<ProfileStore>): void {
  test(`${store}: a profile comes back as it was saved, the latest one`, async (t) => {
    const profiles = await open(t);
    assert.equal(await profiles.load("user:anna"), null);
    await profiles.save([
      { identity: "user:anna", bytes: Uint8Array.of(1, 2) },
      { identity: "host:192.0.2.1", bytes: Uint8Array.of() },
    ]);
    await profiles.save([{ identity: "user:anna", bytes: Uint8Array.of(3) }]);
    assert.deepEqual([...((await profiles.load("user:anna")) ?? [])], [3]);
    assert.deepEqual([...((await profiles.load("host:192.0.2.1")) ?? [9])], []);
  });
}
