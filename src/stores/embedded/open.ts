/**
 * The embedded stores: one SQLite file and two folders in the data folder. A writer thread owns every change, a reader thread answers
 * questions, so that neither fsync nor a search ever blocks the event loop, and a search never delays a commit.
 */
import { existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type FolderLock, lockDataFolder, makeDurableFolder, prepareDataFolder } from "../../platform/data-folder.ts";
import { OperatorError } from "../../platform/errors.ts";
import type { Log } from "../../platform/log.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { Correspondents } from "../../ports/correspondents.ts";
import type { EventLog } from "../../ports/event-log.ts";
import type { IncidentStore } from "../../ports/incidents.ts";
import type { Journal } from "../../ports/journal.ts";
import type { Keeping } from "../../ports/keeping.ts";
import type { MessageStore } from "../../ports/message-store.ts";
import type { OutboxStore } from "../../ports/outbox.ts";
import { DEFAULT_STORE_LIMITS, type EmbeddedOptions } from "../options.ts";
import {
  embeddedAccounts,
  embeddedIncidents,
  embeddedJournal,
  embeddedKeeping,
  embeddedOutbox,
  type IncidentReading,
  type KeepingReading,
  type OutboxReading,
  readingIncidents,
  readingKeeping,
  readingOutbox,
} from "./clients.ts";
import { EmbeddedCorrespondents } from "./correspondents.ts";
import type { Reads } from "./database/reads.ts";
import type { Writes } from "./database/writes.ts";
import { EmbeddedEventLog, type EventReading, readingEvents } from "./event-log.ts";
import { openMessageKey, readMessageKey } from "./files/key.ts";
import { openMessageStore, readMessages } from "./files/message-store.ts";
import { StoreThread } from "./thread.ts";

export interface EmbeddedStores {
  readonly events: EventLog;
  readonly messages: MessageStore;
  readonly keeping: Keeping;
  readonly outbox: OutboxStore;
  readonly correspondents: Correspondents;
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly incidents: IncidentStore;
  /** Writes what is still noted, ends the threads, gives the data folder free. Calls after it reject (code "store/closed"). */
  close(): Promise<void>;
}

export interface ReadOnlyStores {
  readonly events: EventReading;
  readonly keeping: KeepingReading;
  readonly outbox: OutboxReading;
  readonly incidents: IncidentReading;
  readonly messages: Pick<MessageStore, "open">;
  close(): Promise<void>;
}

/** Calls of one commit: a batch that takes some milliseconds at most. */
const BATCH = 500;
/** Questions in the reader's hands at once; the others wait here, where they can be counted. */
const QUESTIONS = 16;

/** Opens the data folder for the gateway: makes, locks, checks and migrates it. Rejects with OperatorError when it cannot be used. */
export async function openEmbeddedStores(options: EmbeddedOptions): Promise<EmbeddedStores> {
  const folder = await prepareDataFolder(options.folder);
  const lock = lockDataFolder(folder);
  try {
    return await openLocked(folder, lock, options);
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

async function openLocked(folder: string, lock: FolderLock, { log, limits: chosen }: EmbeddedOptions): Promise<EmbeddedStores> {
  const limits = { ...DEFAULT_STORE_LIMITS, ...chosen };
  const key = await openMessageKey(folder);
  await makeDurableFolder(join(folder, "kept"));
  const file = join(folder, "postern.db");
  const writer = startWriter(file, log);
  await writer.opened; // first: it makes and migrates the tables that the reader expects
  await chmod(file, 0o600);
  const reader = startReader(file, log);
  await reader.opened;
  const events = new EmbeddedEventLog(writer, reader, log);
  const correspondents = new EmbeddedCorrespondents({ writer, reader }, key, limits.correspondentsFor, log);
  const messages = openMessageStore(folder, key, limits, { writer, reader }, log);
  const close = async (): Promise<void> => {
    await Promise.all([events.close(), correspondents.close(), messages.close()]);
    await reader.close();
    await writer.close(); // last: it folds the log into the file
    lock.release();
  };
  let closed: Promise<void> | null = null;
  return {
    events,
    messages,
    keeping: embeddedKeeping(writer, reader),
    outbox: embeddedOutbox(writer, reader, limits.undeliverableFor),
    correspondents,
    accounts: embeddedAccounts(writer, reader),
    journal: embeddedJournal(writer, reader),
    incidents: embeddedIncidents(writer, reader),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Opens a data folder for questions only, whether or not a gateway runs on it. Rejects with OperatorError when there is none. */
export async function openForReading(dataFolder: string, log: Log): Promise<ReadOnlyStores> {
  const folder = resolve(dataFolder);
  const file = join(folder, "postern.db");
  if (!existsSync(file)) throw new OperatorError("data/absent", `There is nothing recorded in ${folder} (no postern.db).`);
  const key = await readMessageKey(folder);
  const reader = startReader(file, log);
  await reader.opened;
  return {
    events: readingEvents(reader),
    keeping: readingKeeping(reader),
    outbox: readingOutbox(reader),
    incidents: readingIncidents(reader),
    messages: readMessages(folder, key),
    close: () => reader.close(),
  };
}

function startWriter(file: string, log: Log): StoreThread<Writes> {
  const script = new URL("./database/writer.ts", import.meta.url);
  // mail waits for what the outbound watch hears before it
  const lingers = (name: string): boolean => name !== "journal.append";
  return new StoreThread<Writes>({ name: "store writer", script, file, log, batch: BATCH, away: 1, lingers });
}

function startReader(file: string, log: Log): StoreThread<Reads> {
  const script = new URL("./database/reader.ts", import.meta.url);
  return new StoreThread<Reads>({ name: "store reader", script, file, log, batch: 1, away: QUESTIONS });
}
