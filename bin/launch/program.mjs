/**
 * Runs the program again on another Node as a child that behaves as if it were this process: same words, same terminal,
 * signals passed on, same exit code or death by the same signal. When this process is killed outright the child dies too,
 * so that no gateway keeps running that nobody can name.
 */
import { execFile, spawn } from "node:child_process";

const PASSED_ON = process.platform === "win32" ? ["SIGINT", "SIGTERM"] : ["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR2"];

// tells the child that the channel is ours; another program may start Postern with a channel of its own
const FOLLOWS = "POSTERN_LAUNCHER";

/** @param {string} node @param {readonly string[]} words @returns {Promise<void>} never returns while the child runs */
export function runAndExit(node, words) {
  const child = spawn(node, words, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, [FOLLOWS]: `${process.pid}` },
  });
  for (const signal of PASSED_ON) process.on(signal, () => passOn(child, signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (signal !== null) dieOf(signal);
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}

/** @param {import("node:child_process").ChildProcess} child @param {string} signal */
function passOn(child, signal) {
  // Ctrl-C reaches every process of the terminal by itself; passed on it would count twice
  if (signal === "SIGINT" && (process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)) return;
  child.kill(/** @type {NodeJS.Signals} */ (signal));
}

/** @param {NodeJS.Signals} signal */
function dieOf(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** In the child: ends with the process that started it. Does nothing when there is none. */
export function followParent() {
  const launcher = process.env[FOLLOWS];
  delete process.env[FOLLOWS];
  if (launcher !== `${process.ppid}` || process.channel === undefined || process.channel === null) return;
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel.unref(); // it must not keep a finished command alive
}

/** @param {string} file @param {readonly string[]} words @returns {Promise<string | null>} what it printed; null when it failed */
export function outputOf(file, words) {
  return new Promise((resolve) => {
    execFile(file, words, { timeout: 60_000 }, (fault, stdout) => resolve(fault === null ? stdout.trim() : null));
  });
}
