/**
 * Where the launcher keeps what it fetched: the user's cache folder, or .cache/ in the clone when there is none to write to.
 */
import { accessSync, constants, mkdirSync } from "node:fs";
import * as modules from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

/** @param {string} root @returns {string[]} where the binary may lie, the preferred place first */
export function cacheFolders(root) {
  const home = process.env["XDG_CACHE_HOME"] || (process.platform === "win32" && process.env["LOCALAPPDATA"]) || join(homedir(), ".cache");
  return [join(home, "postern"), join(root, ".cache")];
}

/** @param {string} folder */
export function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // a read-only or missing home: the next place is tried
  }
}

/**
 * What V8 compiled is kept for the next start, for all threads: that spares a quarter of a cold start. Needs Node 22.
 * @param {string} root
 */
export function keepCompiled(root) {
  const folder = cacheFolders(root)
    .map((each) => join(each, "compiled"))
    .find(isWritable);
  if (folder === undefined) return;
  modules.enableCompileCache(folder);
  process.env["NODE_COMPILE_CACHE"] ??= folder; // threads that start later read it there
}
