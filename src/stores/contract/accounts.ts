/** The promises of ports/accounts.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Account, Accounts } from "../../ports/accounts.ts";
import { DAY, HOUR, NOON } from "./samples.ts";

type Open = (t: TestContext) => Promise<Accounts>;

const ann: Account = { name: "ann", password: "$argon2id$v=19$m=8$a$b", role: "administrator", createdAt: NOON };
const session = (tokenHash: string, account: string, expiresAt: number) => ({
  tokenHash,
  account,
  csrf: `csrf ${tokenHash}`,
  createdAt: NOON,
  expiresAt,
});

export function accountsContract(store: string, open: Open): void {
  test(`${store}: an account is created once and found by its name`, async (t) => {
    const accounts = await open(t);
    assert.deepEqual([await accounts.count(), await accounts.find("ann")], [0, null]);
    await accounts.create(ann);
    await assert.rejects(accounts.create({ ...ann, password: "other" }), { code: "accounts/exists" });
    assert.deepEqual([await accounts.count(), await accounts.find("ann")], [1, ann]);
    await accounts.changePassword("ann", "new");
    await accounts.changePassword("nobody", "new");
    assert.deepEqual(await accounts.find("ann"), { ...ann, password: "new" });
  });

  test(`${store}: a session is good until it ends`, async (t) => {
    const accounts = await open(t);
    await accounts.addSession(session("t1", "ann", NOON + HOUR));
    assert.deepEqual(await accounts.findSession("t1", NOON), { account: "ann", csrf: "csrf t1", expiresAt: NOON + HOUR });
    assert.equal(await accounts.findSession("t1", NOON + HOUR), null);
    assert.equal(await accounts.findSession("t2", NOON), null);
    await accounts.extendSession("t1", NOON + DAY);
    await accounts.extendSession("t2", NOON + DAY);
    assert.equal((await accounts.findSession("t1", NOON + HOUR))?.expiresAt, NOON + DAY);
    await accounts.removeSession("t1");
    assert.equal(await accounts.findSession("t1", NOON), null);
  });

  test(`${store}: other sessions of an account can be ended, ended ones are forgotten`, async (t) => {
    const accounts = await open(t);
    for (const token of ["a", "b", "c"]) await accounts.addSession(session(token, "ann", NOON + HOUR));
    await accounts.addSession(session("d", "bob", NOON + 1));
    await accounts.removeOtherSessions("ann", "b");
    const left = await Promise.all(["a", "b", "c", "d"].map(async (token) => (await accounts.findSession(token, NOON)) !== null));
    assert.deepEqual(left, [false, true, false, true]);
    assert.deepEqual([await accounts.forgetExpired(NOON + 1), await accounts.forgetExpired(NOON + 1)], [1, 0]);
    await accounts.removeOtherSessions("ann", null);
    assert.equal(await accounts.findSession("b", NOON), null);
  });

  test(`${store}: a set-up link makes one account, once, and only the newest link`, async (t) => {
    const accounts = await open(t);
    await accounts.setSetupLink({ tokenHash: "first", createdAt: NOON, expiresAt: NOON + DAY });
    await accounts.setSetupLink({ tokenHash: "second", createdAt: NOON, expiresAt: NOON + DAY });
    assert.equal(await accounts.hasSetupLink("first", NOON), false);
    assert.equal(await accounts.createBySetupLink("first", ann, NOON), "link-invalid");
    assert.deepEqual([await accounts.hasSetupLink("second", NOON), await accounts.hasSetupLink("second", NOON + DAY)], [true, false]);
    assert.equal(await accounts.createBySetupLink("second", ann, NOON + DAY), "link-invalid");
    const answers = await Promise.all(["ann", "bob"].map((name) => accounts.createBySetupLink("second", { ...ann, name }, NOON)));
    assert.deepEqual([answers, await accounts.count()], [["created", "link-invalid"], 1]);
    await accounts.setSetupLink({ tokenHash: "third", createdAt: NOON, expiresAt: NOON + DAY });
    await assert.rejects(accounts.createBySetupLink("third", ann, NOON), { code: "accounts/exists" });
    assert.equal(await accounts.hasSetupLink("third", NOON), true, "the link stays");
    assert.equal(await accounts.forgetExpired(NOON + DAY), 1);
  });
}
