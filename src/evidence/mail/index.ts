/**
 * Finds the messages of a mailbox (mbox files, single files of a Maildir or folder) by offset, with date and author, so that they can be read
 * in the order of their dates without being in memory. Dates are the Date field's; without one, the last Received field's, or the file's.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { mailboxesIn } from "../../mail/address.ts";
import { parseDate } from "../../mail/date.ts";
import type { Instant } from "../../platform/time.ts";
import type { EvidenceFile } from "../files.ts";
import type { Tally } from "../reader.ts";

export interface Entry {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly at: Instant;
  readonly author: string;
}

/** Headers that are looked at for date and author. */
const HEADER = 65_536;
const MESSAGES = 2_000_000;
const CHUNK = 1 << 20;
const SEPARATOR = Buffer.from("\nFrom ");
/** A separator line that the end of a chunk cut must still be found. */
const CARRY = 400;

/** Every message of the files, in the order of their dates. */
export async function indexOf(files: readonly EvidenceFile[], isMbox: boolean, tally: Tally): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const file of files) {
    try {
      if (isMbox) await indexMbox(file, entries);
      else entries.push(toEntry(file, 0, file.bytes, await headerOf(file.path, 0)));
    } catch {
      tally.loses(`${file.path}: cannot be read`);
    }
    if (entries.length < MESSAGES) continue;
    tally.limits(`more than ${MESSAGES} messages in one mailbox; the rest was left out`);
    break;
  }
  return entries.sort((one, other) => one.at - other.at);
}

async function indexMbox(file: EvidenceFile, entries: Entry[]): Promise<void> {
  const starts = [0];
  let held = Buffer.alloc(0);
  let base = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK })) {
    held = Buffer.concat([held, chunk as Buffer]); // a stream without encoding yields Buffers
    for (let at = held.indexOf(SEPARATOR); at >= 0; at = held.indexOf(SEPARATOR, at + 1)) {
      const start = base + at + 1;
      if (start > (starts.at(-1) ?? 0) && isSeparator(held, at)) starts.push(start);
    }
    const keep = Math.min(held.length, CARRY);
    base += held.length - keep;
    held = held.subarray(held.length - keep);
    if (starts.length > MESSAGES) break;
  }
  for (const [index, start] of starts.entries()) {
    entries.push(toEntry(file, start, starts[index + 1] ?? file.bytes, await headerOf(file.path, start)));
  }
}

/** An empty line before, and an address and a year in the line (RFC 4155). */
function isSeparator(held: Buffer, at: number): boolean {
  const isAfterEmpty = held[at - 1] === 10 || (held[at - 1] === 13 && held[at - 2] === 10);
  return isAfterEmpty && /^From \S+ [^\n]*\b\d{4}\b/.test(held.toString("latin1", at + 1, at + 300));
}

async function headerOf(path: string, start: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, start);
    const text = buffer.toString("latin1", 0, bytesRead);
    const end = text.search(/\r?\n\r?\n/);
    return (end < 0 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, " ");
  } finally {
    await file.close();
  }
}

function toEntry(file: EvidenceFile, start: number, end: number, header: string): Entry {
  const date = field(header, "Date") ?? field(header, "Received")?.split(";").at(-1) ?? "";
  const author = mailboxesIn(field(header, "From") ?? "")[0]?.address ?? "";
  return { path: file.path, start, end, at: parseDate(date.trim()) ?? file.lastWritten, author: author.toLowerCase() };
}

function field(header: string, name: string): string | null {
  return new RegExp(`^${name}:([^\\r\\n]{0,2000})`, "im").exec(header)?.[1]?.trim() ?? null;
}
