/**
 * Values with parameters, as in Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2231, RFC 2183).
 * Tolerated: missing quotes around spaces, unterminated quotes, comments, encoded words in place of RFC 2231, stray semicolons.
 * Of two parameters of one name the one that `pick` names counts, with a defect; `name*` outranks `name`.
 */
import { MIME_PARAMETERS } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import type { Note } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";
import { hexValue } from "./transfer-encoding.ts";

export interface ParameterizedValue {
  /** The value before the first semicolon, lower case, without white space. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

interface Section {
  readonly index: number;
  readonly encoded: boolean;
  readonly value: string;
}

/** A section number beyond this is not read: RFC 2231 lines of 70 characters reach a file name of 255 long before. */
const SECTIONS = 100;
const NAME = /^([^*]+)(?:\*(\d{1,2}))?(\*)?$/;

export function parseParameters(text: string, note: Note, pick: "first" | "last" = "first"): ParameterizedValue {
  const head = valueEnd(text, 0);
  const parameters = new Map<string, string>();
  const extended = new Map<string, Section[]>();
  let pos = head + 1;
  for (let count = 0; pos < text.length; count++) {
    if (count >= MIME_PARAMETERS) {
      note("mime.too-many-parameters", `more than ${MIME_PARAMETERS}`);
      break;
    }
    const { name, value, end } = parameterAt(text, pos);
    pos = end;
    if (name === "") continue;
    const star = name.includes("*") ? NAME.exec(name) : null;
    if (star === null) addPlain(parameters, name, decodeWords(value, note), { note, pick });
    else addSection(extended, star, value);
  }
  for (const [name, sections] of extended) parameters.set(name, joinSections(sections, note));
  return { value: withoutComments(text.slice(0, head)).replace(/\s+/g, "").toLowerCase(), parameters };
}

function addPlain(
  parameters: Map<string, string>,
  name: string,
  value: string,
  { note, pick }: { readonly note: Note; readonly pick: "first" | "last" },
): void {
  const known = parameters.get(name);
  if (known !== undefined && known !== value) note("mime.duplicate-parameter", name);
  if (known === undefined || pick === "last") parameters.set(name, value);
}

function addSection(extended: Map<string, Section[]>, star: RegExpExecArray, value: string): void {
  const name = star[1]!;
  const sections = extended.get(name) ?? [];
  if (sections.length < SECTIONS) sections.push({ index: Number(star[2] ?? 0), encoded: star[3] !== undefined, value });
  extended.set(name, sections);
}

/** Position of the semicolon that ends the value at `pos`, or the end of the text; quotes and comments may hold semicolons. */
function valueEnd(text: string, pos: number): number {
  let depth = 0;
  for (let i = pos; i < text.length; i++) {
    const c = text[i];
    if (c === "(") depth++;
    else if (c === ")") depth = Math.max(0, depth - 1);
    else if (c === ";" && depth === 0) return i;
  }
  // an unclosed comment would hide every parameter
  return depth > 0 && text.indexOf(";", pos) >= 0 ? text.indexOf(";", pos) : text.length;
}

function parameterAt(text: string, start: number): { readonly name: string; readonly value: string; readonly end: number } {
  let i = start;
  while (i < text.length && text[i] !== "=" && text[i] !== ";") i++;
  const name = withoutComments(text.slice(start, i)).trim().toLowerCase();
  if (text[i] !== "=") return { name: "", value: "", end: i + 1 };
  i++;
  while (i < text.length && (text[i] === " " || text[i] === "\t")) i++;
  if (text[i] === '"') return quoted(text, i + 1, name);
  const semicolon = text.indexOf(";", i);
  const end = semicolon < 0 ? text.length : semicolon;
  const bare = text.slice(i, end);
  const value = bare.includes("(") && !/^[^(]*\([^)]*\)[^\s]/.test(bare.slice(0, 1000)) ? withoutComments(bare) : bare;
  return { name, value: value.trim(), end: end + 1 };
}

/** A quoted string. Only \" and \\ are undone: programs of Windows write paths with bare backslashes. */
function quoted(text: string, start: number, name: string): { readonly name: string; readonly value: string; readonly end: number } {
  let value = "";
  let from = start;
  let i = start;
  for (; i < text.length && text[i] !== '"'; i++) {
    if (text[i] === "\\" && (text[i + 1] === '"' || text[i + 1] === "\\")) {
      value += text.slice(from, i);
      from = ++i;
    }
  }
  value += text.slice(from, i);
  const semicolon = text.indexOf(";", i);
  return { name, value, end: semicolon < 0 ? text.length : semicolon + 1 };
}

/** The text without its comments, nested ones included. */
function withoutComments(text: string): string {
  if (!text.includes("(")) return text;
  let out = "";
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(" && depth++ === 0) out += text.slice(from, i);
    else if (text[i] === ")" && depth > 0 && --depth === 0) from = i + 1;
  }
  return depth > 0 ? out : out + text.slice(from);
}

/** RFC 2231 sections 3 and 4: pieces in the order of their numbers, one charset for all. */
function joinSections(sections: readonly Section[], note: Note): string {
  const ordered = [...sections].sort((a, b) => a.index - b.index);
  let charset: string | null = null;
  const pieces: Buffer[] = [];
  let last = -1;
  for (const section of ordered) {
    if (section.index === last) {
      note("mime.duplicate-parameter", `section ${section.index} twice`);
      continue;
    }
    last = section.index;
    let value = section.value;
    if (section.encoded && charset === null) {
      const first = value.indexOf("'");
      const second = first < 0 ? -1 : value.indexOf("'", first + 1);
      charset = second < 0 ? "" : value.slice(0, first);
      if (second >= 0) value = value.slice(second + 1);
    }
    pieces.push(section.encoded ? percentDecode(value) : Buffer.from(value, "utf8"));
  }
  const text = decodeCharset(Buffer.concat(pieces), charset, note);
  return charset === null ? decodeWords(text, note) : text;
}

function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  if (!text.includes("%")) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const high = bytes[i] === 37 ? hexValue(bytes[i + 1]) : -1;
    const low = high < 0 ? -1 : hexValue(bytes[i + 2]);
    if (low < 0) out[length++] = bytes[i]!;
    else {
      out[length++] = high * 16 + low;
      i += 2;
    }
  }
  return out.subarray(0, length);
}
