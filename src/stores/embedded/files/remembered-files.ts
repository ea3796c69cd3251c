/**
 * The best-effort promise of the MessageStore: DATA/remembered. Written behind the mail flow from a bounded queue, without fsync; the
 * list in the database says what is oldest. Nothing here ever rejects towards the mail flow.
 */
import type { Direction } from "../../../mail/arrival.ts";
import { messageOf } from "../../../platform/errors.ts";
import type { Log } from "../../../platform/log.ts";
import type { Instant } from "../../../platform/time.ts";
import type { StoreLimits } from "../../options.ts";
import type { Reads } from "../database/reads.ts";
import type { Victim } from "../database/remembered.ts";
import type { Writes } from "../database/writes.ts";
import type { StoreThread } from "../thread.ts";
import { GRACE, type Swept } from "./kept-files.ts";
import { missingRoom } from "./room.ts";
import { seal, unseal } from "./seal.ts";
import { Shelf } from "./shelf.ts";

const QUEUE_MESSAGES = 1_000;
const QUEUE_BYTES = 67_108_864;
const WRITERS = 2;
const SLICE = 500;
/** Evicting stops here, so that it does not run for every message at the cap. */
const EVICT_TO = 0.95;
/** Of 256, in one sweep: files that a crash left without a line in the list are found within hours. */
const FOLDERS_LOOKED_AT = 8;
const LOG_EVERY = 60_000;
/** Other programs fill disks too, so the room is looked at without any mail as well. */
const LOOK_AT_ROOM_EVERY = 5_000;

interface Queued {
  readonly sha256: string;
  readonly raw: Buffer;
  readonly direction: Direction;
  readonly at: Instant;
}

export class RememberedFiles {
  readonly #shelf: Shelf;
  readonly #root: string;
  readonly #looking: NodeJS.Timeout;
  readonly #key: Buffer;
  readonly #limits: StoreLimits;
  readonly #writer: StoreThread<Writes>;
  readonly #reader: StoreThread<Reads>;
  readonly #log: Log;
  #queue: Queued[] = [];
  #queuedBytes = 0;
  #writing = new Set<Promise<void>>();
  #evicting: Promise<Swept> | null = null;
  #total: Promise<number> | null = null;
  #added = 0;
  #nextFolder = 0;
  #lastLogged = 0;
  #isTight = false;

  constructor(
    root: string,
    key: Buffer,
    limits: StoreLimits,
    threads: { writer: StoreThread<Writes>; reader: StoreThread<Reads> },
    log: Log,
  ) {
    this.#shelf = new Shelf(root);
    this.#root = root;
    this.#key = key;
    this.#limits = limits;
    this.#writer = threads.writer;
    this.#reader = threads.reader;
    this.#log = log;
    this.#looking = setInterval(() => void this.#lookAtRoom(), LOOK_AT_ROOM_EVERY).unref();
  }

