/**
 * The durable promise of the MessageStore: DATA/kept. A file stays as long as an entry refers to it; a fresh one is safe for an hour, as
 * its entry is written after it. The folder is the truth: how much lies there is counted once at the start and kept in step.
 */
import type { Instant, Milliseconds } from "../../../platform/time.ts";
import { StoreDamaged, StoreFull } from "../../errors.ts";
import { Locks } from "./locks.ts";
import { seal, unseal } from "./seal.ts";
import { Shelf } from "./shelf.ts";

/** Longer than any transaction takes from keeping the bytes to writing the entry. */
export const GRACE: Milliseconds = 3_600_000;

export interface Swept {
  readonly deleted: number;
  readonly bytes: number;
}

export class KeptFiles {
  readonly #shelf: Shelf;
  readonly #key: Buffer;
  readonly #quota: number;
  readonly #referenced: (digests: readonly string[]) => Promise<readonly string[]>;
  readonly #locks = new Locks();
  readonly #counted: Promise<void>;
  #bytes = 0;

  constructor(root: string, key: Buffer, quota: number, referenced: (digests: readonly string[]) => Promise<readonly string[]>) {
    this.#shelf = new Shelf(root);
    this.#key = key;
    this.#quota = quota;
    this.#referenced = referenced;
    this.#counted = this.#count();
    this.#counted.catch(() => undefined); // whoever keeps or asks hears of it
  }

  async bytes(): Promise<number> {
    await this.#counted;
    return this.#bytes;
  }

  async keep(sha256: string, raw: Buffer): Promise<void> {
    await this.#counted;
    await this.#locks.with(sha256, async () => {
      if (await this.#isWhole(sha256)) return this.#shelf.refresh(sha256);
      const sealed = await seal(raw, sha256, this.#key);
      const there = (await this.#shelf.stat(sha256))?.bytes ?? 0;
      const more = sealed.length - there;
      if (this.#bytes + more > this.#quota) throw new StoreFull("The quota for quarantined and held mail is used up.");
      this.#bytes += more; // before the write, so that concurrent ones cannot pass the quota together
      try {
        await this.#shelf.putDurably(sha256, sealed);
      } catch (fault) {
        this.#bytes -= more;
        throw fault;
      }
    });
  }

  async open(sha256: string): Promise<Buffer | null> {
    const sealed = await this.#shelf.read(sha256);
    return sealed === null ? null : unseal(sealed, sha256, this.#key);
  }

  /** Deletes what nothing refers to. */
  async sweep(now: Instant): Promise<Swept> {
    await this.#counted;
    let deleted = 0;
    let bytes = 0;
    for (const folder of Shelf.folders) {
      const { digests, leftovers } = await this.#shelf.list(folder);
      for (const { name, changedAt } of leftovers) if (now - changedAt > GRACE) await this.#shelf.removeLeftover(folder, name);
      if (digests.length === 0) continue;
      const needed = new Set(await this.#referenced(digests));
      for (const sha256 of digests.filter((each) => !needed.has(each))) {
        const freed = await this.#removeUnneeded(sha256, now);
        if (freed === null) continue;
        deleted++;
        bytes += freed;
      }
    }
    return { deleted, bytes };
  }

  async #removeUnneeded(sha256: string, now: Instant): Promise<number | null> {
    return this.#locks.with(sha256, async () => {
      const file = await this.#shelf.stat(sha256);
      if (file === null || now - file.changedAt <= GRACE) return null;
      // asked again under the lock: an entry may have come since the first answer
      if ((await this.#referenced([sha256])).length > 0) return null;
      await this.#shelf.remove(sha256);
      this.#bytes -= file.bytes;
      return file.bytes;
    });
  }

  /** A damaged file is written again from the bytes at hand. */
  async #isWhole(sha256: string): Promise<boolean> {
    try {
      return (await this.open(sha256)) !== null;
    } catch (fault) {
      if (fault instanceof StoreDamaged) return false;
      throw fault;
    }
  }

  async #count(): Promise<void> {
    for (const folder of Shelf.folders) {
      const { digests } = await this.#shelf.list(folder);
      for (const sha256 of digests) this.#bytes += (await this.#shelf.stat(sha256))?.bytes ?? 0;
    }
  }
}
