/**
 * Reads one message from a file, walks it through the whole chain and prints what that cost: `node --expose-gc child.ts FILE`. Ordinary
 * messages come first, so that code and tables are not counted; memory is what the process has more at its peak than before it read the
 * file. Once in a process: a second round would find the buffers and the decoder's memory of the first one at hand.
 */
import { readFileSync } from "node:fs";
import { summarize } from "../../../src/mail/summarize.ts";
import { lookAtEverything, walk } from "../../support/chain.ts";
import { collectGarbage, measureMemory } from "../../support/memory.ts";
import { loadOwnSeeds } from "../mutations/seeds.ts";

export interface Cost {
  /** Milliseconds of CPU. */
  readonly cpu: number;
  /** Bytes at the peak, those of the message included. */
  readonly memory: number;
  readonly bytes: number;
  readonly defects: readonly string[];
  readonly failed: readonly string[];
}

const seeds = loadOwnSeeds();
for (let round = 0; round < 3; round++) for (const seed of seeds) await walk(Buffer.from(seed, "latin1"));
collectGarbage();
const memory = measureMemory();
const raw = readFileSync(process.argv[2] ?? "");
const start = process.cpuUsage();
const { message, summary, examination } = await walk(raw);
lookAtEverything(message);
const { user, system } = process.cpuUsage(start);
const cost: Cost = {
  cpu: (user + system) / 1_000,
  memory: memory(),
  bytes: raw.length,
  defects: [...new Set([...summary.defects, ...summarize(message).defects].map(({ name }) => name))],
  failed: examination.failed.map(({ check, message: why }) => `${check}: ${why}`),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
