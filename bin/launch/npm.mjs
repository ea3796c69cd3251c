/**
 * Runs the npm client that is on the machine, so that the user's registry, proxy and certificates are the ones used.
 * Its words are kept back and boiled down to one reason when it fails. No install script is ever run.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolders, isWritable } from "./cache.mjs";

/**
 * @param {string} root
 * @param {readonly string[]} words
 * @returns {Promise<{ code: number, why: string }>}
 */
export async function runNpm(root, words) {
  // a machine without network must not wait for minutes, a shaky one gets two more tries
  const network = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000", "--fetch-timeout=120000"];
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const [ours = "", inClone = ""] = cacheFolders(root);
  const cache = isWritable(ours) ? [] : ["--cache", join(inClone, "npm")];
  return await run(root, [...words, ...network, ...quiet, ...cache]);
}

/** @param {string} root @param {readonly string[]} words @returns {Promise<{ code: number, why: string }>} */
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
    spawned.once("error", () => resolve({ code: 127, why: hasNpm() ? "npm could not be started" : "npm is not on PATH" }));
    spawned.once("close", (code) => resolve({ code: code ?? 1, why: reasonIn(said) }));
  });
}

function hasNpm() {
  const names = process.platform === "win32" ? ["npm.cmd"] : ["npm"];
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));
}

const KNOWN = new Map([
  ["ENOTFOUND", "no network: the registry's name cannot be looked up"],
  ["EAI_AGAIN", "no network: the registry's name cannot be looked up"],
  ["ECONNREFUSED", "no network: the registry cannot be reached"],
  ["ENETUNREACH", "no network: the registry cannot be reached"],
  ["EHOSTUNREACH", "no network: the registry cannot be reached"],
  ["ETIMEDOUT", "no network: the registry does not answer"],
  ["ENOSPC", "the disk is full"],
]);

/** @param {string} said */
function reasonIn(said) {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(said)?.[1];
  if (code !== undefined) return KNOWN.get(code) ?? `npm says ${code}`;
  const line = said.split("\n").find((text) => /^npm (?:error|ERR!) /.test(text));
  return line === undefined ? "npm failed" : line.slice(0, 200);
}
