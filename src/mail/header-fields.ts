/**
 * The fields of one header block, kept as offsets (RFC 5322 section 2.2). Values are decoded on request: unfolded, without NUL,
 * UTF-8 where valid, else in the charset of the body. Which of several fields of one name counts is told by `pick`, because programs differ.
 */
import { isUtf8 } from "node:buffer";
import { HEADER_VALUE_BYTES } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import { ignoreDefects, type Note } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";
import type { HeaderField, Headers } from "./message.ts";

/** Integers of one field: start, end of name, start of value, end, hash of the name. */
export const FIELD = 5;

/** Hash of a field name, the same in upper and lower case, as it grows by one byte. */
export function hashOn(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + (byte | 32)) & 0x3fffffff; // small integers of V8, which need no object
}

function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = hashOn(hash, name.charCodeAt(i));
  return hash;
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}

/** Names of fields as written, by hash: all mail has the same few hundred, and strings are dear. */
const knownNames = new Map<number, string>();
const KNOWN_NAMES = 2_000;
const LONGEST_KNOWN = 80;

/** The fields of one block, each as FIELD integers. */
export class HeaderIndex implements Headers {
  readonly #raw: Buffer;
  readonly #offsets: readonly number[];
  readonly #note: Note;
  #fields: readonly HeaderField[] | null = null;
  /** Values that were asked for, by the number of their field: checks ask for the same ones. */
  readonly #values: (string | undefined)[] = [];
  /** Of bytes above 127 that are no UTF-8; null until some are met. */
  #charset: string | null = null;

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
    return this.#find(name, "first") >= 0;
  }

  count(name: string): number {
    return this.#named(name).length;
  }

  first(name: string): string | null {
    return this.one(name, "first");
  }

  /** The value that counts for a program that takes the first, or the last, field of a name. */
  one(name: string, pick: "first" | "last"): string | null {
    const at = this.#find(name, pick);
    return at < 0 ? null : this.#value(at);
  }

  /** True when fields of one name say different things. */
  disagree(name: string): boolean {
    return this.count(name) > 1 && new Set(this.all(name)).size > 1;
  }

  all(name: string): readonly string[] {
    return this.#named(name).map((at) => this.#value(at));
  }

  decoded(name: string): string | null {
    const value = this.first(name);
    return value === null ? null : decodeWords(value, this.#note);
  }

  #value(at: number): string {
    const known = this.#values[at / FIELD];
    if (known !== undefined) return known;
    const start = this.#offsets[at + 2]!;
    const end = this.#offsets[at + 3]!;
    const value = this.#text(start, Math.min(end, start + HEADER_VALUE_BYTES)); // the block has said so
    this.#values[at / FIELD] = value;
    return value;
  }

  /** Text of a field value: line ends taken out, white space at both ends trimmed. */
  #text(start: number, end: number): string {
    const raw = this.#raw;
    if (end - start > plain.length) return this.#wideText(start, end);
    let length = 0;
    for (let at = start; at < end; at++) {
      const byte = raw[at]!; // inside the block
      if (byte > 127) return this.#wideText(start, end);
      if (byte !== 10 && byte !== 13 && byte !== 0) plain[length++] = byte;
    }
    return plain.toString("latin1", 0, length).trim();
  }

  /** The same for any bytes. Those above 127 are UTF-8 where they can be (RFC 6532), else in the charset of the body, as mail programs guess. */
  #wideText(start: number, end: number): string {
    const bytes = this.#raw.subarray(start, end);
    return (isUtf8(bytes) ? bytes.toString("utf8") : this.#guessedText(bytes)).replace(BREAKS, "").trim();
  }

  #guessedText(bytes: Buffer): string {
    this.#charset ??= this.#bodyCharset();
    this.#note("header.8-bit", `bytes above 127 that are no UTF-8, read as ${this.#charset}`);
    return decodeCharset(bytes, this.#charset, ignoreDefects);
  }

  /** The first charset that is named in the header, or shortly behind it where the first part begins. */
  #bodyCharset(): string {
    const start = this.#offsets[0] ?? 0;
    const end = (this.#offsets.at(-2) ?? 0) + CHARSET_BYTES;
    const head = this.#raw.toString("latin1", start, Math.min(end, start + 2 * CHARSET_BYTES));
    const label = /\bcharset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase();
    return label === undefined || label === "us-ascii" || label.startsWith("utf-") ? "windows-1252" : label;
  }

  /** Place of the first or last field of that name, -1 without one. */
  #find(name: string, pick: "first" | "last"): number {
    const hash = nameHash(name);
    const offsets = this.#offsets;
    if (pick === "first") {
      for (let at = 0; at < offsets.length; at += FIELD) if (offsets[at + 4] === hash && this.#isNamed(at, name)) return at;
    } else {
      for (let at = offsets.length - FIELD; at >= 0; at -= FIELD) if (offsets[at + 4] === hash && this.#isNamed(at, name)) return at;
    }
    return -1;
  }

  /** Places of all fields of that name. */
  #named(name: string): readonly number[] {
    const hash = nameHash(name);
    const offsets = this.#offsets;
    const found: number[] = [];
    for (let at = 0; at < offsets.length; at += FIELD) if (offsets[at + 4] === hash && this.#isNamed(at, name)) found.push(at);
    return found;
  }

  /** Names that differ may have one hash. */
  #isNamed(at: number, name: string): boolean {
    const start = this.#offsets[at]!;
    if (this.#offsets[at + 1]! - start !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (lower(this.#raw[start + i]!) !== lower(name.charCodeAt(i))) return false;
    return true;
  }

  #nameAt(at: number): string {
    const [start, end, hash] = [this.#offsets[at]!, this.#offsets[at + 1]!, this.#offsets[at + 4]!];
    const known = knownNames.get(hash);
    if (known !== undefined && this.#isWritten(start, end, known)) return known;
    const name = this.#raw.toString("latin1", start, end);
    if (knownNames.size >= KNOWN_NAMES) knownNames.clear();
    if (name.length <= LONGEST_KNOWN) knownNames.set(hash, name);
    return name;
  }

  #isWritten(start: number, end: number, name: string): boolean {
    if (end - start !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (this.#raw[start + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  #listFields(): readonly HeaderField[] {
    const fields: HeaderField[] = [];
    for (let at = 0; at < this.#offsets.length; at += FIELD) {
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

/** The bytes of one value without its line ends. */
const plain = Buffer.alloc(4_096);
/** Line ends, and NUL, which many programs drop. */
const BREAKS = /[\r\n\0]+/g;
/** How far a charset is looked for: headers with many trace fields reach 8 KB. */
const CHARSET_BYTES = 8_192;
