/**
 * Makes folders with all folders above them. Node's own recursive mkdir never returns where a file system answers ENOENT to every
 * mkdir, as /proc does: a folder given by mistake would hang the gateway instead of ending in a sentence.
 */
import { existsSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/** Only the gateway's own user: mail, keys and sessions lie in these folders. */
const FOLDER_MODE = 0o700;

/** Returns the topmost folder that it made, null when all were there. Another process may be making the same ones. */
export async function makeFolder(path: string): Promise<string | null> {
  const parent = dirname(path);
  const above = existsSync(parent) || parent === path ? null : await makeFolder(parent);
  try {
    await mkdir(path, { mode: FOLDER_MODE });
    return above ?? path;
  } catch (fault) {
    if (isThere(fault) && statSync(path).isDirectory()) return above;
    throw fault;
  }
}

function isThere(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "EEXIST";
}
