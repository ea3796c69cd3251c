/**
 * Who wrote to whom and by which name, as hashes keyed with the data folder's secret: the table alone tells nobody's correspondence.
 * What is remembered is written in batches, and questions know what is not written yet; a crash may lose the last moment's.
 */
import { createHmac, hash } from "node:crypto";
import { messageOf } from "../../platform/errors.ts";
import type { Log } from "../../platform/log.ts";
import { type Instant, type Milliseconds, toMilliseconds } from "../../platform/time.ts";
import type { Correspondents } from "../../ports/correspondents.ts";
import type { Reads } from "./database/reads.ts";
import type { Writes } from "./database/writes.ts";
import type { StoreThread } from "./thread.ts";

const DAY: Milliseconds = toMilliseconds("1d");
const PAUSE: Milliseconds = 200;
const PAIRS_AT_ONCE = 500;
/** Stands where an author does; no address has a line end. */
const NAMES = "name\n";
/** Of one message; a list of more says nothing about who knows whom. */
const RECIPIENTS = 500;

export class EmbeddedCorrespondents implements Correspondents {
  readonly #writer: StoreThread<Writes>;
  readonly #reader: StoreThread<Reads>;
  /** In hexadecimal. */
  readonly #key: string;
  readonly #keptFor: Milliseconds;
  readonly #log: Log;
  #pairs = new Map<bigint, number>();
  /** Given to the writer, not yet known to be written. */
  readonly #underWay = new Set<ReadonlyMap<bigint, number>>();
  /** Asked in this moment, and the answers to all of it. */
  #questions: (readonly bigint[])[] = [];
  #answers: Promise<readonly boolean[]> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    threads: { readonly writer: StoreThread<Writes>; readonly reader: StoreThread<Reads> },
    secret: Buffer,
    keptFor: Milliseconds,
    log: Log,
  ) {
    this.#writer = threads.writer;
    this.#reader = threads.reader;
    this.#key = createHmac("sha256", secret).update("correspondents").digest("hex");
    this.#keptFor = keptFor;
    this.#log = log;
  }

  remember(author: string, recipients: readonly string[], at: Instant): void {
    const pairs = recipients.slice(0, RECIPIENTS).map((recipient) => this.#pair(author, recipient));
    this.#keep(pairs, at);
  }

  rememberName(nameKey: string, address: string, at: Instant): void {
    this.#keep([this.#pair(NAMES, nameKey), this.#pair(`${NAMES}${nameKey}`, address)], at);
  }

  async isNameOfAnother(nameKey: string, address: string): Promise<boolean> {
    const questions = [[this.#pair(NAMES, nameKey)], [this.#pair(`${NAMES}${nameKey}`, address)]];
    const fresh = questions.map((pairs) => pairs.some((pair) => this.#isUnwritten(pair)));
    const [known = false, here = false] = await this.#ask(questions);
    return (known || fresh[0] === true) && !(here || fresh[1] === true);
  }

  #keep(pairs: readonly bigint[], at: Instant): void {
    const day = Math.floor(at / DAY);
    for (const pair of pairs) this.#pairs.set(pair, day);
    if (this.#pairs.size >= PAIRS_AT_ONCE) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), PAUSE);
  }

  async between(author: string, recipients: readonly string[]): Promise<{ readonly wrote: boolean; readonly wasWrittenTo: boolean }> {
    const some = recipients.slice(0, RECIPIENTS);
    const there = some.map((recipient) => this.#pair(author, recipient));
    const back = some.map((recipient) => this.#pair(recipient, author));
    // before the question, as what is under way may be written and forgotten here by the time of the answer
    const fresh = [there, back].map((pairs) => pairs.some((pair) => this.#isUnwritten(pair)));
    const [wrote = false, wasWrittenTo = false] = await this.#ask([there, back]);
    return { wrote: wrote || fresh[0] === true, wasWrittenTo: wasWrittenTo || fresh[1] === true };
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
    this.#underWay.add(pairs);
    this.#writing = this.#writer
      .call("pairs.remember", [[...pairs.keys()], day, oldest], false)
      .catch((fault: unknown) => this.#log.warn({ fault: messageOf(fault) }, "correspondents could not be remembered"))
      .finally(() => this.#underWay.delete(pairs));
  }

  /** What is asked in one moment goes together: waking the reading thread costs more than many a check. */
  async #ask(questions: readonly (readonly bigint[])[]): Promise<readonly boolean[]> {
    const from = this.#questions.length;
    this.#questions.push(...questions);
    this.#answers ??= this.#answerAll();
    return (await this.#answers).slice(from, from + questions.length);
  }

  async #answerAll(): Promise<readonly boolean[]> {
    await Promise.resolve(); // until everything of this moment is asked
    const questions = this.#questions;
    this.#questions = [];
    this.#answers = null;
    return this.#reader.call("pairs.any", [questions]);
  }

  #isUnwritten(pair: bigint): boolean {
    return this.#pairs.has(pair) || [...this.#underWay].some((pairs) => pairs.has(pair));
  }

  /** Key before text is as good as HMAC here, as only an eighth of the digest is used and nobody sees it, and costs a tenth. */
  #pair(author: string, recipient: string): bigint {
    const text = `${this.#key}${author.toLowerCase()}\0${recipient.toLowerCase()}`;
    return hash("sha256", text, "buffer").readBigInt64BE(0);
  }
}
