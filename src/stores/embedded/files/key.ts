/**
 * The secret of the data folder (DATA/keys/messages.key, 32 random bytes): made once, durable before it is first used. Without it kept
 * mail cannot be read, so a missing key beside kept mail stops the start instead of making a new one.
 */
import { randomBytes } from "node:crypto";
import { open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { makeDurableFolder, syncFolder } from "../../../platform/data-folder.ts";
import { messageOf, OperatorError } from "../../../platform/errors.ts";

const KEY_BYTES = 32;

/** Reads the secret; makes it in a fresh data folder. Throws OperatorError. */
export async function openMessageKey(folder: string): Promise<Buffer> {
  const file = join(folder, "keys", "messages.key");
  const found = await readMessageKey(folder);
  if (found !== null) return found;
  if (await holdsMail(join(folder, "kept"))) {
    const text = `${file} is missing, but there is kept mail that only it can open; restore it from the backup, or move ${folder}/kept away.`;
    throw new OperatorError("data/key-missing", text);
  }
  return makeKey(join(folder, "keys"), file);
}

/** Reads the secret; null when there is none. Throws OperatorError when it cannot be read. */
export async function readMessageKey(folder: string): Promise<Buffer | null> {
  const file = join(folder, "keys", "messages.key");
  let key: Buffer;
  try {
    key = await readFile(file);
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return null;
    throw new OperatorError("data/key-unreadable", `${file} cannot be read (${messageOf(fault)}).`, fault);
  }
  if (key.length !== KEY_BYTES) throw new OperatorError("data/key-damaged", `${file} is damaged; restore it from the backup.`);
  return key;
}

async function makeKey(keys: string, file: string): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  try {
    await makeDurableFolder(keys);
    const handle = await open(`${file}.new`, "w", 0o600);
    try {
      await handle.writeFile(key);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
    await syncFolder(keys);
  } catch (fault) {
    throw new OperatorError("data/not-writable", `${file} cannot be written (${messageOf(fault)}).`, fault);
  }
  return key;
}

async function holdsMail(kept: string): Promise<boolean> {
  try {
    for (const name of await readdir(kept)) if ((await readdir(join(kept, name))).length > 0) return true;
  } catch {
    // no folder yet, or something else of that name: nothing is kept there
  }
  return false;
}
