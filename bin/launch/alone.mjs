/**
 * One set-up at a time in a clone. The lock is SQLite's own on a small file: the system frees it when its holder dies,
 * however that happens, so that no stale lock can be left behind.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { LaunchError, say } from "./say.mjs";

const PATIENCE = 15 * 60_000; // an installation over a slow line

/** @param {string} root @param {() => Promise<void>} work */
export async function alone(root, work) {
  const folder = join(root, ".cache");
  const { DatabaseSync } = await import("node:sqlite");
  let database;
  try {
    mkdirSync(folder, { recursive: true });
    database = new DatabaseSync(join(folder, "set-up.lock"), { timeout: 0 });
  } catch {
    throw new LaunchError(`the first use must be able to write to ${root} (dependencies are installed there).`);
  }
  try {
    await begin(database);
    await work();
  } finally {
    database.close();
  }
}

/** @param {import("node:sqlite").DatabaseSync} database */
async function begin(database) {
  const end = Date.now() + PATIENCE;
  for (let tries = 0; !locked(database); tries++) {
    if (tries === 0) say("another start is setting up; waiting for it …");
    if (Date.now() > end) throw new LaunchError("another start has been setting up for too long; end it and try again.");
    await wait(200);
  }
}

/** @param {import("node:sqlite").DatabaseSync} database */
function locked(database) {
  try {
    database.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (thrown) {
    const SQLITE_BUSY = 5;
    if (thrown instanceof Error && "errcode" in thrown && thrown.errcode === SQLITE_BUSY) return false;
    throw new LaunchError(`the first use cannot lock its folder .cache: ${thrown instanceof Error ? thrown.message : thrown}`);
  }
}
