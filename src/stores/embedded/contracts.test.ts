/** The embedded stores keep every contract. Each test has a data folder of its own. */
import type { TestContext } from "node:test";
import { tempFolder } from "../../../test/support/temp.ts";
import { openLog } from "../../platform/log.ts";
import { accountsContract } from "../contract/accounts.ts";
import { correspondentsContract } from "../contract/correspondents.ts";
import { eventLogContract } from "../contract/event-log.ts";
import { incidentsContract, journalContract } from "../contract/journal.ts";
import { keepingContract } from "../contract/keeping.ts";
import { labelLogContract } from "../contract/label-log.ts";
import { messageStoreContract } from "../contract/message-store.ts";
import { profileStoreContract } from "../contract/profile-store.ts";
import type { StoreLimits } from "../options.ts";
import { openLabelLog } from "./label-log.ts";
import { type EmbeddedStores, openEmbeddedStores } from "./open.ts";
import { openProfileStore } from "./profile-store.ts";

async function open(t: TestContext, limits: Partial<StoreLimits> = {}): Promise<EmbeddedStores> {
  let stores: EmbeddedStores | null = null;
  t.after(() => stores?.close()); // before the folder is made, as what is registered first is done first
  stores = await openEmbeddedStores({ folder: tempFolder(t), log: openLog("silent"), limits: { diskReserve: 0, ...limits } });
  return stores;
}

eventLogContract("embedded", async (t) => (await open(t)).events);
keepingContract("embedded", open);
journalContract("embedded", open);
incidentsContract("embedded", open);
messageStoreContract("embedded", open);
correspondentsContract("embedded", async (t) => (await open(t)).correspondents);
accountsContract("embedded", async (t) => (await open(t)).accounts);
labelLogContract("embedded", async (t) => {
  const log = openLabelLog(tempFolder(t));
  t.after(() => log.close());
  return log;
});
profileStoreContract("embedded", async (t) => {
  const profiles = openProfileStore(tempFolder(t));
  t.after(() => profiles.close());
  return profiles;
});
