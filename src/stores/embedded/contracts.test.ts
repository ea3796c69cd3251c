/** The embedded stores keep every contract. Each test has a data folder of its own. */
import type { TestContext } from "node:test";
import { tempFolder } from "../../../test/support/temp.ts";
import { openLog } from "../../platform/log.ts";
import type { LedgerStore } from "../../ports/ledger-store.ts";
import { accountsContract } from "../contract/accounts.ts";
import { correspondentsContract } from "../contract/correspondents.ts";
import { eventLogContract } from "../contract/event-log.ts";
import { incidentsContract, journalContract } from "../contract/journal.ts";
import { keepingContract } from "../contract/keeping.ts";
import { labelLogContract } from "../contract/label-log.ts";
import { ledgerStoreContract } from "../contract/ledger-store.ts";
import { messageStoreContract } from "../contract/message-store.ts";
import type { StoreLimits } from "../options.ts";
import { openLabelLog } from "./label-log.ts";
import { openLedgerStore } from "./ledger/open.ts";
import { type EmbeddedStores, openEmbeddedStores } from "./open.ts";

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
ledgerStoreContract("embedded", async (t) => {
  let ledger: LedgerStore | null = null;
  t.after(() => ledger?.close()); // before the folder is made, as what is registered first is done first
  ledger = await openLedgerStore(tempFolder(t), openLog("silent"));
  return ledger;
});
