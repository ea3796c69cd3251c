/**
 * The users file: one "name:$argon2id$…" a line, "#" starts a comment. Names are compared in lower case.
 * Reading follows changes without a restart; a line that cannot be read counts for nobody and is reported, a file that cannot be
 * read leaves the last good one in force. Writing replaces the whole file at once, mode 0600.
 */
import { open, readFile, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, OperatorError } from "./errors.ts";
import { makeFolder } from "./folders.ts";
import { USERS_FILE_BYTES } from "./limits.ts";
import { isPasswordHash } from "./passwords.ts";
import type { Milliseconds } from "./time.ts";

export type Users = ReadonlyMap<string, string>;

export interface UsersFile {
  /** The stored hash, null when there is no such user. */
  find(name: string): Promise<string | null>;
}

interface ReadUsers {
  readonly users: Users;
  readonly faults: readonly string[];
}

/** Printable and without the characters that mean something in the file, in a log line or in a header field. */
const NAME = /^[^\p{C}\p{Z}:#<>()"\\,;]{1,200}$/u;
/** How long an answer from memory is trusted before the file's date is looked at. */
const LOOK_AGAIN: Milliseconds = 500;

/** How a name is stored and compared; null when it cannot be one. */
export function toUserName(text: string): string | null {
  const name = text.normalize("NFC").toLowerCase();
  return NAME.test(name) ? name : null;
}

/** Everyone in the file; nobody when it does not exist. Throws OperatorError when it cannot be read. */
export async function readUsers(file: string): Promise<ReadUsers> {
  const text = await readText(file);
  const users = new Map<string, string>();
  const faults: string[] = [];
  for (const [i, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const colon = line.indexOf(":");
    const name = toUserName(line.slice(0, Math.max(colon, 0)));
    const hash = line.slice(colon + 1);
    if (name === null || !isPasswordHash(hash)) faults.push(`${file} line ${i + 1} is not "name:$argon2id$…"`);
    else if (users.has(name)) faults.push(`${file} line ${i + 1} names ${name} a second time`);
    else users.set(name, hash);
  }
  return { users, faults };
}

/**
 * Sets a user's hash, or takes the user out (`hash` null); every other line stays as it is. Says whether the user was there before.
 * A crash leaves the old file or the new one.
 */
export async function editUsers(file: string, name: string, hash: string | null): Promise<boolean> {
  const lines = (await readText(file)).split("\n").filter((line, i, all) => line !== "" || i < all.length - 1);
  const others = lines.filter((line) => toUserName(line.trim().split(":", 1)[0] ?? "") !== name);
  const kept = hash === null ? others : [...others, `${name}:${hash}`];
  await replaceFile(file, kept.map((line) => `${line}\n`).join(""));
  return others.length < lines.length;
}

async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  try {
    await makeFolder(dirname(file));
    const handle = await open(fresh, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    throw new OperatorError("users/unwritable", `the users file ${file} cannot be written: ${messageOf(error)}`, error);
  }
}

/** Follows the file. `report` is told each fault once for each state of the file. */
export function followUsers(file: string, report: (fault: string) => void): UsersFile {
  let users: Users = new Map();
  let mark = "";
  let looked = -Infinity;
  const look = async (): Promise<void> => {
    const now = await stat(file, { bigint: true }).then(
      (found) => `${found.mtimeNs} ${found.size} ${found.ino}`,
      () => "absent",
    );
    if (now === mark) return;
    mark = now;
    try {
      const read = await readUsers(file);
      users = read.users;
      for (const fault of read.faults) report(fault);
    } catch (error) {
      report(messageOf(error));
    }
  };
  let looking: Promise<void> | null = null;
  return {
    async find(name) {
      if (looking === null && performance.now() - looked > LOOK_AGAIN) {
        looking = look().finally(() => {
          looking = null;
          looked = performance.now();
        });
      }
      if (looking !== null) await looking;
      return users.get(name) ?? null;
    },
  };
}

async function readText(file: string): Promise<string> {
  try {
    const found = await stat(file);
    if (found.size > USERS_FILE_BYTES) throw new RangeError(`it is larger than ${USERS_FILE_BYTES} bytes`);
    return await readFile(file, "utf8");
  } catch (error) {
    // a cast: system errors carry a code, other errors have none
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw new OperatorError("users/unreadable", `the users file ${file} cannot be read: ${messageOf(error)}`, error);
  }
}
