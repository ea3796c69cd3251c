/**
 * Runs the npm client that is on the machine, so that the user's registry, proxy and certificates are the ones used.
 * Its words are kept back and boiled down to one reason when it fails. No install script is ever run.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolders, isWritable } from "./cache.mjs";

/** @typedef {{ code: number, why: string, offline: boolean }} NpmResult `offline`: it failed for want of a network */

/**
 * @param {string} root
 * @param {readonly string[]} words
 * @returns {Promise<NpmResult>}
 */
export async function runNpm(root, words) {
  // a machine without network must not wait for minutes, a shaky one gets two more tries
  const network = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000", "--fetch-timeout=120000"];
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const [ours = "", inClone = ""] = cacheFolders(root);
  const cache = isWritable(ours) ? [] : ["--cache", join(inClone, "npm")];
  return await run(root, [...words, ...network, ...quiet, ...cache]);
}

/** @param {string} root @param {readonly string[]} words @returns {Promise<NpmResult>} */
function run(root, words) {
  const windows = process.platform === "win32";
  // npm is a .cmd file there, which only a shell starts; no word of ours has a character that a shell reads, but paths may
  const spawned = windows
    ? spawn(
        "npm.cmd",
        words.map((word) => `"${word}"`),
        { cwd: root, shell: true, stdio: ["ignore", "pipe", "pipe"] },
      )
    : spawn("npm", words, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const listen = (/** @type {Buffer} */ piece) => {
    said = (said + piece.toString("utf8")).slice(-20_000);
  };
  spawned.stdout.on("data", listen);
  spawned.stderr.on("data", listen);
  return new Promise((resolve) => {
    spawned.once("error", () => resolve({ code: 127, why: hasNpm() ? "npm could not be started" : "npm is not on PATH", offline: false }));
    spawned.once("close", (code) => resolve({ code: code ?? 1, ...reasonIn(said) }));
  });
}

function hasNpm() {
  const names = process.platform === "win32" ? ["npm.cmd"] : ["npm"];
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));
}

const NO_NETWORK = new Map([
  ["ENOTFOUND", "the registry's name cannot be looked up"],
  ["EAI_AGAIN", "the registry's name cannot be looked up"],
  ["ECONNREFUSED", "the registry cannot be reached"],
  ["ENETUNREACH", "the registry cannot be reached"],
  ["EHOSTUNREACH", "the registry cannot be reached"],
  ["ETIMEDOUT", "the registry does not answer"],
  ["ENOTCACHED", "what is needed was never fetched"],
]);

/** @param {string} said @returns {{ why: string, offline: boolean }} */
function reasonIn(said) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(said)?.[1];
  const unreachable = code === undefined ? undefined : NO_NETWORK.get(code);
  if (unreachable !== undefined) return { why: `no network: ${unreachable}`, offline: true };
  if (code !== undefined) return { why: code === "ENOSPC" ? "the disk is full" : `npm says ${code}`, offline: false };
  const line = said.split("\n").find((text) => /^npm (?:error|ERR!) /.test(text));
  return { why: line === undefined ? "npm failed" : line.slice(0, 200), offline: false };
}
