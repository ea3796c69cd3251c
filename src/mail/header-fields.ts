/**
 * Finds the fields of a header block and keeps their offsets (RFC 5322 section 2.2, obsolete forms of section 4.5 included).
 * CRLF, LF and bare CR end lines. A line that is no field ends the block, as it does at the common next hops, and the body starts there.
 * Values are decoded on request: unfolded, UTF-8 where valid, else latin1.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { HEADER_BYTES, HEADER_FIELDS, HEADER_VALUE_BYTES } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";
import type { HeaderField, Headers } from "./message.ts";

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const COLON = 58;
const DEL = 127;

/** Start of the line after the one that `pos` lies in, at most `end`. */
export function nextLine(raw: Buffer, pos: number, end: number): number {
  for (let i = pos; i < end; i++) {
    const byte = raw[i];
    if (byte === LF) return i + 1;
    if (byte === CR) return i + 1 < end && raw[i + 1] === LF ? i + 2 : i + 1;
  }
  return end;
}

export interface HeaderBlock {
  readonly headers: HeaderIndex;
  readonly bodyStart: number;
}

/** Reads the block at `start`. `isDelimiter` tells a multipart delimiter line, which ends a block that has no blank line. */
export function readHeaderBlock(
  raw: Buffer,
  start: number,
  end: number,
  note: Note,
  isDelimiter: (lineStart: number) => boolean,
): HeaderBlock {
  const offsets: number[] = [];
  let pos = start;
  let bodyStart = -1;
  while (pos < end && bodyStart < 0) {
    const first = raw[pos];
    if (first === LF || first === CR) {
      bodyStart = nextLine(raw, pos, end);
    } else if (first === SPACE || first === TAB) {
      pos = nextLine(raw, pos, end);
      if (offsets.length > 0) offsets[offsets.length - 1] = pos;
      else note("header.leading-continuation", "a continuation line stands before the first field");
    } else {
      const nameEnd = fieldNameEnd(raw, pos, end);
      if (nameEnd < 0 && isMboxFrom(raw, pos)) {
        note("header.mbox-from-line", "an mbox separator line stands in the header");
        pos = nextLine(raw, pos, end);
      } else if (nameEnd < 0 || (first === 45 && isDelimiter(pos))) {
        note("header.missing-separator", "no blank line between header and body");
        bodyStart = pos;
      } else {
        const next = nextLine(raw, nameEnd, end);
        if (offsets.length >= HEADER_FIELDS * 4) note("header.too-many-fields", `more than ${HEADER_FIELDS} fields`);
        else if (pos - start > HEADER_BYTES) note("header.too-large", `more than ${HEADER_BYTES} bytes`);
        else offsets.push(pos, nameEnd, raw.indexOf(COLON, nameEnd) + 1, next);
        pos = next;
      }
    }
  }
  return { headers: new HeaderIndex(raw, offsets, note), bodyStart: bodyStart < 0 ? end : bodyStart };
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

/** The fields of one block, as integers: start, end of name, start of value, end. */
export class HeaderIndex implements Headers {
  readonly #raw: Buffer;
  readonly #offsets: readonly number[];
  readonly #note: Note;
  #byName: ReadonlyMap<string, readonly number[]> | null = null;
  #fields: readonly HeaderField[] | null = null;

  constructor(raw: Buffer, offsets: readonly number[], note: Note) {
    this.#raw = raw;
    this.#offsets = offsets;
    this.#note = note;
  }

  get fields(): readonly HeaderField[] {
    this.#fields ??= this.#listFields();
    return this.#fields;
  }

  has(name: string): boolean {
    return this.#named(name) !== undefined;
  }

  count(name: string): number {
    return this.#named(name)?.length ?? 0;
  }

  first(name: string): string | null {
    const at = this.#named(name)?.[0];
    return at === undefined ? null : this.#value(at);
  }

  all(name: string): readonly string[] {
    return this.#named(name)?.map((at) => this.#value(at)) ?? [];
  }

  decoded(name: string): string | null {
    const value = this.first(name);
    return value === null ? null : decodeWords(value, this.#note);
  }

  #value(at: number): string {
    const start = this.#offsets[at + 2]!;
    const end = this.#offsets[at + 3]!;
    if (end - start <= HEADER_VALUE_BYTES) return valueText(this.#raw, start, end);
    this.#note("header.long-value", `more than ${HEADER_VALUE_BYTES} bytes in one field`);
    return valueText(this.#raw, start, start + HEADER_VALUE_BYTES);
  }

  #named(name: string): readonly number[] | undefined {
    this.#byName ??= this.#indexNames();
    return this.#byName.get(name.toLowerCase());
  }

  #nameAt(at: number): string {
    return this.#raw.toString("latin1", this.#offsets[at]!, this.#offsets[at + 1]!);
  }

  #indexNames(): ReadonlyMap<string, readonly number[]> {
    const byName = new Map<string, number[]>();
    for (let at = 0; at < this.#offsets.length; at += 4) {
      const name = this.#nameAt(at).toLowerCase();
      const same = byName.get(name);
      if (same === undefined) byName.set(name, [at]);
      else same.push(at);
    }
    return byName;
  }

  #listFields(): readonly HeaderField[] {
    const fields: HeaderField[] = [];
    for (let at = 0; at < this.#offsets.length; at += 4) {
      fields.push({
        name: this.#nameAt(at),
        start: this.#offsets[at]!,
        valueStart: this.#offsets[at + 2]!,
        end: this.#offsets[at + 3]!,
      });
    }
    return fields;
  }
}

/** Text of a field value: line ends taken out, white space at both ends trimmed. */
function valueText(raw: Buffer, start: number, end: number): string {
  const bytes = raw.subarray(start, end);
  const text = !isAscii(bytes) && isUtf8(bytes) ? bytes.toString("utf8") : bytes.toString("latin1");
  return text.includes("\n") || text.includes("\r") ? text.replace(/[\r\n]+/g, "").trim() : text.trim();
}
