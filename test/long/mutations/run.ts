/**
 * Works through mutations in processes of their own, some thousand each, so that heap damage shows as a process that died, with the number
 * it died of. With a folder for its reports a run that was broken off goes on where it was. As a program:
 * `node test/long/mutations/run.ts SEED FROM TO PROCESSES FOLDER`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MEASURING_FLAGS } from "../../support/memory.ts";
import { mutation } from "./mutate.ts";
import { loadSeeds } from "./seeds.ts";

/** So many in one process: starting one costs a second or two. */
const CHUNK = 10_000;
const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
export interface Report {
  readonly from: number;
  readonly to: number;
  readonly seeds: number;
  /** Of all messages made. */
  readonly bytes: number;
  readonly failures: readonly { readonly number: number; readonly why: string }[];
  readonly slowest: { readonly number: number; readonly milliseconds: number };
  /** The greatest share of what a message may take in memory. */
  readonly heaviest: { readonly number: number; readonly share: number };
  /** Messages whose memory was measured with nothing of earlier ones left to hide in. */
  readonly alone: number;
  /** Most memory that the process ever had (resident). */
  readonly peakMegabytes: number;
}

const NOTHING: Omit<Report, "from" | "to" | "failures"> = {
  seeds: 0,
  bytes: 0,
  slowest: { number: 0, milliseconds: 0 },
  heaviest: { number: 0, share: 0 },
  alone: 0,
  peakMegabytes: 0,
};

export interface Plan {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly processes: number;
  /** Where reports are kept; it must exist. */
  readonly folder: string;
}

/** Every report of the range, in order of numbers. */
export async function runMutations(plan: Plan): Promise<readonly Report[]> {
  const chunks: (readonly [number, number])[] = [];
  for (let from = plan.from; from < plan.to; from += CHUNK) chunks.push([from, Math.min(from + CHUNK, plan.to)]);
  const reports: Report[] = [];
  const work = async (): Promise<void> => {
    for (let next = chunks.shift(); next !== undefined; next = chunks.shift()) reports.push(...(await runChunk(plan, ...next)));
  };
  await Promise.all(Array.from({ length: plan.processes }, work));
  return reports.toSorted((a, b) => a.from - b.from);
}

/** A process that dies is reported, and another one goes on behind the message that it died of. */
async function runChunk(plan: Plan, from: number, to: number): Promise<readonly Report[]> {
  const file = join(plan.folder, `${plan.seed}-${from}-${to}.json`);
  if (existsSync(file)) return [JSON.parse(readFileSync(file, "utf8")) as Report]; // written below
  const current = join(plan.folder, `${plan.seed}-${from}-${to}.at`);
  const { output, errors, ending } = await runChild([String(plan.seed), String(from), String(to), current]);
  if (ending === "0") {
    const report = JSON.parse(output) as Report; // our own child wrote it
    writeFileSync(file, output);
    for (const { number } of report.failures) save(plan, number);
    return [report];
  }
  if (!existsSync(current)) throw new Error(`the process did not begin: ${errors}`);
  const died = Number(readFileSync(current, "utf8"));
  const failures = [{ number: died, why: `the process ended with ${ending}: ${errors.slice(-2_000)}` }];
  const report = { ...NOTHING, from, to: died + 1, failures };
  save(plan, died);
  return [report, ...(died + 1 < to ? await runChunk(plan, died + 1, to) : [])];
}

/** Keeps the message that failed beside the reports. */
function save({ folder, seed }: Plan, number: number): void {
  writeFileSync(join(folder, `${seed}-${number}.eml`), mutation(loadSeeds(), seed, number));
}

function runChild(words: readonly string[]): Promise<{ readonly output: string; readonly errors: string; readonly ending: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...MEASURING_FLAGS, CHILD, ...words], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ output, errors, ending: signal ?? String(code) }));
  });
}

/** One line of figures. */
export function summaryOf(reports: readonly Report[]): string {
  const made = reports.reduce((sum, { from, to }) => sum + to - from, 0);
  const bytes = reports.reduce((sum, report) => sum + report.bytes, 0);
  const slowest = reports
    .map(({ slowest: one }) => one)
    .reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a), { number: 0, milliseconds: 0 });
  const heaviest = reports.map((report) => report.heaviest).reduce((a, b) => (b.share > a.share ? b : a), { number: 0, share: 0 });
  const alone = reports.reduce((sum, report) => sum + report.alone, 0);
  const peak = Math.max(...reports.map(({ peakMegabytes }) => peakMegabytes));
  const failures = reports.reduce((sum, report) => sum + report.failures.length, 0);
  return `${made} mutations of ${reports[0]?.seeds ?? 0} messages, ${Math.round(bytes / 1e6)} MB, ${failures} failures; dearest number ${slowest.number} with ${Math.round(slowest.milliseconds)} ms of CPU; number ${heaviest.number} took ${Math.round(100 * heaviest.share)} % of the memory allowed to it (${alone} measured alone); processes held ${peak} MB at most`;
}

if (import.meta.main) {
  const [seed = 1, from = 0, to = 0, processes = 1] = process.argv.slice(2, 6).map(Number);
  const folder = process.argv[6] ?? "";
  mkdirSync(folder, { recursive: true });
  const reports = await runMutations({ seed, from, to, processes, folder });
  for (const { number, why } of reports.flatMap(({ failures }) => failures)) process.stdout.write(`${number}: ${why}\n`);
  process.stdout.write(`${summaryOf(reports)}\n`);
}
