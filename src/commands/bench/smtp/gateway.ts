/** Our own gateway in a process of its own, started as operators start it, with a configuration and data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../../platform/errors.ts";
import { cpuOf, memoryOf } from "../processes.ts";
import type { Relay } from "./relay.ts";

const START_PATIENCE = 60_000;

/** `entry` is the program that operators run. */
export async function startGateway(entry: string, folder: string, sinkPort: number): Promise<Relay> {
  const own = join(folder, "gateway");
  mkdirSync(own);
  const file = join(own, "postern.yaml");
  writeFileSync(file, toConfiguration(sinkPort));
  const words = [entry, "start", "--config", file, "--data", join(own, "data")];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill("SIGTERM");
    const impatience = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(impatience);
  };
  const output = await ready(child).catch(async (fault: unknown) => {
    await close();
    throw fault;
  });
  const pids = [child.pid ?? 0];
  return {
    name: "postern",
    configured: [
      "bin/postern.mjs start: all checks, the learner with the shipped base, event log and remembered mail on disk; console closed",
      "judged mail passes on whatever the verdict (observeOnly), so that the sink gets as much from both sides",
    ],
    port: Number(/^Inbound\s.*:(\d+)/m.exec(output)?.[1] ?? 0),
    cpu: () => cpuOf(pids),
    memory: () => memoryOf(pids),
    strangers: [],
    drained: () => wait(500), // its 250 comes after the sink's; what is left is writing the event log
    close,
  };
}

function toConfiguration(sinkPort: number): string {
  return `domains: [example.org]
nextHop: { inbound: "smtp://127.0.0.1:${sinkPort}" }
doors: { inbound: { listen: ["127.0.0.1:0"] }, outbound: { listen: off } }
console: { listen: off }
observeOnly: { inbound: true }
log: { level: warn }
`;
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (): void => reject(new OperatorError("bench/gateway-failed", `The gateway did not start: ${output.trim()}`));
    const impatience = setTimeout(fail, START_PATIENCE);
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!output.includes("Ready.")) return;
      clearTimeout(impatience);
      resolve(output);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("close", () => {
      clearTimeout(impatience);
      fail();
    });
  });
}
