/**
 * What memory one piece of work takes, from the kernel's own account of this process (Linux): the peak begins anew, the work is done, and
 * what is resident at the peak is compared with what was resident before. Memory of earlier work that is free again counts for nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";

export const MEGABYTE = 1_048_576;

/** Flags of a process that measures: as the gateway is started (bin/launch), with the young generation of a scan worker (slot.ts: 12 MB are three of 4). */
export const MEASURING_FLAGS: readonly string[] = [
  "--disable-warning=ExperimentalWarning",
  "--enable-experimental-regexp-engine-on-excessive-backtracks",
  "--max-semi-space-size=4",
  "--expose-gc",
];

/** Heaps and thread pools grow by chunks, at other moments on each machine: resident memory is not measured more finely. */
const UNSURE = 2 * MEGABYTE;

/** What the whole way of one message may take (product targets): three times the message and 8 MB. */
export function memoryFor(bytes: number): number {
  return 3 * bytes + 8 * MEGABYTE + UNSURE;
}

/** Bytes at the peak since then, beyond those before, whenever it is called. */
export function measureMemory(): () => number {
  writeFileSync("/proc/self/clear_refs", "5"); // the peak begins anew (proc_pid_clear_refs(5))
  const before = status("VmRSS");
  return () => Math.max(0, status("VmHWM") - before);
}

/**
 * Collects garbage and gives the freed pages back, or the next piece of work would hide in some 40 MB that the heap keeps at hand. The
 * process must have been started with --expose-gc.
 */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error("start with --expose-gc");
  globalThis.gc({ type: "major", execution: "sync", flavor: "last-resort" });
}

/** A value of /proc/self/status in bytes. */
function status(name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync("/proc/self/status", "utf8"));
  if (found === null) throw new Error(`no ${name} in /proc/self/status`);
  return Number(found[1]) * 1_024;
}
