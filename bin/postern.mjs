#!/usr/bin/env node
/**
 * The entry of every command, readable by Node 18 and later: finds or fetches Node 24, installs dependencies and builds
 * the console on first use, then runs the program. Silent once that is done (docs/decisions/0001-launcher.md).
 */
import { pathToFileURL } from "node:url";
import { keepCompiled } from "./launch/cache.mjs";
import { enter, root } from "./launch/enter.mjs";
import { mainFile } from "./launch/javascript.mjs";

const words = process.argv.slice(2);
const servesConsole = words.includes("start") || words.includes("demo");

if (await enter({ console: servesConsole })) {
  keepCompiled(root);
  const main = mainFile(root);
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}
