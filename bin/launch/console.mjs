/**
 * Builds the console when its sources or the lock file are newer than what was built. The build goes to a folder of its
 * own and is renamed into place, so that a gateway which is serving the old one never serves half of a new one.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { isWritable } from "./cache.mjs";
import { LaunchError, say } from "./say.mjs";

/** @param {string} root true as well when there are no sources, or when what is built cannot be replaced */
export function consoleIsBuilt(root) {
  const folder = join(root, "console");
  if (!existsSync(join(folder, "vite.config.ts"))) return true;
  const built = changedAt(join(folder, "dist", "index.html"));
  if (built === 0) return false;
  return Math.max(newestIn(folder), changedAt(join(root, "package-lock.json"))) <= built || !isWritable(folder);
}

/** @param {string} root */
export async function buildConsole(root) {
  say("building the console (once) …");
  const started = new Date();
  const target = join(root, "console", "dist");
  const unfinished = join(root, ".cache", `console-${process.pid}`);
  const old = `${unfinished}-old`;
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  try {
    const fault = await run(root, [vite, "build", "console", "--outDir", unfinished, "--emptyOutDir", "--logLevel", "error"]);
    if (fault !== null) throw new LaunchError(`the console could not be built: ${fault}`);
    // sources that changed during the build count as newer
    utimesSync(join(unfinished, "index.html"), started, started);
    if (existsSync(target)) renameSync(target, old);
    renameSync(unfinished, target);
  } finally {
    for (const folder of [unfinished, old]) rmSync(folder, { recursive: true, force: true });
  }
  say(`console built in ${Math.ceil((Date.now() - started.getTime()) / 1000)} s`);
}

/** @param {string} root @param {readonly string[]} words @returns {Promise<string | null>} what it said when it failed */
function run(root, words) {
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root, maxBuffer: 1 << 24 }, (fault, stdout, stderr) =>
      resolve(fault === null ? null : `${stderr}${stdout}`.trim() || fault.message),
    );
  });
}

/** @param {string} folder @returns {number} */
function newestIn(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : changedAt(path));
  }
  return newest;
}

/** @param {string} path 0 when it does not exist */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
