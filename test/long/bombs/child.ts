/**
 * Reads one message from a file, walks it through the whole chain and prints what that cost: `node --expose-gc child.ts FILE`. Ordinary
 * messages come first, so that code and tables are not counted; memory is what the process has more at its peak than before it read the
 * file. Of three rounds the cheapest counts, as compiling code falls into some.
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

async function measure(): Promise<Cost> {
  collectGarbage();
  const memory = measureMemory();
  const raw = readFileSync(process.argv[2] ?? "");
  const start = process.cpuUsage();
  const { message, summary, examination } = await walk(raw);
  lookAtEverything(message);
  const { user, system } = process.cpuUsage(start);
  return {
    cpu: (user + system) / 1_000,
    memory: memory(),
    bytes: raw.length,
    defects: [...new Set([...summary.defects, ...summarize(message).defects].map(({ name }) => name))],
    failed: examination.failed.map(({ check, message: why }) => `${check}: ${why}`),
  };
}

const rounds = [await measure(), await measure(), await measure()];
const cheapest = rounds.reduce((a, b) => ({
  ...b,
  cpu: Math.min(a.cpu, b.cpu),
  memory: Math.min(a.memory, b.memory),
  failed: [...a.failed, ...b.failed],
}));
process.stdout.write(`${JSON.stringify(cheapest)}\n`);
