/**
 * Who wrote to whom, as hashes keyed with the data folder's secret: the table alone tells nobody's correspondence.
 * What is remembered is written in batches, always before the next question is answered; a crash may lose the last moment's.
 */
import { createHmac } from "node:crypto";
import { messageOf } from "../../platform/errors.ts";
import type { Log } from "../../platform/log.ts";
import { type Instant, type Milliseconds, toMilliseconds } from "../../platform/time.ts";
import type { Correspondents } from "../../ports/correspondents.ts";
import type { Writes } from "./database/writes.ts";
import type { StoreThread } from "./thread.ts";

const DAY: Milliseconds = toMilliseconds("1d");
const PAUSE: Milliseconds = 200;
const PAIRS_AT_ONCE = 500;
/** Of one message; a list of more says nothing about who knows whom. */
const RECIPIENTS = 500;

export class EmbeddedCorrespondents implements Correspondents {
  readonly #writer: StoreThread<Writes>;
  readonly #key: Buffer;
  readonly #keptFor: Milliseconds;
  readonly #log: Log;
  #pairs = new Map<bigint, number>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(writer: StoreThread<Writes>, secret: Buffer, keptFor: Milliseconds, log: Log) {
    this.#writer = writer;
    this.#key = createHmac("sha256", secret).update("correspondents").digest();
    this.#keptFor = keptFor;
    this.#log = log;
  }

  remember(author: string, recipients: readonly string[], at: Instant): void {
    const day = Math.floor(at / DAY);
    for (const recipient of recipients.slice(0, RECIPIENTS)) this.#pairs.set(this.#pair(author, recipient), day);
    if (this.#pairs.size >= PAIRS_AT_ONCE) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), PAUSE);
  }

  async between(author: string, recipients: readonly string[]): Promise<{ readonly wrote: boolean; readonly wasWrittenTo: boolean }> {
    this.#write();
    const some = recipients.slice(0, RECIPIENTS);
    const there = some.map((recipient) => this.#pair(author, recipient));
    const back = some.map((recipient) => this.#pair(recipient, author));
    const [wrote = false, wasWrittenTo = false] = await this.#writer.call("pairs.any", [[there, back]], false);
    return { wrote, wasWrittenTo };
  }

  /** Writes what is remembered. */
  async close(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#pairs.size === 0) return;
    const pairs = this.#pairs;
    this.#pairs = new Map();
    const day = Math.max(...pairs.values());
    const oldest = day - Math.ceil(this.#keptFor / DAY);
    this.#writing = this.#writer.call("pairs.remember", [[...pairs.keys()], day, oldest], false).catch((fault: unknown) => {
      this.#log.warn({ fault: messageOf(fault) }, "correspondents could not be remembered");
    });
  }

  #pair(author: string, recipient: string): bigint {
    const hash = createHmac("sha256", this.#key).update(`${author.toLowerCase()}\0${recipient.toLowerCase()}`);
    return hash.digest().readBigInt64BE(0);
  }
}
