/**
 * What must be green before a change is handed in: types, lint and format, floating promises, house rules (which also
 * compare generated pages). One line a step; the first broken one ends the run with its output.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ readonly name: string, readonly words: readonly string[] }} Step */

/** @param {string} root @returns {Promise<number>} */
export async function run(root) {
  for (const { name, words } of steps(root)) {
    const started = Date.now();
    const { code, output } = await node(root, words);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? "ok    " : "BROKEN"} ${name} (${seconds} s)\n`);
    if (code !== 0) {
      process.stdout.write(`\n${output.trim()}\n`);
      return 1;
    }
  }
  return 0;
}

/** @param {string} root @returns {Step[]} */
function steps(root) {
  const tool = (/** @type {string} */ name) => join("node_modules", ".bin", name);
  const consoleTypes = existsSync(join(root, "console", "tsconfig.json"))
    ? [{ name: "types of the console", words: [tool("tsc"), "-p", "console"] }]
    : [];
  return [
    { name: "types", words: [tool("tsc"), "-p", "."] },
    { name: "types of the launcher", words: [tool("tsc"), "-p", "tsconfig.bin.json"] },
    ...consoleTypes,
    { name: "lint and format", words: [tool("biome"), "ci", "--error-on-warnings", "--colors=off", "."] },
    { name: "floating promises", words: [tool("oxlint"), "--type-aware", "--deny-warnings", "src", "test", "bench"] },
    { name: "house rules", words: ["--test", "--test-reporter=spec", "test/house/*.test.ts"] },
  ];
}

/** @param {string} root @param {readonly string[]} words @returns {Promise<{ code: number, output: string }>} */
function node(root, words) {
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: root, maxBuffer: 1 << 26 }, (fault, stdout, stderr) =>
      resolve({ code: fault === null ? 0 : 1, output: `${stdout}${stderr}` || (fault?.message ?? "") }),
    );
  });
}
