/** Raw messages in the data folder: kept ones (durable) and remembered ones (best effort) behind one port. */
import { join } from "node:path";
import type { Log } from "../../../platform/log.ts";
import type { MessageStore } from "../../../ports/message-store.ts";
import type { StoreLimits } from "../../options.ts";
import type { Reads } from "../database/reads.ts";
import type { Writes } from "../database/writes.ts";
import type { StoreThread } from "../thread.ts";
import { KeptFiles, type Swept } from "./kept-files.ts";
import { RememberedFiles } from "./remembered-files.ts";
import { unseal } from "./seal.ts";
import { Shelf } from "./shelf.ts";

export interface OpenMessageStore extends MessageStore {
  close(): Promise<void>;
}

export function openMessageStore(
  folder: string,
  key: Buffer,
  limits: StoreLimits,
  threads: { readonly writer: StoreThread<Writes>; readonly reader: StoreThread<Reads> },
  log: Log,
): OpenMessageStore {
  const { writer } = threads;
  // by the writer, so that the answer comes after every entry that was asked to be written before
  const referenced = (digests: readonly string[]) => writer.call("files.referenced", [digests], false);
  const kept = new KeptFiles(join(folder, "kept"), key, limits.keptQuota, referenced);
  const remembered = new RememberedFiles(join(folder, "remembered"), key, limits, threads, log);
  let sweeping: Promise<Swept> | null = null;
  const sweep = async (now: number): Promise<Swept> => {
    const [first, second] = [await remembered.sweep(now), await kept.sweep(now)];
    return { deleted: first.deleted + second.deleted, bytes: first.bytes + second.bytes };
  };
  return {
    keep: (sha256, raw) => kept.keep(sha256, raw),
    remember: (sha256, raw, direction, at) => remembered.remember({ sha256, raw, direction, at }),
    open: async (sha256) => (await kept.open(sha256)) ?? remembered.open(sha256),
    sweep: (now) => {
      sweeping ??= sweep(now).finally(() => {
        sweeping = null;
      });
      return sweeping;
    },
    usage: async () => ({ keptBytes: await kept.bytes(), keptQuota: limits.keptQuota, rememberedBytes: await remembered.bytes() }),
    close: async () => {
      await sweeping?.catch(() => undefined); // whoever asked for it hears of it
      await remembered.close();
    },
  };
}

/** For `explain` and the like: bytes without any change. */
export function readMessages(folder: string, key: Buffer | null): Pick<MessageStore, "open"> {
  const shelves = [new Shelf(join(folder, "kept")), new Shelf(join(folder, "remembered"))];
  return {
    open: async (sha256) => {
      for (const shelf of key === null ? [] : shelves) {
        const sealed = await shelf.read(sha256);
        if (sealed !== null && key !== null) return unseal(sealed, sha256, key);
      }
      return null;
    },
  };
}
