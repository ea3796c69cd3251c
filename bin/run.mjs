#!/usr/bin/env node
/**
 * The project's own chores, from a fresh clone as well: `test` (quick, under five minutes), `test:long` (corpora, crashes,
 * load), `check` (types, lint, format, house rules), `train` (the shipped models) and `bench:detect` (detection, beside peers).
 * Words after `test` or `test:long` narrow the files or go to node; words after the last two go to their programs.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { enter, root } from "./launch/enter.mjs";

const [chore = "", ...words] = process.argv.slice(2);
const chores = ["test", "test:long", "check", "train", "bench:detect"];

if (!chores.includes(chore)) {
  process.stderr.write(`Usage: node bin/run.mjs ${chores.join("|")}\n`);
  process.exitCode = 2;
} else if (await enter({ console: chore.startsWith("test") })) {
  const file = chore === "check" ? "check.mjs" : chore.startsWith("test") ? "test.mjs" : "script.mjs";
  const { run } = await import(pathToFileURL(join(root, "bin", "chores", file)).href);
  process.exitCode = await run(root, chore, words);
}
