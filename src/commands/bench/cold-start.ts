/**
 * From the start of a process to its first verdict, ours and a peer's in turn on the same message. What either keeps from an earlier start
 * (compiled code, compiled patterns) lies ready, as it does on a machine in use.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../platform/errors.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { BenchMail } from "./mail.ts";
import { cpuOf } from "./processes.ts";
import { ratiosOf, type Spread, spreadOf } from "./spread.ts";

/** What one start cost up to its first verdict. */
export interface ColdStart {
  readonly cpu: Milliseconds;
  readonly wall: Milliseconds;
}

/** A program that can be started again and again. */
export interface Starter {
  readonly name: string;
  start(mail: BenchMail): Promise<ColdStart>;
}

export interface ColdFigures {
  readonly name: string;
  readonly cpu: Spread;
  readonly wall: Spread;
}

export interface ColdResult {
  readonly figures: readonly ColdFigures[];
  /** Ours divided by each peer's. */
  readonly ratios: readonly ColdFigures[];
}

/** The first starter is ours. */
export async function measureColdStarts(starters: readonly Starter[], mail: BenchMail, repeats: number): Promise<ColdResult> {
  // one start of each that does not count, so that files are read and caches are filled
  for (const starter of starters) await starter.start(mail);
  const starts = starters.map((): ColdStart[] => []);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [index, starter] of starters.entries()) starts[index]?.push(await starter.start(mail));
  }
  const [ours = [], ...theirs] = starts;
  const cpu = (each: readonly ColdStart[]): readonly number[] => each.map((start) => start.cpu);
  const wall = (each: readonly ColdStart[]): readonly number[] => each.map((start) => start.wall);
  const nameOf = (index: number): string => starters[index]?.name ?? "";
  return {
    figures: starts.map((each, index) => ({ name: nameOf(index), cpu: spreadOf(cpu(each)), wall: spreadOf(wall(each)) })),
    ratios: theirs.map((each, index) => ({
      name: nameOf(index + 1),
      cpu: ratiosOf(cpu(ours), cpu(each)),
      wall: ratiosOf(wall(ours), wall(each)),
    })),
  };
}

/** `postern scan` of one file; `entry` is the program that operators run. */
export function posternStarter(entry: string, folder: string): Starter {
  return {
    name: "postern scan",
    start: (mail) => {
      const file = join(folder, "cold.eml");
      writeFileSync(file, mail.raw);
      return new Promise((resolve, reject) => {
        const began = performance.now();
        const child = spawn(process.execPath, [entry, "scan", file], { stdio: ["ignore", "pipe", "ignore"] });
        let first: ColdStart | null = null;
        child.stdout.once("data", () => {
          first = { cpu: cpuOf([child.pid ?? 0]), wall: performance.now() - began };
        });
        child.once("error", reject);
        child.once("close", () => {
          if (first === null) reject(new OperatorError("bench/no-answer", `postern scan gave no verdict on ${mail.name}.`));
          else resolve(first);
        });
      });
    },
  };
}
