/**
 * What must be there before a command can run: dependencies in step with package-lock.json, the program without its types
 * and, for commands that serve it, the built console. Runs on the right Node only. When nothing is to be done this costs a few milliseconds.
 * First uses at the same moment wait for each other.
 */

import { alone } from "./alone.mjs";
import { buildConsole, consoleIsBuilt } from "./console.mjs";
import { dependenciesAreInStep, installDependencies } from "./dependencies.mjs";
import { programIsStripped, stripProgram } from "./javascript.mjs";

/** @param {string} root @param {{ console: boolean }} needs */
export async function setUp(root, needs) {
  if (isDone(root, needs)) return;
  await alone(root, async () => {
    if (!dependenciesAreInStep(root)) await installDependencies(root);
    if (!programIsStripped(root)) await stripProgram(root);
    if (needs.console && !consoleIsBuilt(root)) await buildConsole(root);
  });
}

/** @param {string} root @param {{ console: boolean }} needs */
function isDone(root, needs) {
  return dependenciesAreInStep(root) && programIsStripped(root) && (!needs.console || consoleIsBuilt(root));
}
