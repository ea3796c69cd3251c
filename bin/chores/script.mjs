/**
 * Runs a program of bench/ with our node; its exit code is ours.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";

const PROGRAMS = { train: "train.ts", "bench:detect": "detect.ts" };

/**
 * @param {string} root
 * @param {keyof typeof PROGRAMS} chore
 * @param {readonly string[]} words
 * @returns {Promise<number>}
 */
export function run(root, chore, words) {
  const child = spawn(process.execPath, [join(root, "bench", PROGRAMS[chore]), ...words], { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
