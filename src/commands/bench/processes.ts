/**
 * What processes cost, read from /proc (proc(5)): CPU time and proportional memory of a process and all its descendants.
 * Linux only. CPU counts in ticks of 10 ms, so a round must last a good part of a second.
 */
import { readdirSync, readFileSync } from "node:fs";
import type { Milliseconds } from "../../platform/time.ts";

/** USER_HZ is 100 on every Linux that Node runs on. */
const MILLISECONDS_PER_TICK = 10;

interface Entry {
  readonly pid: number;
  readonly parent: number;
  /** Its own time and that of its children that have ended. */
  readonly ticks: number;
}

/** The processes and all that they started, as of now. */
export function familyOf(roots: readonly number[]): readonly number[] {
  const entries = allEntries();
  const family = new Set(roots);
  // a child can have a smaller number than its parent, so the list is walked until nothing is new
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of entries) if (family.has(parent)) family.add(pid);
  }
  return entries.filter(({ pid }) => family.has(pid)).map(({ pid }) => pid);
}

/** CPU time of the processes and all that they started, ended children included. */
export function cpuOf(roots: readonly number[]): Milliseconds {
  const family = new Set(familyOf(roots));
  const ticks = allEntries().reduce((sum, entry) => (family.has(entry.pid) ? sum + entry.ticks : sum), 0);
  return ticks * MILLISECONDS_PER_TICK;
}

/** Proportional set size in MiB: shared pages are divided among those who share them. */
export function memoryOf(roots: readonly number[]): number {
  const kilobytes = familyOf(roots).map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** Time that all processors together have been busy and have had in all. */
export function machineTime(): { readonly busy: Milliseconds; readonly all: Milliseconds } {
  const [, ...cells] = (textOf("/proc/stat").split("\n", 1)[0] ?? "").trim().split(/\s+/).map(Number);
  // user nice system idle iowait irq softirq steal
  const all = cells.slice(0, 8).reduce((sum, each) => sum + each, 0);
  const idle = (cells[3] ?? 0) + (cells[4] ?? 0);
  return { busy: (all - idle) * MILLISECONDS_PER_TICK, all: all * MILLISECONDS_PER_TICK };
}

function allEntries(): readonly Entry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => toEntry(Number(name), textOf(`/proc/${name}/stat`)));
}

function toEntry(pid: number, stat: string): readonly Entry[] {
  // the name in parentheses may hold anything, so counting starts after the last one
  const cells = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (cells.length < 15) return [];
  // fields 14 to 17 of proc(5): utime, stime, cutime, cstime
  const ticks = cells.slice(11, 15).reduce((sum, cell) => sum + Number(cell), 0);
  return [{ pid, parent: Number(cells[1]), ticks }];
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // a process that has just ended
  }
}
