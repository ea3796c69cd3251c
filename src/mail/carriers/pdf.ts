/**
 * What a PDF leads to and does, by a lexical scan (ISO 32000-2): names of actions, addresses, embedded files, in objects and in compressed
 * object streams. Nothing is drawn or run, cross references are not followed: what stands in the file counts, reachable or not.
 * Gap: strings of encrypted files, filters other than Flate, scripts inside XFA forms, text and codes on the pages.
 */
import { inflateSync } from "node:zlib";
import type { Note } from "../defects.ts";
import type { Attachment } from "../message.ts";
import { type Ability, ability, type InnerFile, type Opened } from "./carrier.ts";
import { isProgramName } from "./program-name.ts";

const HEAD = 6_291_456;
const TAIL = 1_048_576;
const STREAMS = 200;
const STREAM_BYTES = 1_048_576;
const FILES = 10;
const ADDRESSES = 500;
/** Characters of a dictionary before its stream, and of an address. */
const DICTIONARY = 1_000;
const ADDRESS = 4_000;

export function openPdf(file: Attachment, budget: { left: number }, note: Note): Opened {
  const bytes = file.content();
  const { text, files } = withoutStreams(bytes, budget, note);
  const plain = text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))); // 7.3.5
  const urls = addressesIn(plain);
  return { urls, files, abilities: abilitiesOf(plain, urls) };
}

function abilitiesOf(text: string, urls: readonly string[]): readonly Ability[] {
  const found: Ability[] = [];
  const add = (name: Ability["name"], pattern: RegExp): boolean => {
    const match = pattern.exec(text);
    if (match !== null) found.push(ability(name, text.slice(match.index, match.index + 100)));
    return match !== null;
  };
  const runs = /\/(?:OpenAction|AA)(?![A-Za-z])/.test(text);
  add(runs ? "document.auto-script" : "document.script", /\/(?:JS|JavaScript)\s{0,5}[(<\d/]/);
  add("document.launch", /\/S\s{0,5}\/Launch(?![A-Za-z])/);
  add("document.submit", /\/S\s{0,5}\/SubmitForm(?![A-Za-z])/);
  add("document.encrypted", /\/Encrypt\s{1,5}\d{1,8}\s{1,5}\d{1,5}\s{1,5}R/);
  for (const [, name = ""] of text.matchAll(/\/(?:UF|F)\s{0,5}\(([^()\\]{1,255})\)/g)) {
    if (isProgramName(name)) found.push(ability("document.program", name));
  }
  const isPicture = !/\/Font(?![A-Za-z])/.test(text) && /\/Image(?![A-Za-z])/.test(text);
  if (isPicture && urls.length > 0) found.push(ability("document.picture-link", urls[0] ?? ""));
  return found;
}

/** The file without the bytes of its streams, in which names stand by chance; with what object streams hold; and the files in it. */
function withoutStreams(
  bytes: Buffer,
  budget: { left: number },
  note: Note,
): { readonly text: string; readonly files: readonly InnerFile[] } {
  const kept: string[] = [];
  const files: InnerFile[] = [];
  let streams = 0;
  let at = 0;
  const end = Math.min(bytes.length, HEAD);
  while (at < end) {
    const keyword = bytes.indexOf("stream", at, "latin1");
    if (keyword < 0 || keyword >= end) break;
    kept.push(bytes.toString("latin1", at, keyword));
    const stop = bytes.indexOf("endstream", keyword + 6, "latin1");
    const data = bytes.subarray(startOfData(bytes, keyword + 6), stop < 0 ? end : stop);
    const dictionary = bytes.toString("latin1", Math.max(at, keyword - DICTIONARY), keyword);
    const isObjects = /\/ObjStm(?![A-Za-z])/.test(dictionary);
    const isFile = /\/EmbeddedFile(?![A-Za-z])/.test(dictionary) && files.length < FILES;
    if (isObjects || isFile) {
      if (++streams > STREAMS) note("carrier.too-many-files", `more than ${STREAMS} object streams`);
      const inflated = streams > STREAMS ? null : unpack(data, dictionary, budget);
      if (inflated === null) note("carrier.not-unpacked", isObjects ? "object stream of a PDF" : "file in a PDF");
      else if (isObjects) kept.push(inflated.toString("latin1"));
      else files.push({ name: `file-${files.length + 1}`, bytes: inflated });
    }
    at = stop < 0 ? end : stop + 9;
  }
  kept.push(bytes.toString("latin1", at, end));
  if (bytes.length > HEAD) kept.push(bytes.toString("latin1", Math.max(HEAD, bytes.length - TAIL)));
  return { text: kept.join("\n"), files };
}

/** The keyword ends with CRLF or LF (7.3.8.1). */
function startOfData(bytes: Buffer, at: number): number {
  if (bytes[at] === 13 && bytes[at + 1] === 10) return at + 2;
  return bytes[at] === 10 || bytes[at] === 13 ? at + 1 : at;
}

function unpack(data: Buffer, dictionary: string, budget: { left: number }): Buffer | null {
  if (!/\/(?:FlateDecode|Fl)(?![A-Za-z])/.test(dictionary)) return /\/Filter(?![A-Za-z])/.test(dictionary) ? null : data;
  const limit = Math.min(STREAM_BYTES, budget.left);
  if (limit <= 0) return null;
  try {
    const inflated = inflateSync(data, { maxOutputLength: limit, finishFlush: 2 }); // Z_SYNC_FLUSH: readers accept a torn end
    budget.left -= inflated.length;
    return inflated;
  } catch {
    budget.left -= limit; // as much work as a stream that is whole
    return null;
  }
}

function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  const start = /\/URI\s{0,5}([(<])/g;
  for (let match = start.exec(text); match !== null && found.length < ADDRESSES; match = start.exec(text)) {
    const value = match[1] === "(" ? literal(text, start.lastIndex) : hexadecimal(text, start.lastIndex);
    if (value !== "") found.push(value);
  }
  return found;
}

/** A literal string (7.3.4.2): brackets inside are balanced or escaped. */
function literal(text: string, start: number): string {
  let out = "";
  let depth = 1;
  for (let i = start; i < text.length && out.length < ADDRESS; i++) {
    const c = text[i]!;
    if (c === "\\") {
      const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4))?.[0];
      if (octal !== undefined) out += String.fromCharCode(Number.parseInt(octal, 8) & 255);
      else if (text[i + 1] !== "\n" && text[i + 1] !== "\r") out += text[i + 1] ?? "";
      i += octal?.length ?? 1;
      continue;
    }
    if (c === "(") depth++;
    if (c === ")" && --depth === 0) break;
    out += c;
  }
  return withoutMark(out);
}

function hexadecimal(text: string, start: number): string {
  const digits = text
    .slice(start, start + 2 * ADDRESS)
    .split(">", 1)[0]!
    .replace(/\s/g, "");
  return withoutMark(Buffer.from(digits, "hex").toString("latin1"));
}

/** UTF-16 as text strings may be; addresses are ASCII, so their high bytes are zero. */
function withoutMark(text: string): string {
  return text.startsWith("\u00fe\u00ff") ? text.slice(2).replaceAll("\0", "") : text;
}
