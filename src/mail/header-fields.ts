/**
 * The fields of one header block, kept as offsets (RFC 5322 section 2.2). Values are decoded on request: unfolded, without NUL,
 * UTF-8 where valid, else in the charset of the body. Which of several fields of one name counts is told by `pick`, because programs differ.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { HEADER_VALUE_BYTES } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import { ignoreDefects, type Note } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";
import type { HeaderField, Headers } from "./message.ts";

/** The fields of one block, as integers: start, end of name, start of value, end. */
export class HeaderIndex implements Headers {
  readonly #raw: Buffer;
  readonly #offsets: readonly number[];
  readonly #note: Note;
  #byName: ReadonlyMap<string, readonly number[]> | null = null;
  #fields: readonly HeaderField[] | null = null;
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
    return this.#named(name) !== undefined;
  }

  count(name: string): number {
    return this.#named(name)?.length ?? 0;
  }

  first(name: string): string | null {
    const at = this.#named(name)?.[0];
    return at === undefined ? null : this.#value(at);
  }

  /** The value that counts for a program that takes the first, or the last, field of a name. */
  one(name: string, pick: "first" | "last"): string | null {
    const at = this.#named(name)?.at(pick === "first" ? 0 : -1);
    return at === undefined ? null : this.#value(at);
  }

  /** True when fields of one name say different things. */
  disagree(name: string): boolean {
    return this.count(name) > 1 && new Set(this.all(name)).size > 1;
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
    return this.#text(start, Math.min(end, start + HEADER_VALUE_BYTES)); // the block has said so
  }

  /** Text of a field value: line ends taken out, white space at both ends trimmed. */
  #text(start: number, end: number): string {
    const bytes = this.#raw.subarray(start, end);
    const text = isAscii(bytes) ? bytes.toString("latin1") : this.#wideText(bytes);
    return BREAKS.test(text) ? text.replace(/[\r\n\0]+/g, "").trim() : text.trim();
  }

  /** Bytes above 127 are UTF-8 where they can be (RFC 6532), else in the charset of the body, as mail programs guess. */
  #wideText(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString("utf8");
    this.#charset ??= this.#bodyCharset();
    this.#note("header.8-bit", `bytes above 127 that are no UTF-8, read as ${this.#charset}`);
    return decodeCharset(bytes, this.#charset, ignoreDefects);
  }

  /** The first charset that is named in the header, or shortly behind it where the first part begins. */
  #bodyCharset(): string {
    const start = this.#offsets[0] ?? 0;
    const end = (this.#offsets.at(-1) ?? 0) + CHARSET_BYTES;
    const head = this.#raw.toString("latin1", start, Math.min(end, start + 2 * CHARSET_BYTES));
    const label = /\bcharset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase();
    return label === undefined || label === "us-ascii" || label.startsWith("utf-") ? "windows-1252" : label;
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

/** Line ends, and NUL, which many programs drop. */
const BREAKS = /[\r\n\0]/;
/** How far a charset is looked for: headers with many trace fields reach 8 KB. */
const CHARSET_BYTES = 8_192;
