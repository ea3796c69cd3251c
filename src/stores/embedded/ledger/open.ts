/** The ledger's store in the data folder: a SQLite file of its own in a thread of its own, as a snapshot takes a while to write. */
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../../platform/log.ts";
import type { LedgerStore } from "../../../ports/ledger-store.ts";
import { StoreThread } from "../thread.ts";
import { type LedgerOperations, toPacked } from "./operations.ts";

/** Calls of one transaction: profiles that events of one moment need. */
const BATCH = 100;

/** Makes DATA/outbound when it is absent. Rejects with OperatorError when the file cannot be used. */
export async function openLedgerStore(dataFolder: string, log: Log): Promise<LedgerStore> {
  const folder = join(dataFolder, "outbound");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "ledger.db");
  const script = new URL("./thread.ts", import.meta.url);
  const thread = new StoreThread<LedgerOperations>({ name: "ledger store", script, file, log, batch: BATCH, away: 1 });
  await thread.opened;
  await chmod(file, 0o600);
  return {
    load: (identity) => thread.call("load", [identity], false),
    latest: () => thread.call("latest", [], false),
    save: async (snapshot, profiles) => {
      const packed = await toPacked(profiles);
      // handed over and not cloned: parts take tens of megabytes
      return thread.call("save", [snapshot, packed], true, [
        ...packed.pieces.map(({ buffer }) => buffer),
        ...snapshot.parts.flatMap(([, bytes]) => wholeOf(bytes)),
      ]);
    },
    identities: (query) => thread.call("identities", [query], false),
    close: () => thread.close(),
  };
}

/** The memory behind a piece of bytes, when nothing else lies in it. */
function wholeOf({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
