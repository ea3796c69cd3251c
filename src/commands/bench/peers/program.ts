/**
 * Starting peers: the programs installed on this machine, as processes of our own with folders and ports of their own on loopback.
 * The machine's services and their files are never touched.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, createWriteStream } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../../platform/errors.ts";
import type { Milliseconds } from "../../../platform/time.ts";
import { cpuOf } from "../processes.ts";

// Debian keeps servers in sbin, which is not on every user's PATH
const SYSTEM_FOLDERS = ["/usr/sbin", "/sbin"];
/** Compiling patterns at the first start took Rspamd up to 45 s on a busy machine. */
const START_PATIENCE: Milliseconds = 90_000;

/** The path of a program. Throws OperatorError that says what to install. */
export function programPath(name: string, debianPackage: string): string {
  for (const folder of [...(process.env["PATH"] ?? "").split(delimiter), ...SYSTEM_FOLDERS]) {
    const path = join(folder, name);
    try {
      if (folder !== "") accessSync(path, constants.X_OK);
      if (folder !== "") return path;
    } catch {
      // the next folder may have it
    }
  }
  throw new OperatorError("bench/no-peer", `${name} is not installed here; Debian has it in the package ${debianPackage}.`);
}

/** A port on 127.0.0.1 that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is an AddressInfo
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}

export interface PeerProcess {
  readonly pid: number;
  /** Ends it and waits until it has ended. */
  stop(): Promise<void>;
}

/** Starts a program that stays in the foreground, its output in `log`; resolves once something answers at the port. */
export async function startProgram(command: readonly string[], port: number, log: string): Promise<PeerProcess> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" } });
  const output = createWriteStream(log);
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("close", () => resolve());
  });
  const started = { pid: child.pid ?? 0, stop: () => stop(child, ended) };
  try {
    await answers(port, () => child.pid === undefined || child.exitCode !== null);
  } catch (fault) {
    await started.stop();
    throw new OperatorError("bench/peer-failed", `${program} did not start; its output is in ${log}.`, fault);
  }
  return started;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(impatience);
}

/** Resolves once something accepts connections at the port. Rejects when `gone` says that nothing will, or after a long time. */
export async function answers(port: number, gone: () => boolean = () => false): Promise<void> {
  for (const end = Date.now() + START_PATIENCE; !(await accepts(port)); await wait(50)) {
    if (gone() || Date.now() > end) throw new Error(`nothing answers on port ${port}`);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** Waits until processes have done what they do after their start, such as compiling patterns: a second with next to no CPU. */
export async function settled(roots: readonly number[]): Promise<void> {
  const end = Date.now() + START_PATIENCE;
  for (let before = cpuOf(roots); Date.now() < end; ) {
    await wait(1_500);
    const now = cpuOf(roots);
    if (now - before <= 30) return;
    before = now;
  }
}
