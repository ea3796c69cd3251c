/** Console accounts are made and get new passwords, over the real store. */
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { openLog } from "../platform/log.ts";
import { verifyPassword } from "../platform/passwords.ts";
import { systemClock } from "../ports/clock.ts";
import { openEmbeddedStores } from "../stores/embedded/open.ts";
import { setAccount } from "./accounts.ts";

async function open(t: TestContext) {
  const stores = await openEmbeddedStores({ folder: tempFolder(t), log: openLog("silent") });
  t.after(() => stores.close());
  const set = async (name: string, typed: string): Promise<string> => {
    let out = "";
    const input = new PassThrough();
    input.end(typed);
    await setAccount(
      name,
      stores.accounts,
      { input, output: { write: (text) => (out += text) }, prompts: { write: () => "" } },
      systemClock,
    );
    return out;
  };
  return { accounts: stores.accounts, set };
}

test("a second administrator, and a new password that ends sessions", async (t) => {
  const { accounts, set } = await open(t);
  assert.equal(await set("anna", "correct horse battery\n"), "anna may sign in to the console\n");
  const now = systemClock.now();
  await accounts.addSession({ tokenHash: "t", account: "anna", csrf: "c", createdAt: now, expiresAt: now + 60_000 });
  assert.match(await set("anna", "another good password\n"), /new password/);
  assert.equal(await accounts.findSession("t", now), null);
  const found = await accounts.find("anna");
  assert.equal(await verifyPassword("another good password", found?.password ?? ""), true);
});

test("a short password and a name of control characters change nothing", async (t) => {
  const { accounts, set } = await open(t);
  await assert.rejects(set("anna", "short\n"), /nothing was changed for anna/);
  await assert.rejects(set("an\u0007na", "correct horse battery\n"), /cannot be an account's name/);
  assert.equal(await accounts.count(), 0);
});
