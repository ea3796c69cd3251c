/**
 * Finds the fields of a header block (RFC 5322 section 2.2, obsolete forms of section 4.5 included). CRLF, LF and bare CR end lines.
 * A line that is no field ends the block, as it does at the common next hops, unless fields of known names follow: then programs differ,
 * the fields are read, and `met` hears of it so that the other ways of reading are followed too (habits.ts).
 */
import { HEADER_BYTES, HEADER_FIELDS, HEADER_VALUE_BYTES } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import type { Habit } from "./habits.ts";
import { FIELD, HeaderIndex, hashOn } from "./header-fields.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const DEL = 127;
/** Lines that are no field after which a header is still followed; more of them are text. */
const BAD_LINES = 20;
/** How far behind such a line fields are looked for. */
const LOOK_AHEAD_LINES = 20;
const LOOK_AHEAD_BYTES = 4_096;
/** Names that show that a line belongs to a header and not to a text with a colon in it. */
const KNOWN_NAME =
  /^(?:content-[a-z-]{2,40}|mime-version|from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|received|return-path|delivered-to|(?:x|list|resent|arc|dkim|authentication|received)-[\w-]{1,60})$/i;

/** Start of the line after the one that `pos` lies in, at most `end`. */
export function nextLine(raw: Buffer, pos: number, end: number): number {
  for (let i = pos; i < end; i++) {
    const byte = raw[i]!;
    if (byte > CR) continue; // nearly all are
    if (byte === LF) return i + 1;
    if (byte === CR) return i + 1 < end && raw[i + 1] === LF ? i + 2 : i + 1;
  }
  return end;
}

export interface HeaderBlock {
  readonly headers: HeaderIndex;
  readonly bodyStart: number;
}

export interface BlockReading {
  readonly note: Note;
  /** The one way in which this reading differs from the ordinary one. */
  readonly habit: Habit | null;
  /** Hears of places where another habit would read something else. */
  readonly met: (habit: Habit) => void;
  /** Tells a multipart delimiter line, which ends a block that has no blank line. */
  readonly isDelimiter: (lineStart: number) => boolean;
}

/** Reads the block at `start`. */
export function readHeaderBlock(raw: Buffer, start: number, end: number, reading: BlockReading): HeaderBlock {
  return new BlockReader(raw, start, end, reading).read();
}

class BlockReader {
  readonly #raw: Buffer;
  readonly #start: number;
  readonly #end: number;
  readonly #reading: BlockReading;
  readonly #offsets: number[] = [];
  #badLines = 0;

  constructor(raw: Buffer, start: number, end: number, reading: BlockReading) {
    this.#raw = raw;
    this.#start = start;
    this.#end = end;
    this.#reading = reading;
  }