  remember(message: Queued): void {
    const age = message.direction === "inbound" ? this.#limits.rememberInbound : this.#limits.rememberOutbound;
    if (age <= 0 || this.#limits.rememberCap <= 0) return;
    if (this.#isTight) {
      this.#complain("the disk is nearly full");
      return;
    }
    if (this.#queue.length >= QUEUE_MESSAGES || this.#queuedBytes + message.raw.length > QUEUE_BYTES) {
      this.#complain("messages come faster than they can be remembered");
      return;
    }
    this.#queue.push(message);
    this.#queuedBytes += message.raw.length;
    this.#work();
  }

  async open(sha256: string): Promise<Buffer | null> {
    const sealed = await this.#shelf.read(sha256);
    return sealed === null ? null : unseal(sealed, sha256, this.#key);
  }

  async bytes(): Promise<number> {
    this.#total ??= this.#reader.call("remembered.total", []);
    return (await this.#total) + this.#added;
  }

  async sweep(now: Instant): Promise<Swept> {
    this.#isTight = (await this.#missingRoom()) > 0;
    const before = { inbound: now - this.#limits.rememberInbound, outbound: now - this.#limits.rememberOutbound };
    const past = await this.#removeAll(() => this.#reader.call("remembered.past", [before, SLICE]));
    const evicted = await this.#evict();
    const orphans = await this.#removeOrphans(now);
    return { deleted: past.deleted + evicted.deleted + orphans.deleted, bytes: past.bytes + evicted.bytes + orphans.bytes };
  }

  /** Resolves when the queue is written. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    while (this.#writing.size > 0) await Promise.all(this.#writing);
    await this.#evicting;
  }

  #work(): void {
    while (this.#writing.size < WRITERS && this.#queue.length > 0) {
      const [next] = this.#queue.splice(0, 1);
      if (next === undefined) return;
      const writing = this.#write(next).finally(() => {
        this.#writing.delete(writing);
        this.#queuedBytes -= next.raw.length;
        this.#work();
      });
      this.#writing.add(writing);
    }
  }

  async #write({ sha256, raw, direction, at }: Queued): Promise<void> {
    try {
      const there = await this.#shelf.stat(sha256);
      let bytes = there?.bytes ?? 0;
      if (there === null) {
        const sealed = await seal(raw, sha256, this.#key);
        bytes = sealed.length;
        await this.bytes(); // the total is asked for before its first addition, or that would count twice
        await this.#shelf.put(sha256, sealed);
        this.#added += bytes;
      }
      // not waited for: lines of many messages go in one commit
      this.#writer
        .call("remembered.add", [[{ sha256, at, direction, bytes }]], false)
        .catch((fault: unknown) => this.#complain(messageOf(fault)));
      if ((await this.bytes()) > this.#limits.rememberCap) await this.#evict();
    } catch (fault) {
      this.#complain(messageOf(fault));
    }
  }

  /** Brings the total under the cap; one at a time. */
  #evict(): Promise<Swept> {
    this.#evicting ??= this.#evictToCap().finally(() => {
      this.#evicting = null;
    });
    return this.#evicting;
  }

  async #evictToCap(): Promise<Swept> {
    const { rememberCap } = this.#limits;
    const target = (await this.bytes()) > rememberCap ? rememberCap * EVICT_TO : Number.POSITIVE_INFINITY;
    return this.#removeAll(async () => {
      let excess = Math.max((await this.bytes()) - target, await this.#missingRoom());
      const oldest = excess <= 0 ? [] : await this.#reader.call("remembered.oldest", [SLICE]);
      return oldest.filter(({ bytes }) => {
        const goes = excess > 0;
        excess -= bytes;
        return goes;
      });
    });
  }

  #missingRoom(): Promise<number> {
    return missingRoom(this.#root, this.#limits);
  }

  /** Stops remembering while the disk is nearly full, and gives room back. */
  async #lookAtRoom(): Promise<void> {
    try {
      this.#isTight = (await this.#missingRoom()) > 0;
      if (this.#isTight) await this.#evict();
    } catch (fault) {
      this.#complain(messageOf(fault));
    }
  }

  async #removeAll(next: () => Promise<readonly Victim[]>): Promise<Swept> {
    let deleted = 0;
    let bytes = 0;
    for (let victims = await next(); victims.length > 0; victims = await next()) {
      // the file first: a line without a file is harmless, a file without a line would have to be searched for
      for (const { sha256 } of victims) await this.#shelf.remove(sha256);
      await this.#writer.call("remembered.remove", [victims.map(({ sha256 }) => sha256)], false);
      const freed = victims.reduce((sum, victim) => sum + victim.bytes, 0);
      this.#added -= freed;
      deleted += victims.length;
      bytes += freed;
    }
    return { deleted, bytes };
  }

  async #removeOrphans(now: Instant): Promise<Swept> {
    let deleted = 0;
    let bytes = 0;
    for (let looked = 0; looked < FOLDERS_LOOKED_AT; looked++) {
      const folder = Shelf.folders[this.#nextFolder] ?? "00";
      this.#nextFolder = (this.#nextFolder + 1) % Shelf.folders.length;
      const { digests, leftovers } = await this.#shelf.list(folder);
      for (const { name, changedAt } of leftovers) if (now - changedAt > GRACE) await this.#shelf.removeLeftover(folder, name);
      const known = new Set(digests.length === 0 ? [] : await this.#reader.call("remembered.known", [digests]));
      for (const sha256 of digests.filter((each) => !known.has(each))) {
        const file = await this.#shelf.stat(sha256);
        if (file === null || now - file.changedAt <= GRACE) continue;
        await this.#shelf.remove(sha256);
        deleted++;
        bytes += file.bytes;
      }
    }
    return { deleted, bytes };
  }

  #complain(why: string): void {
    const now = Date.now();
    if (now - this.#lastLogged < LOG_EVERY) return;
    this.#lastLogged = now;
    this.#log.warn({ why }, "a message could not be remembered; mail flow goes on");
  }
}
