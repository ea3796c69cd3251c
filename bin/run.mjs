#!/usr/bin/env node
/**
 * The project's own chores, from a fresh clone as well: `test` (quick, under five minutes), `test:long` (corpora, crashes,
 * load) and `check` (types, lint, format, house rules). Words after `test` or `test:long` narrow the files or go to node.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { enter, root } from "./launch/enter.mjs";

const [chore = "", ...words] = process.argv.slice(2);
const chores = ["test", "test:long", "check"];

if (!chores.includes(chore)) {
  process.stderr.write(`Usage: node bin/run.mjs ${chores.join("|")}\n`);
  process.exitCode = 2;
} else if (await enter({ console: chore !== "check" })) {
  const file = chore === "check" ? "check.mjs" : "test.mjs";
  const { run } = await import(pathToFileURL(join(root, "bin", "chores", file)).href);
  process.exitCode = await run(root, chore, words);
}
