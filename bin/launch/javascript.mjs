/**
 * Takes the types out of src/ once and keeps the result in build/: type stripping at run time costs 14 MB in each thread and a
 * fifth of a second at each start. Same names, same lines; only the endings of imported files change. Where build/ cannot be
 * written, src/ runs as it is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isWritable } from "./cache.mjs";

// what names another file of ours: import and export … from, import(), new URL() of a worker
const OWN_FILE = /(\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)"(\.{1,2}\/[^"\n]+)\.ts"/g;

/** @param {string} root the file to run: stripped when that is up to date, else the source */
export function mainFile(root) {
  return programIsStripped(root) && existsSync(join(root, "build", "main.js"))
    ? join(root, "build", "main.js")
    : join(root, "src", "main.ts");
}

/** @param {string} root true as well where nothing can be written */
export function programIsStripped(root) {
  const built = changedAt(join(root, "build", "main.js"));
  if (built === 0) return !isWritable(root);
  return newestIn(join(root, "src")) <= built;
}

/** @param {string} root */
export async function stripProgram(root) {
  const { stripTypeScriptTypes } = await import("node:module");
  const started = new Date();
  const target = join(root, "build");
  const unfinished = join(root, ".cache", `build-${process.pid}`);
  const old = `${unfinished}-old`;
  const warn = process.emitWarning;
  process.emitWarning = () => {}; // that stripping is experimental is our business, not the user's
  try {
    for (const name of sourcesIn(root)) {
      const text = stripTypeScriptTypes(readFileSync(join(root, "src", name), "utf8")).replace(OWN_FILE, '$1"$2.js"');
      const file = join(unfinished, name.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    // sources that changed meanwhile count as newer
    utimesSync(join(unfinished, "main.js"), started, started);
    if (existsSync(target)) renameSync(target, old);
    renameSync(unfinished, target);
  } finally {
    process.emitWarning = warn;
    for (const folder of [unfinished, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} root @returns {readonly string[]} */
function sourcesIn(root) {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
}

/** @param {string} folder folders count too: a removed file changes its folder @returns {number} */
function newestIn(folder) {
  let newest = changedAt(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : changedAt(path));
  }
  return newest;
}

/** @param {string} path 0 when it does not exist */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