  read(): HeaderBlock {
    const raw = this.#raw;
    const end = this.#end;
    let pos = this.#start;
    let bodyStart = -1;
    while (pos < end && bodyStart < 0) {
      const first = raw[pos];
      if (this.#isBlank(pos)) bodyStart = nextLine(raw, pos, end);
      else if (first === SPACE || first === TAB) {
        const next = this.#nextLine(pos);
        if (this.#endsAtBlank(pos, next)) bodyStart = next;
        else this.#continue(next);
        pos = next;
      } else {
        const nameEnd = fieldNameEnd(raw, pos, end);
        if (nameEnd >= 0 && !(first === DASH && this.#reading.isDelimiter(pos))) pos = this.#addField(pos, nameEnd);
        else if (this.#endsAt(pos)) bodyStart = pos;
        else pos = this.#nextLine(pos);
      }
    }
    return { headers: new HeaderIndex(raw, this.#offsets, this.#reading.note), bodyStart: bodyStart < 0 ? end : bodyStart };
  }

  #isBlank(pos: number): boolean {
    if (this.#raw[pos] === LF) return true;
    if (this.#raw[pos] !== CR) return false;
    if (this.#raw[pos + 1] === LF) return true;
    if (this.#reading.habit === "bare-cr-is-text") return false;
    this.#reading.met("bare-cr-is-text");
    return true;
  }

  #continue(next: number): void {
    if (this.#offsets.length > 0) this.#offsets[this.#offsets.length - 2] = next;
    else this.#reading.note("header.leading-continuation", "a continuation line stands before the first field");
  }

  #addField(pos: number, nameEnd: number): number {
    const { note } = this.#reading;
    const next = this.#nextLine(nameEnd);
    if (this.#offsets.length >= HEADER_FIELDS * FIELD) note("header.too-many-fields", `more than ${HEADER_FIELDS} fields`);
    else if (pos - this.#start > HEADER_BYTES) note("header.too-large", `more than ${HEADER_BYTES} bytes`);
    else {
      if (next - nameEnd > HEADER_VALUE_BYTES) note("header.long-value", `more than ${HEADER_VALUE_BYTES} bytes in one field`);
      let hash = 0;
      for (let i = pos; i < nameEnd; i++) hash = hashOn(hash, this.#raw[i]!);
      let colon = nameEnd;
      while (this.#raw[colon] !== COLON) colon++;
      this.#offsets.push(pos, nameEnd, colon + 1, next, hash);
    }
    return next;
  }

  /** Whether the line at `pos`, which is no field, ends the header. */
  #endsAt(pos: number): boolean {
    const { note, habit, met, isDelimiter } = this.#reading;
    if (isMboxFrom(this.#raw, pos)) {
      note("header.mbox-from-line", "an mbox separator line stands in the header");
      return false;
    }
    note("header.missing-separator", "no blank line between header and body");
    if (isDelimiter(pos) || habit === "ends-at-text" || this.#badLines++ >= BAD_LINES || !this.#knownFieldFollows(pos)) return true;
    met("ends-at-text");
    return false;
  }

  /** A line of white space alone continues a field (RFC 5322 4.2), but some programs take it for the blank line. */
  #endsAtBlank(pos: number, next: number): boolean {
    const { habit, met } = this.#reading;
    for (let i = pos; i < next; i++) if (this.#raw[i]! > SPACE) return false;
    if (habit === "ends-at-spaces") return true;
    if (habit === null && !this.#onlyKnownFieldsFollow(next)) met("ends-at-spaces");
    return false;
  }

  #nextLine(pos: number): number {
    if (this.#reading.habit === "bare-cr-is-text") {
      const lineEnd = this.#raw.indexOf(LF, pos);
      return lineEnd < 0 || lineEnd >= this.#end ? this.#end : lineEnd + 1;
    }
    const next = nextLine(this.#raw, pos, this.#end);
    if (this.#raw[next - 1] === CR && next < this.#end) this.#reading.met("bare-cr-is-text");
    return next;
  }

  #knownFieldFollows(pos: number): boolean {
    return this.#linesAfter(pos).some((line) => line === "known");
  }

  #onlyKnownFieldsFollow(pos: number): boolean {
    const lines = this.#linesAfter(pos - 1);
    return lines.length > 0 && lines.every((line) => line === "known");
  }

  /** What the lines after the one at `pos` are, up to a blank line; bounded. */
  #linesAfter(pos: number): readonly ("known" | "other")[] {
    const raw = this.#raw;
    const end = Math.min(this.#end, pos + LOOK_AHEAD_BYTES);
    const lines: ("known" | "other")[] = [];
    for (let at = nextLine(raw, pos, end); at < end && lines.length < LOOK_AHEAD_LINES; at = nextLine(raw, at, end)) {
      const first = raw[at];
      if (first === LF || first === CR) break;
      if (first === SPACE || first === TAB) continue;
      const nameEnd = fieldNameEnd(raw, at, end);
      lines.push(nameEnd >= 0 && KNOWN_NAME.test(raw.toString("latin1", at, nameEnd)) ? "known" : "other");
    }
    return lines;
  }
}

/** End of a field name at `pos` when a colon follows (white space before it is obsolete syntax, RFC 5322 4.5.8), else -1. */
function fieldNameEnd(raw: Buffer, pos: number, end: number): number {
  let i = pos;
  for (; i < end; i++) {
    const byte = raw[i]!;
    if (byte === COLON || byte <= SPACE || byte === DEL) break;
  }
  if (i === pos) return -1;
  const nameEnd = i;
  while (i < end && (raw[i] === SPACE || raw[i] === TAB)) i++;
  return raw[i] === COLON && i < end ? nameEnd : -1;
}

/** "From " and the quoted ">From " of mbox files; relays of old left them inside headers. */
function isMboxFrom(raw: Buffer, pos: number): boolean {
  const text = raw.toString("latin1", pos, pos + 6);
  return text.startsWith("From ") || text === ">From ";
}
