/**
 * Programs of the operating system that tests use as peers: real Postfix, swaks, Chromium, strace.
 * `.ci/run` installs every program named in a `requireProgram` call, so a new one must be known in its table.
 */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";
import { missing } from "./missing.ts";

// Debian keeps servers in sbin, which is not on every user's PATH
const SYSTEM_FOLDERS = ["/usr/sbin", "/sbin", "/usr/lib/postfix/sbin", "/usr/local/sbin"];

/**
 * The path of a program, or null after the test was skipped with the reason (with CI=true it fails instead):
 * `const postfix = requireProgram(t, "postfix"); if (postfix === null) return;`
 */
export function requireProgram(t: TestContext, name: string): string | null {
  return findProgram(name) ?? missing(t, `the program ${name} is not installed`);
}

/** Like `requireProgram` for what only root may do (mounting a tmpfs, starting a Postfix instance). */
export function requireRoot(t: TestContext): true | null {
  return process.getuid?.() === 0 ? true : missing(t, "only root can do this");
}

/** The path of a program, or null. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...SYSTEM_FOLDERS];
  for (const folder of folders) {
    const path = join(folder, name);
    if (folder !== "" && isExecutable(path)) return path;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // absent or not ours to run: the next folder may have it
  }
}
