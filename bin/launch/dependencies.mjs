/**
 * Keeps node_modules in step with package-lock.json. A stamp with the lock's hash makes the usual check one small read;
 * without a stamp (someone ran npm by hand) the list that npm leaves in node_modules is compared with the lock.
 */
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "./npm.mjs";
import { LaunchError, say } from "./say.mjs";

const INSTALL = ["install", "--no-save", "--include=dev", "--include=optional", "--ignore-scripts"];
// what npm writes last
const LIST = ".package-lock.json";

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage */

/** @param {string} root */
export function dependenciesAreInStep(root) {
  const lock = read(join(root, "package-lock.json"));
  if (lock === null) return true; // an installed package: npm has put its dependencies in place
  const stamp = `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
  if (read(stampOf(root)) === stamp) return true;
  if (!installedMatches(root, lock)) return false;
  try {
    writeFileSync(stampOf(root), stamp);
  } catch {
    // a folder of root's, run by another user: the comparison is made at each start, which costs milliseconds
  }
  return true;
}

/** @param {string} root */
export async function installDependencies(root) {
  say("installing dependencies (once) …");
  const started = Date.now();
  const folder = join(root, "node_modules");
  // without npm's list an earlier installation was cut off: what lies there cannot be trusted
  if (read(join(folder, LIST)) === null) rmSync(folder, { recursive: true, force: true });
  // without a network npm tries for minutes before it gives up; asked to, it takes everything from its cache
  const { offline } = await runNpm(root, ["view", "npm", "version"]);
  // not `npm ci`: npm 11 refuses a lock without the optional packages of other platforms, which some registries lack.
  // The build and test tools are among the development dependencies, so NODE_ENV=production must not leave them out.
  const { code, why } = await runNpm(root, [...INSTALL, offline ? "--offline" : "--prefer-offline"]);
  if (code !== 0) throw new LaunchError(`the dependencies could not be installed (${why}). Check the network, then start again.`);
  if (!dependenciesAreInStep(root)) throw new LaunchError("npm did not install what package-lock.json asks for; npm 10 or later does.");
  say(`dependencies installed in ${Math.ceil((Date.now() - started) / 1000)} s`);
}

/** @param {string} root @param {string} lock */
function installedMatches(root, lock) {
  const listed = read(join(root, "node_modules", LIST));
  if (listed === null) return false;
  const wanted = packagesIn(lock);
  const installed = packagesIn(listed);
  return Object.entries(wanted).every(
    ([path, locked]) => path === "" || installed[path]?.version === locked.version || (locked.optional === true && !isOurBinary(locked)),
  );
}

/**
 * Whether an optional package is the binary for this platform, which npm is known to leave out at times. What names no
 * platform hangs on a package for another one.
 * @param {LockedPackage} locked
 */
function isOurBinary({ os, cpu, libc }) {
  if (os === undefined || cpu === undefined) return false;
  return allows(os, process.platform) && allows(cpu, process.arch) && (libc === undefined || allows(libc, ourLibc()));
}

/** @param {string[]} list @param {string} value */
function allows(list, value) {
  return list.some((word) => word.startsWith("!")) ? !list.includes(`!${value}`) : list.includes(value);
}

function ourLibc() {
  if (process.platform !== "linux") return "";
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}

/** @param {string} text @returns {Record<string, LockedPackage>} */
function packagesIn(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    return {}; // npm was stopped while it wrote: nothing counts as installed
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** @param {string} root */
function stampOf(root) {
  return join(root, "node_modules", ".postern-stamp");
}
