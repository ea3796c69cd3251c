/**
 * The files behind the paths: folders walked (links followed, each real folder once), rotated logs put together in the order of time
 * ("mail.log.2.gz", "mail.log.1", "mail.log"; "maillog-20240107"), so that a message is followed across a rotation.
 */
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { OperatorError } from "../platform/errors.ts";
import type { Instant } from "../platform/time.ts";

export interface EvidenceFile {
  readonly path: string;
  readonly bytes: number;
  readonly lastWritten: Instant;
}

/** Files that are one log, oldest first. */
export interface FileGroup {
  readonly name: string;
  readonly files: readonly EvidenceFile[];
}

/** A folder tree deeper than this is a ring or a trap. */
const DEPTH = 40;

/** Every file behind the paths. Throws OperatorError for a path that cannot be read; a file below a folder that cannot is left to `open`. */
export async function filesOf(paths: readonly string[]): Promise<readonly EvidenceFile[]> {
  const files: EvidenceFile[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const about = await stat(path).catch((fault: NodeJS.ErrnoException) => {
      throw new OperatorError("audit/unreadable", `${path}: cannot be read (${fault.code ?? fault.message})`, fault);
    });
    if (about.isDirectory()) await walk(path, 0, seen, files);
    else files.push({ path, bytes: about.size, lastWritten: about.mtimeMs });
  }
  return files;
}

async function walk(folder: string, depth: number, seen: Set<string>, files: EvidenceFile[]): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real) || depth > DEPTH) return;
  seen.add(real);
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    const about = await stat(path).catch(() => null); // a link to nowhere is no evidence
    if (about === null) continue;
    if (about.isDirectory()) await walk(path, depth + 1, seen, files);
    else if (about.isFile()) files.push({ path, bytes: about.size, lastWritten: about.mtimeMs });
  }
}

/** Puts rotated files of one log together. */
export function grouped(files: readonly EvidenceFile[]): readonly FileGroup[] {
  const groups = new Map<string, EvidenceFile[]>();
  for (const file of files) {
    const name = withoutRotation(file.path);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups].map(([name, members]) => ({ name, files: members.sort((one, other) => byRotation(one.path, other.path)) }));
}

const ROTATION = /(?:[.-](?:(\d{1,3})|(\d{4}-?\d{2}-?\d{2}(?:-\d+)?)))?(?:\.(?:gz|zst))?$/;

/** The log that a file which is packed so that nobody here reads it (xz, bzip2) is a part of, by its name. */
export function logOf(path: string): string {
  return withoutRotation(path.replace(/\.(?:xz|bz2)$/, ""));
}

function withoutRotation(path: string): string {
  const name = basename(path).replace(/\.(?:gz|zst)$/, "");
  return join(dirname(path), name.replace(/[.-](?:\d{1,3}|\d{4}-?\d{2}-?\d{2}(?:-\d+)?)$/, ""));
}

/** Higher numbers are older, earlier dates are older, a name without either is the newest. */
function byRotation(one: string, other: string): number {
  const [, number = "", date = ""] = ROTATION.exec(one) ?? [];
  const [, otherNumber = "", otherDate = ""] = ROTATION.exec(other) ?? [];
  if (number !== "" && otherNumber !== "") return Number(otherNumber) - Number(number);
  if (date !== "" && otherDate !== "") return date < otherDate ? -1 : Number(date > otherDate);
  const isNewest = number === "" && date === "";
  const otherIsNewest = otherNumber === "" && otherDate === "";
  if (isNewest !== otherIsNewest) return isNewest ? 1 : -1;
  return one < other ? -1 : Number(one > other);
}
