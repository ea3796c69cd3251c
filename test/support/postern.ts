/** Runs one command of Postern in a process of its own to its end, as a terminal does. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { NODE_FLAGS, ROOT } from "./gateway.ts";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that does not end by itself is a failure of the test, so it is ended after a minute; its code is null then. */
export function runPostern(args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, "src/main.ts"), ...args], { timeout: 60_000, killSignal: "SIGKILL" });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
    child.stdin.on("error", () => {}); // a command that does not read its input closes it
    child.stdin.end(input);
  });
}
