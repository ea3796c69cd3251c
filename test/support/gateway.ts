/**
 * A whole gateway as an operator runs it: `postern start` in a process of its own with its own configuration and data folder.
 * Journeys talk to its real doors and read the event log to see what happened.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { tempFolder } from "./temp.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const NODE_FLAGS = ["--disable-warning=ExperimentalWarning", "--enable-experimental-regexp-engine-on-excessive-backtracks"];
const START_PATIENCE = 60_000;

export interface RunningGateway {
  readonly child: ChildProcess;
  readonly data: string;
  readonly folder: string;
  readonly inbound: number;
  readonly outbound: number;
  readonly outboundTls: number;
  readonly console: number;
  /** Everything printed so far. */
  output(): string;
  /** Ends it as an operator would; resolves with the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

export interface GatewayPlan {
  /** postern.yaml without `doors` and `console`, which get free ports; null: no file at all is not possible with free ports. */
  readonly config: string;
  /** Where state lies; a folder of the test's own by default. */
  readonly data?: string;
  readonly doors?: { readonly inbound?: string; readonly outbound?: string };
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that each of its threads loads first (`node --import`), to make a part of it fail. */
  readonly imports?: readonly string[];
  /** Run under this command, such as strace with its arguments. */
  readonly under?: readonly string[];
}

/** Starts it, waits until it says that it is ready, stops it after the test. */
export async function startGateway(t: TestContext, plan: GatewayPlan): Promise<RunningGateway> {
  const folder = tempFolder(t);
  const data = plan.data ?? join(folder, "data");
  const file = join(folder, "postern.yaml");
  writeFileSync(file, toConfig(plan));
  const imports = (plan.imports ?? []).flatMap((module) => ["--import", module]);
  const node = [process.execPath, ...NODE_FLAGS, ...imports, join(ROOT, "src/main.ts"), "start", "--config", file, "--data", data];
  const [command, ...args] = [...(plan.under ?? []), ...node];
  if (command === undefined) throw new RangeError("no command");
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true, env: { ...process.env, ...plan.env } });
  let output = "";
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  // "close" comes when the gateway itself has let go of its output, also when it runs under another command
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const stop = (signal: NodeJS.Signals) => async (): Promise<number | null> => {
    // the whole group, so that a command that it runs under does not swallow the signal
    if (!over && child.pid !== undefined) process.kill(-child.pid, signal);
    return ended;
  };
  t.after(stop("SIGKILL"));
  await ready(child, () => output);
  const port = (name: string): number => Number(new RegExp(`^${name}\\s.*:(\\d+)`, "m").exec(output)?.[1] ?? 0);
  return {
    child,
    data,
    folder,
    inbound: port("Inbound"),
    outbound: port("Outbound"),
    outboundTls: port("Outbound \\(TLS\\)"),
    console: port("Console"),
    output: () => output,
    stop: stop("SIGTERM"),
    kill: async () => void (await stop("SIGKILL")()),
  };
}

function toConfig({ config, doors }: GatewayPlan): string {
  return `${config}
doors:
  inbound: { listen: ["127.0.0.1:0"]${doors?.inbound ?? ""} }
  outbound: { listen: ["127.0.0.1:0"], listenTls: ["127.0.0.1:0"]${doors?.outbound ?? ""} }
console: { listen: "127.0.0.1:0" }
`;
}

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`the gateway did not start:\n${output()}`)), START_PATIENCE);
    const look = (): void => {
      if (!output().includes("Ready.")) return;
      clearTimeout(patience);
      resolve();
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) => {
      clearTimeout(patience);
      reject(new Error(`the gateway ended with ${code}:\n${output()}`));
    });
  });
}
