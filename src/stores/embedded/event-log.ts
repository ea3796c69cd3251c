/**
 * The event log on SQLite. `append` is one durable commit, shared by everyone who asked in the same moment; notes go along with it or
 * at most 50 ms later. Notes that the disk had no room for wait, up to a bound, and are tried again.
 */
import type { PosternEvent } from "../../events/event.ts";
import { messageOf, PosternError } from "../../platform/errors.ts";
import type { Log } from "../../platform/log.ts";
import type { Instant, Milliseconds } from "../../platform/time.ts";
import type { EventLog, MessageCount, MessagePage, MessageQuery } from "../../ports/event-log.ts";
import type { Reads } from "./database/reads.ts";
import type { Writes } from "./database/writes.ts";
import { toRecord } from "./records.ts";
import type { StoreThread } from "./thread.ts";

const NOTE_PAUSE: Milliseconds = 50;
const NOTES_AT_ONCE = 100;
/** Beyond it the oldest are dropped: some minutes of mail on a full disk. */
const NOTES_WAITING = 10_000;
const RETRY_PAUSE: Milliseconds = 1_000;
/** Rows that one call of `forget` deletes of each kind: some 20 ms, so that commits come between. */
const FORGOTTEN_AT_ONCE = 100;

type Listener = (events: readonly PosternEvent[]) => void;

/** The part of the log that needs no writer. */
export type EventReading = Pick<EventLog, "of" | "messages" | "counts" | "outgoing" | "latest" | "wasUnscannable">;

export function readingEvents(reader: StoreThread<Reads>): EventReading {
  return {
    of: (arrival) => reader.call("events.of", [arrival]),
    messages: (query) => reader.call("messages.list", [query]),
    counts: (period) => reader.call("messages.counts", [period]),
    outgoing: (period) => reader.call("messages.outgoing", [period]),
    latest: (query) => reader.call("events.latest", [query]),
    wasUnscannable: (sha256) => reader.call("events.wasUnscannable", [sha256]),
  };
}

export class EmbeddedEventLog implements EventLog {
  readonly #writer: StoreThread<Writes>;
  readonly #reading: EventReading;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  #notes: PosternEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  /** The last write of notes; earlier ones are over when it is. */
  #writing: Promise<void> = Promise.resolve();
  #failing = false;

  constructor(writer: StoreThread<Writes>, reader: StoreThread<Reads>, log: Log) {
    this.#writer = writer;
    this.#reading = readingEvents(reader);
    this.#log = log;
  }

  async append(...events: readonly PosternEvent[]): Promise<void> {
    if (events.length === 0) return;
    const records = events.map(toRecord);
    // notes from before these events come before them in the log; asked for in the same moment, they share the commit
    if (!this.#failing) this.#writeNotes();
    await this.#writer.call("events.append", [records]);
    this.#tell(events);
  }

  note(event: PosternEvent): void {
    this.#notes.push(event);
    if (this.#notes.length > NOTES_WAITING) this.#notes.shift();
    if (this.#notes.length >= NOTES_AT_ONCE && !this.#failing) this.#writeNotes();
    else this.#timer ??= setTimeout(() => this.#writeNotes(), NOTE_PAUSE);
  }

  async flush(): Promise<void> {
    this.#writeNotes();
    await this.#writing;
  }

  of(arrival: string): Promise<readonly PosternEvent[]> {
    return this.#reading.of(arrival);
  }

  async messages(query: MessageQuery): Promise<MessagePage> {
    if (query.text !== undefined) await this.#finishIndex();
    return this.#reading.messages(query);
  }

  counts(period: { readonly since: Instant; readonly until: Instant }): Promise<readonly MessageCount[]> {
    return this.#reading.counts(period);
  }

  outgoing(period: Parameters<EventLog["outgoing"]>[0]): ReturnType<EventLog["outgoing"]> {
    return this.#reading.outgoing(period);
  }

  latest(query: Parameters<EventLog["latest"]>[0]): ReturnType<EventLog["latest"]> {
    return this.#reading.latest(query);
  }

  wasUnscannable(sha256: string): Promise<boolean> {
    return this.#reading.wasUnscannable(sha256);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forget(before: Instant): Promise<number> {
    return this.#writer.call("events.forget", [before, FORGOTTEN_AT_ONCE], false);
  }

  /** Writes what is noted, once, and stops the clock. */
  async close(): Promise<void> {
    await this.flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#notes.length > 0) this.#log.error({ events: this.#notes.length }, "events could not be written before the end");
  }

  #writeNotes(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const notes = this.#notes;
    this.#notes = [];
    if (notes.length > 0) this.#writing = this.#write(notes);
  }

  async #write(notes: readonly PosternEvent[]): Promise<void> {
    const earlier = this.#writing;
    try {
      await this.#writer.call("events.append", [notes.flatMap((event) => this.#record(event))], false);
      this.#failing = false;
      this.#tell(notes);
    } catch (fault) {
      this.#putBack(notes, fault);
    }
    await earlier;
  }

  #record(event: PosternEvent): readonly ReturnType<typeof toRecord>[] {
    try {
      return [toRecord(event)];
    } catch (fault) {
      this.#log.error({ type: event.type, fault: messageOf(fault) }, "an event cannot be written");
      return [];
    }
  }

  #putBack(notes: readonly PosternEvent[], fault: unknown): void {
    if (fault instanceof PosternError && fault.code === "store/closed") {
      this.#log.error({ events: notes.length }, "events came after the store was closed and are lost");
      return;
    }
    if (!this.#failing) this.#log.error({ fault: messageOf(fault) }, "events cannot be written; trying again");
    this.#failing = true;
    this.#notes = [...notes, ...this.#notes].slice(-NOTES_WAITING);
    this.#timer ??= setTimeout(() => this.#writeNotes(), RETRY_PAUSE);
  }

  #tell(events: readonly PosternEvent[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(events);
      } catch (fault) {
        this.#log.error({ fault: messageOf(fault) }, "a listener to events failed");
      }
    }
  }

  /** Messages of the last moment have no words yet. A full disk only makes them miss from the answer. */
  async #finishIndex(): Promise<void> {
    try {
      while (await this.#writer.call("search.index", [], false));
    } catch (fault) {
      this.#log.warn({ fault: messageOf(fault) }, "the newest messages cannot be searched for by words yet");
    }
  }
}
