/**
 * One process that works through a range of mutations: `node --expose-gc child.ts SEED FROM TO FILE`. Before each one its number is written
 * into FILE, so that a process that dies leaves behind what it died of. What does not hold is reported and the work goes on.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { messageOf } from "../../../src/platform/errors.ts";
import { walk } from "../../support/chain.ts";
import { memoryFor } from "../../support/memory.ts";
import { mutation } from "./mutate.ts";
import type { Report } from "./run.ts";
import { loadSeeds } from "./seeds.ts";
import { verify } from "./verify.ts";

const [seed = 0, from = 0, to = 0] = process.argv.slice(2, 5).map(Number);
/** Messages of our own come first among the seeds; so many are walked before anything is measured. */
const WARM = 120;
/** Giving memory back before a message costs some 50 ms, so one in so many is measured like that, and each that seems too much. */
const ALONE = 100;
const file = openSync(process.argv[5] ?? "", "w");
const seeds = loadSeeds();
const failures: { number: number; why: string }[] = [];
let slowest = { number: from, milliseconds: 0 };
let heaviest = { number: from, share: 0 };
let alone = 0;
let bytes = 0;
for (const warm of seeds.slice(0, WARM)) await walk(Buffer.from(warm, "latin1")); // code, tables and the decoder of codes are no message's cost
for (let number = from; number < to; number++) {
  writeSync(file, `${number}\n`.padStart(16), 0);
  try {
    const raw = mutation(seeds, seed, number);
    bytes += raw.length;
    const cost = await verify(raw, number % ALONE === 0);
    const share = cost.memory / memoryFor(raw.length);
    if (cost.milliseconds > slowest.milliseconds) slowest = { number, milliseconds: cost.milliseconds };
    if (share > heaviest.share) heaviest = { number, share };
    if (cost.alone) alone++;
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
  heaviest,
  alone,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
