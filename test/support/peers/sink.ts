/** smtp-sink of Postfix: takes every message and writes it to a file, with its envelope in X-Mail-Args and X-Rcpt-Args fields. */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { freePort, portOpen } from "../ports.ts";
import { requireProgram } from "../programs.ts";
import { tempFolder } from "../temp.ts";

export interface Sink {
  readonly port: number;
  messages(): readonly string[];
  /** Ends it at once, as a crashed next hop would. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startSink(t: TestContext, options: readonly string[] = []): Promise<Sink | null> {
  const program = requireProgram(t, "smtp-sink");
  if (program === null) return null;
  const folder = join(tempFolder(t), "sink");
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ["-u", "root"] : [];
  let child: ReturnType<typeof spawn> | null = null;
  const start = async (): Promise<void> => {
    child = spawn(program, [...user, ...options, "-d", join(folder, "%H%M%S."), `127.0.0.1:${port}`, "1000"], { stdio: "ignore" });
    await portOpen(port);
  };
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGKILL");
    await ended;
  };
  t.after(kill);
  await start();
  return {
    port,
    kill,
    start,
    messages: () => readdirSync(folder).map((name) => withoutDumpEnd(readFileSync(join(folder, name), "latin1"))),
  };
}

/** The dump ends each message with an empty line of its own. */
function withoutDumpEnd(dump: string): string {
  return dump.endsWith("\n") ? dump.slice(0, -1) : dump;
}
