/**
 * One line of a log while it is read: offsets into a large text, so that a line that tells nothing costs no allocation.
 * One cursor serves all lines of a file (hundreds of millions): it is written over, and nothing may keep it.
 */
import type { Instant } from "../../platform/time.ts";

export class Line {
  text = "";
  /** Of the line, without its line end. */
  start = 0;
  end = 0;
  at: Instant = 0;
  /** "" when the line names no host. */
  host = "";
  /** Name of the program, without process number; "" when there is none. */
  programStart = 0;
  programEnd = 0;
  /** Where the program's own words begin. */
  body = 0;

  /** Whether `words` stand at `at`. */
  has(words: string, at: number): boolean {
    return at + words.length <= this.end && this.text.startsWith(words, at);
  }

  /** Offset of `words` inside the line from `from` on, or -1. */
  find(words: string, from: number): number {
    return this.bounded.indexOf(words, from);
  }

  /** The text up to the line's end: a search for what is not there must not run through the rest of the megabyte. */
  private get bounded(): string {
    if (this.boundedEnd !== this.end || this.boundedText !== this.text) {
      this.upToEnd = this.text.slice(0, this.end);
      this.boundedEnd = this.end;
      this.boundedText = this.text;
    }
    return this.upToEnd;
  }

  private upToEnd = "";
  private boundedEnd = -1;
  private boundedText = "";

  programIs(name: string): boolean {
    return this.programEnd - this.programStart === name.length && this.text.startsWith(name, this.programStart);
  }

  get program(): string {
    return this.text.slice(this.programStart, this.programEnd);
  }

  get words(): string {
    return this.text.slice(this.body, this.end);
  }

  /** The value behind `key` up to `until`, or to the end; null when the key is not there. */
  value(key: string, until: string, from: number): string | null {
    const at = this.find(key, from);
    if (at < 0) return null;
    const begin = at + key.length;
    const stop = this.find(until, begin);
    return own(this.text.slice(begin, stop < 0 ? this.end : stop));
  }
}

const MOST = 1_000;
/** Shorter texts are copied by slice() itself. */
const SHARED = 13;
const NOT_ASCII = /[\x80-\xff]/;

/**
 * A text of its own: V8's slices keep the whole text alive that they were cut from, which here is a megabyte of log.
 * Logs are read as bytes; what is UTF-8 becomes so here.
 */
export function own(slice: string): string {
  if (slice.length < SHARED) return NOT_ASCII.test(slice) ? Buffer.from(slice, "latin1").toString("utf8") : slice;
  const bytes = Buffer.from(slice.length > MOST ? slice.slice(0, MOST) : slice, "latin1");
  return NOT_ASCII.test(slice) ? bytes.toString("utf8") : bytes.toString("latin1");
}

/** The same for names that come again and again: each is kept once. */
export class Names {
  private readonly names = new Map<string, string>();
  private readonly most: number;

  constructor(most = 20_000) {
    this.most = most;
  }

  of(slice: string): string {
    const known = this.names.get(slice);
    if (known !== undefined) return known;
    const name = own(slice);
    if (this.names.size >= this.most) this.names.clear(); // a cache, not a record
    this.names.set(own(slice), name);
    return name;
  }
}
