/**
 * Runs the tests with node's own runner; its summary is the last that is printed and its exit code is ours.
 */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

const FILES = {
  test: ["src/**/*.test.ts", "console/src/**/*.test.ts", "bench/**/*.test.ts", "test/{house,support,journeys,standards}/**/*.test.ts"],
  "test:long": ["test/long/**/*.test.ts"],
};
// a file that hangs must not hang the run; no quick file takes a quarter of this
const LONGEST_MS = { test: 240_000, "test:long": 60 * 60_000 };

/**
 * @param {string} root
 * @param {"test" | "test:long"} chore
 * @param {readonly string[]} words
 * @returns {Promise<number>}
 */
export function run(root, chore, words) {
  const options = words.filter((word) => word.startsWith("--"));
  const files = words.filter((word) => !word.startsWith("--")).map((word) => toPattern(root, word));
  // long tests load the machine on purpose: two at a time would measure each other
  const atATime = chore === "test" ? Math.max(2, availableParallelism()) : 1;
  const runner = ["--test", "--test-reporter=spec", `--test-concurrency=${atATime}`, `--test-timeout=${LONGEST_MS[chore]}`];
  const child = spawn(process.execPath, [...runner, ...options, ...(files.length > 0 ? files : FILES[chore])], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** A folder stands for the tests in it. @param {string} root @param {string} word */
function toPattern(root, word) {
  const path = join(root, word);
  return existsSync(path) && statSync(path).isDirectory() ? `${word.replace(/\/+$/, "")}/**/*.test.ts` : word;
}
