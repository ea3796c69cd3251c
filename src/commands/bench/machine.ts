/** What a benchmark ran on and how busy others kept it meanwhile: figures without that say little. */
import { arch, cpus, release as kernel, loadavg, platform, totalmem } from "node:os";
import { cpuOf, machineTime } from "./processes.ts";

export interface Machine {
  readonly processors: string;
  readonly system: string;
  readonly memory: string;
  readonly node: string;
  readonly postern: string;
}

export interface Burden {
  /** Share of the machine's CPU time that went to neither Postern nor the peers nor the benchmark, 0..1. */
  readonly others: number;
  /** Load average of one minute at the end. */
  readonly load: number;
}

export function describeMachine(release: string): Machine {
  const list = cpus();
  return {
    processors: `${list.length} x ${list[0]?.model ?? arch()}`,
    system: `${platform()} ${kernel()}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    postern: release,
  };
}

/** Starts watching; call the result at the end. `roots` are processes of the benchmark that are not its children. */
export function watchMachine(roots: () => readonly number[] = () => []): () => Burden {
  const own = (): number => cpuOf([process.pid, ...roots()]);
  const before = { ...machineTime(), own: own() };
  return () => {
    const { busy, all } = machineTime();
    const others = (busy - before.busy - (own() - before.own)) / Math.max(1, all - before.all);
    return { others: Math.min(1, Math.max(0, others)), load: loadavg()[0] ?? 0 };
  };
}
