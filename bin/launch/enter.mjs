/**
 * Makes sure that the program runs on a new enough Node with all it needs. On an older Node it starts itself again
 * with the right one and passes signals and the exit code through; on the right one it sets up and returns true.
 * Nothing here may use syntax or functions that Node 18 lacks, apart from what is loaded after the version check.
 */
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { followParent, runAndExit } from "./program.mjs";
import { findRuntime, isNewEnough } from "./runtime.mjs";
import { LaunchError } from "./say.mjs";

/** The folder of the clone or of the installed package. */
export const root = dirname(dirname(dirname(realpathSync(fileURLToPath(import.meta.url)))));

/**
 * @param {{ console: boolean }} needs whether the command serves the console, which must then be built
 * @returns {Promise<boolean>} true when the caller may go on; false when another process has done the work
 */
export async function enter(needs) {
  try {
    if (!isNewEnough(process.versions.node)) {
      const node = await findRuntime(root);
      await runAndExit(node, process.argv.slice(1));
      return false;
    }
    followParent();
    const { setFlagsFromString } = await import("node:v8");
    // a second line of defence against patterns that backtrack without end: V8 then changes to its linear engine
    setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");
    const { setUp } = await import("./set-up.mjs");
    await setUp(root, needs);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof LaunchError)) throw thrown;
    process.stderr.write(`Postern: ${thrown.message}\n`);
    process.exitCode = 2;
    return false;
  }
}
