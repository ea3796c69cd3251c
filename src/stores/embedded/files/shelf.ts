/**
 * Files named by digest in 256 folders below one root. A file is written under another name beside its place and renamed, so that a
 * name always has whole contents. Leftovers of a crash start with a dot and are cleared away by age.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { makeDurableFolder, syncFolder } from "../../../platform/data-folder.ts";
import type { Instant } from "../../../platform/time.ts";
import { isNoSpace, StoreFault, StoreFull } from "../../errors.ts";

const DIGEST = /^[0-9a-f]{64}$/;
const FOLDERS: readonly string[] = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, "0"));

export interface ShelfFile {
  readonly name: string;
  readonly bytes: number;
  readonly changedAt: Instant;
}

export class Shelf {
  readonly #root: string;
  /** Folders that are there and durable. */
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  static get folders(): readonly string[] {
    return FOLDERS;
  }

  /** Durable when it resolves: the file's bytes, its name, and its folder. Rejects with StoreFull. */
  async putDurably(sha256: string, bytes: Buffer): Promise<void> {
    const folder = this.#folderOf(sha256);
    try {
      if (!this.#made.has(folder)) await makeDurableFolder(folder);
      this.#made.add(folder);
      await this.#write(folder, sha256, bytes, true);
      await syncFolder(folder);
    } catch (fault) {
      throw toStoreFault(fault);
    }
  }

  /** Whole or not at all, but a crash may lose it. */
  async put(sha256: string, bytes: Buffer): Promise<void> {
    const folder = this.#folderOf(sha256);
    try {
      if (!this.#made.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
      this.#made.add(folder);
      await this.#write(folder, sha256, bytes, false);
    } catch (fault) {
      throw toStoreFault(fault);
    }
  }

  /** Makes a file that is there durable and young, as a fresh `putDurably` would. */
  async refresh(sha256: string): Promise<void> {
    const now = new Date();
    const folder = this.#folderOf(sha256);
    try {
      await utimes(join(folder, sha256), now, now);
      // it may be from before a crash, renamed but not yet synced
      await syncFolder(folder);
    } catch (fault) {
      throw toStoreFault(fault);
    }
  }

  async read(sha256: string): Promise<Buffer | null> {
    try {
      return await readFile(join(this.#folderOf(sha256), sha256));
    } catch (fault) {
      if (isAbsent(fault)) return null;
      throw toStoreFault(fault);
    }
  }

  async stat(sha256: string): Promise<ShelfFile | null> {
    return this.#stat(this.#folderOf(sha256), sha256);
  }

  async remove(sha256: string): Promise<void> {
    await rm(join(this.#folderOf(sha256), sha256), { force: true });
  }

  /** Digests in one of `Shelf.folders`, and what a crash left there. */
  async list(name: string): Promise<{ readonly digests: readonly string[]; readonly leftovers: readonly ShelfFile[] }> {
    const folder = join(this.#root, name);
    let names: readonly string[];
    try {
      names = await readdir(folder);
    } catch (fault) {
      if (isAbsent(fault)) return { digests: [], leftovers: [] };
      throw toStoreFault(fault);
    }
    const leftovers = await Promise.all(names.filter((each) => each.startsWith(".")).map((each) => this.#stat(folder, each)));
    return { digests: names.filter((each) => DIGEST.test(each)), leftovers: leftovers.filter((each) => each !== null) };
  }

  async removeLeftover(folder: string, name: string): Promise<void> {
    await rm(join(this.#root, folder, name), { force: true });
  }

  #folderOf(sha256: string): string {
    if (!DIGEST.test(sha256)) throw new StoreFault("store/fault", "A message's digest is 64 hexadecimal digits.");
    return join(this.#root, sha256.slice(0, 2));
  }

  async #write(folder: string, sha256: string, bytes: Buffer, durably: boolean): Promise<void> {
    const unfinished = join(folder, `.${sha256}.${randomBytes(6).toString("hex")}`);
    try {
      const handle = await open(unfinished, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        if (durably) await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, join(folder, sha256));
    } catch (fault) {
      if (isAbsent(fault)) this.#made.delete(folder); // somebody removed the folder: it is made again next time
      await rm(unfinished, { force: true }).catch(() => undefined); // cleared away by age otherwise
      throw fault;
    }
  }

  async #stat(folder: string, name: string): Promise<ShelfFile | null> {
    try {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, bytes: size, changedAt: mtimeMs };
    } catch (fault) {
      if (isAbsent(fault)) return null;
      throw toStoreFault(fault);
    }
  }
}

function isAbsent(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ENOENT";
}

function toStoreFault(fault: unknown): Error {
  if (isNoSpace(fault)) return new StoreFull("There is no room on the disk for the message.", fault);
  return fault instanceof Error ? fault : new StoreFault("store/fault", String(fault), fault);
}
