/**
 * `postern audit` beside pflogsumm on one and the same log: what a real Postfix wrote about forty messages, copied under other times, ids and
 * accounts to the size asked for. Prints processor time, wall time and peak memory of both, and the ratio. The log is deleted afterwards.
 * Run: `node bench/audit.ts [megabytes, default 100]`. Needs Postfix, pflogsumm and GNU time.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, utimesSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { copyOf, type Piece, type Planned, realRun } from "../test/support/month-of-log.ts";

const MEGABYTE = 1_000_000;
const START = new Date(2026, 8, 1).getTime();
const MONTH = 30 * 86_400_000;
/** Accounts for each of the four names; a month's mail of an organization, not of four people. */
const ACCOUNTS = 2_000;
const NAMES = ["anna", "bo", "cy", "di"] as const;
const LAUNCHER = resolve(import.meta.dirname, "..", "bin", "postern.mjs");

function plan(): readonly Planned[] {
  return Array.from({ length: 40 }, (_, i): Planned => {
    const friend = `friend${i % 6}@world.test`;
    const recipients = i === 20 ? [friend, "full1@world.test"] : i % 9 === 0 ? ["di@example.org"] : [friend];
    return { account: `${NAMES[i % 4]}@example.org`, client: `203.0.113.${10 + (i % 4)}`, recipients };
  });
}

/** Writes copies until the log is as large as it should be; returns the number of messages. */
function write(path: string, pieces: readonly Piece[], bytes: number): number {
  const first = pieces.map((piece, i) => textOf(piece, START, i)).join("").length / pieces.length;
  const messages = Math.ceil(bytes / first);
  const file = openSync(path, "w");
  let block: string[] = [];
  for (let number = 0; number < messages; number++) {
    const piece = pieces[number % pieces.length];
    if (piece !== undefined) block.push(textOf(piece, START + Math.floor((number / messages) * MONTH), number));
    if (block.length < 5_000) continue;
    writeSync(file, block.join(""));
    block = [];
  }
  writeSync(file, block.join(""));
  closeSync(file);
  // classic syslog names no year: it is inferred from the time of the file
  utimesSync(path, (START + MONTH) / 1000, (START + MONTH) / 1000);
  return messages;
}

function textOf(piece: Piece, at: number, number: number): string {
  const account = Math.floor(number / 40) % ACCOUNTS;
  const lines = copyOf(piece, at, number).map(({ text }) => `${text}\n`);
  return lines.join("").replace(/\b(anna|bo|cy|di)@example\.org/g, `$1${account}@example.org`);
}

interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

function measure(command: readonly string[]): Cost {
  const ran = spawnSync("/usr/bin/time", ["-f", "%U %S %e %M", ...command], { encoding: "utf8", maxBuffer: 1 << 28 });
  const last = ran.stderr.trim().split("\n").at(-1) ?? "";
  const [user = Number.NaN, system = Number.NaN, wall = Number.NaN, kilobytes = Number.NaN] = last.split(" ").map(Number);
  if (Number.isNaN(user)) throw new Error(`${command[0]} was not measured: ${ran.error?.message ?? ran.stderr.slice(-300)}`);
  return { cpu: user + system, wall, megabytes: kilobytes / 1024 };
}

function row(name: string, { cpu, wall, megabytes }: Cost, size: number): string {
  return `| ${name} | ${cpu.toFixed(1)} | ${(size / MEGABYTE / cpu).toFixed(1)} | ${wall.toFixed(1)} | ${megabytes.toFixed(0)} |`;
}

test("postern audit beside pflogsumm", async (t) => {
  const pieces = await realRun(t, plan());
  if (pieces === null) return;
  const folder = mkdtempSync(join(tmpdir(), "postern-bench-audit-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, "mail.log");
  const messages = write(log, pieces, Number(process.argv[2] ?? 100) * MEGABYTE);
  const size = statSync(log).size;
  const config = join(folder, "postern.yaml");
  writeFileSync(config, "domains: [example.org]\nnextHop: { inbound: maildir:m, outbound: maildir:m }\negress25: blocked\n");
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`${(size / MEGABYTE).toFixed(0)} MB, ${messages} messages, ${NAMES.length * ACCOUNTS} accounts`);
  say("| | CPU s | MB a CPU second | wall s | peak MB |\n|---|--:|--:|--:|--:|");
  const ours = measure([process.execPath, LAUNCHER, "audit", "--config", config, "--data", join(folder, "data"), log]);
  say(row("postern audit", ours, size));
  const theirs = measure(["pflogsumm", log]);
  say(row("pflogsumm", theirs, size));
  say(`pflogsumm / postern audit: ${(theirs.cpu / ours.cpu).toFixed(2)} by CPU`);
});
