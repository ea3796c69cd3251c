/**
 * Finds multipart delimiter lines (RFC 2046 section 5.1.1): a table of the open boundaries, so that a line is looked up once however
 * many multiparts are open. White space after a boundary is allowed; other text makes it a delimiter only by the habit of prefixes.
 */
import type { Habit } from "./habits.ts";
import { nextLine } from "./header-block.ts";

export interface Delimiter {
  /** Which open multipart it belongs to, the outermost being 0. */
  readonly level: number;
  readonly closing: boolean;
  readonly lineStart: number;
  readonly next: number;
}

const DASH = 45;
const LF = 10;
const CR = 13;
const DASHES = Buffer.from("--");
/** RFC 2046 5.1.1 allows 70 characters; longer ones occur, and nothing is gained by reading them otherwise than programs do. */
const BOUNDARY_BYTES = 8_000;
/** White space behind a boundary that still makes a delimiter. */
const TRAILING_BYTES = 100;

/** The bytes of a boundary as latin1, "" for one that cannot be used. */
export function boundaryKey(boundary: string): string {
  const key = Buffer.from(boundary, "utf8").toString("latin1").trimEnd();
  return key.length > BOUNDARY_BYTES ? "" : key;
}

export class DelimiterFinder {
  readonly #raw: Buffer;
  readonly #habit: Habit | null;
  readonly #met: (habit: Habit) => void;
  readonly #levels = new Map<string, number>();
  /** The open boundaries from the outermost in, each with the level of an outer one that it hides. */
  readonly #stack: { readonly key: string; readonly hidden: number | undefined }[] = [];
  #longest = 0;

  constructor(raw: Buffer, habit: Habit | null, met: (habit: Habit) => void) {
    this.#raw = raw;
    this.#habit = habit;
    this.#met = met;
  }

  /** Opens a boundary and returns its level. An outer one of the same text waits until this one is closed. */
  open(key: string): number {
    const level = this.#stack.length;
    this.#stack.push({ key, hidden: this.#levels.get(key) });
    this.#levels.set(key, level);
    this.#longest = Math.max(this.#longest, key.length);
    return level;
  }

  close(level: number): void {
    const top = this.#stack[level];
    if (top === undefined) return;
    this.#stack.length = level;
    if (top.hidden === undefined) this.#levels.delete(top.key);
    else this.#levels.set(top.key, top.hidden);
  }

  /** The first delimiter line at or after `from`. */
  next(from: number): Delimiter | null {
    if (this.#levels.size === 0) return null;
    const raw = this.#raw;
    let pos = raw.indexOf(DASHES, from);
    while (pos >= 0) {
      const before = raw[pos - 1];
      if (pos === from || before === LF || before === CR) {
        const delimiter = this.at(pos);
        if (delimiter !== null) return delimiter;
      }
      // a run of dashes is stepped over at once, or rows of dashes would cost their square
      while (raw[pos] === DASH) pos++;
      pos = raw.indexOf(DASHES, pos);
    }
    return null;
  }

  at(lineStart: number): Delimiter | null {
    const raw = this.#raw;
    if (raw[lineStart] !== DASH || raw[lineStart + 1] !== DASH || this.#levels.size === 0) return null;
    const longest = Math.min(raw.length, lineStart + this.#longest + TRAILING_BYTES);
    const next = nextLine(raw, lineStart, longest);
    const line = raw.toString("latin1", lineStart + 2, next).trimEnd();
    const level = this.#levels.get(line);
    if (level !== undefined) return { level, closing: false, lineStart, next };
    const closed = line.endsWith("--") ? this.#levels.get(line.slice(0, -2).trimEnd()) : undefined;
    if (closed !== undefined) return { level: closed, closing: true, lineStart, next };
    return this.#byPrefix(line, lineStart);
  }

  /** The longest open boundary that the line begins with. */
  #byPrefix(line: string, lineStart: number): Delimiter | null {
    const stack = this.#stack;
    let best = -1;
    // by number: an iterator makes two objects a step, 40 MB of them for thousands of lines in the deepest message
    for (let level = 0; level < stack.length; level++) {
      const { key } = stack[level]!;
      if (line.startsWith(key) && (best < 0 || key.length >= stack[best]!.key.length)) best = level;
    }
    if (best < 0) return null;
    if (this.#habit !== "delimiter-prefix") {
      this.#met("delimiter-prefix");
      return null;
    }
    const closing = line.startsWith("--", this.#stack[best]!.key.length);
    return { level: best, closing, lineStart, next: nextLine(this.#raw, lineStart, this.#raw.length) };
  }
}
