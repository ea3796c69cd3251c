/**
 * Reads one message from a file, walks it through the whole chain and prints what that cost: `node --expose-gc child.ts FILE`. Ordinary
 * messages come first, so that code and tables are not counted; memory is what the process has more at its peak than before it read the file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { summarize } from "../../../src/mail/summarize.ts";
import { lookAtEverything, walk } from "../../support/chain.ts";
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

/** A value of /proc/self/status in bytes. */
function status(name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync("/proc/self/status", "utf8"));
  if (found === null) throw new Error(`no ${name} in /proc/self/status`);
  return Number(found[1]) * 1_024;
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error("start with --expose-gc");
  globalThis.gc();
}

const seeds = loadOwnSeeds();
for (let round = 0; round < 3; round++) for (const seed of seeds) walk(Buffer.from(seed, "latin1"));
collect();
writeFileSync("/proc/self/clear_refs", "5"); // the peak begins anew (proc_pid_clear_refs(5))
const before = status("VmRSS");
const raw = readFileSync(process.argv[2] ?? "");
const start = process.cpuUsage();
const { message, summary, examination } = walk(raw);
lookAtEverything(message);
const { user, system } = process.cpuUsage(start);
const cost: Cost = {
  cpu: (user + system) / 1_000,
  memory: status("VmHWM") - before,
  bytes: raw.length,
  defects: [...new Set([...summary.defects, ...summarize(message).defects].map(({ name }) => name))],
  failed: examination.failed.map(({ check, message: why }) => `${check}: ${why}`),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
