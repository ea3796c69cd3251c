/**
 * The data folder: made when absent and closed to other users, tried for writing before anything depends on it, and locked so that
 * two gateways never share one. The lock is a file lock of the operating system (held by SQLite on lock.db), so it ends with the
 * process however that ends. Nothing else may open lock.db in this process: closing any handle on it would drop the lock.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { messageOf, OperatorError } from "./errors.ts";
import { makeFolder } from "./folders.ts";

export interface FolderLock {
  release(): void;
}

/** Creates the folder when it is absent and makes sure that it can be written to. Throws OperatorError. Returns its absolute path. */
export async function prepareDataFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  const probe = join(path, `.writable-${process.pid}`);
  try {
    if (!existsSync(path)) await makeDurableFolder(path);
    await (await open(probe, "w", 0o600)).close();
    await rm(probe, { force: true });
  } catch (fault) {
    throw new OperatorError("data/not-writable", `The data folder ${path} cannot be written to (${reasonOf(fault)}).`, fault);
  }
  return path;
}

/** Takes the folder for this process. Throws OperatorError, naming the process that has it. */
export function lockDataFolder(folder: string): FolderLock {
  const pidFile = join(folder, "postern.pid");
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
  } catch (fault) {
    throw new OperatorError("data/not-writable", `The data folder ${folder} cannot be locked (${messageOf(fault)}).`, fault);
  }
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (fault) {
    database.close();
    const text = `The data folder ${folder} is in use by another Postern (process ${pidIn(pidFile)}); stop it or choose another folder.`;
    throw new OperatorError("data/in-use", text, fault);
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  } catch {
    // a full disk must not keep the gateway from starting; the number only serves the sentence above
  }
  return { release: () => database.close() };
}

/** Makes a folder, and the name of it durable, whoever else may be making it at the same moment or did before a crash. */
export async function makeDurableFolder(path: string): Promise<void> {
  const first = (await makeFolder(path)) ?? path;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Makes names in a folder durable (created, renamed or removed files). */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pidIn(file: string): string {
  try {
    return readFileSync(file, "utf8").trim() || "unknown";
  } catch {
    return "unknown";
  }
}

function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "no permission";
    case "EROFS":
      return "the file system is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "ENOENT":
      return "no folder can be made there";
    case "EEXIST":
    case "ENOTDIR":
      return "a file of that name is in the way";
    default:
      return messageOf(fault);
  }
}
