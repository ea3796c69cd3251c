/**
 * One process that works through a range of mutations: `node child.ts SEED FROM TO FILE`. Before each one its number is written into
 * FILE, so that a process that dies leaves behind what it died of. What does not hold is reported and the work goes on.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { messageOf } from "../../../src/platform/errors.ts";
import { mutation } from "./mutate.ts";
import type { Report } from "./run.ts";
import { loadSeeds } from "./seeds.ts";
import { verify } from "./verify.ts";

const [seed = 0, from = 0, to = 0] = process.argv.slice(2, 5).map(Number);
const file = openSync(process.argv[5] ?? "", "w");
const seeds = loadSeeds();
const failures: { number: number; why: string }[] = [];
let slowest = { number: from, milliseconds: 0 };
let bytes = 0;
for (let number = from; number < to; number++) {
  writeSync(file, `${number}\n`.padStart(16), 0);
  try {
    const raw = mutation(seeds, seed, number);
    bytes += raw.length;
    const milliseconds = verify(raw);
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
  } catch (thrown) {
    failures.push({ number, why: thrown instanceof Error ? (thrown.stack ?? thrown.message).slice(0, 2_000) : messageOf(thrown) });
  }
}
closeSync(file);
const report: Report = {
  from,
  to,
  seeds: seeds.length,
  bytes,
  failures,
  slowest,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
