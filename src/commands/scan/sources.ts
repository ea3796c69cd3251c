/**
 * Finds messages for `postern scan`: single files, mbox files, Maildirs, folders (walked, links followed, each real folder once),
 * and `-` for standard input. One message is in memory at a time, except for mbox files, which are read as a stream of messages.
 */
import { createReadStream } from "node:fs";
import { open, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "../../platform/errors.ts";

export interface Source {
  /** The path, with `#n` for the n-th message of an mbox. */
  readonly name: string;
  readonly raw: Buffer;
}

/** Larger messages are cut here: no mail host takes them. */
const MESSAGE_OCTETS = 100 * 1024 * 1024;
const NOT_MAIL = /\.(?:tsv|csv|json|md|sqlite|db|gz|zip|tar|log|lock)$/i;

/** Every message behind the paths, in order. Throws OperatorError for a path that cannot be read. */
export async function* sourcesOf(paths: readonly string[]): AsyncGenerator<Source> {
  for (const path of paths) {
    if (path === "-") yield { name: "-", raw: await readStandardInput() };
    else yield* walk(path, new Set());
  }
}

async function* walk(path: string, seen: Set<string>): AsyncGenerator<Source> {
  const about = await stat(path).catch((fault: NodeJS.ErrnoException) => {
    throw new OperatorError("scan/unreadable", `${path}: cannot be read (${fault.code ?? fault.message})`, fault);
  });
  if (!about.isDirectory()) {
    yield* messagesIn(path);
    return;
  }
  const real = await realpath(path);
  if (seen.has(real)) return; // a link back up would walk for ever
  seen.add(real);
  for (const name of (await readdir(path)).sort()) {
    if (name.startsWith(".") || name === "tmp" || NOT_MAIL.test(name)) continue;
    yield* walk(join(path, name), seen);
  }
}

async function* messagesIn(path: string): AsyncGenerator<Source> {
  const head = await firstOctets(path, 5);
  if (head.toString("latin1") !== "From ") {
    yield { name: path, raw: await readMessageFile(path) };
    return;
  }
  const messages = splitMbox(path);
  const first = await messages.next();
  if (first.done === true) return;
  const second = await messages.next();
  // One message behind a "From " line is an ordinary saved message, and is named so.
  yield { name: second.done === true ? path : `${path}#1`, raw: first.value };
  if (second.done === true) return;
  yield { name: `${path}#2`, raw: second.value };
  let number = 2;
  for await (const raw of messages) yield { name: `${path}#${++number}`, raw };
}

async function firstOctets(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function readMessageFile(path: string): Promise<Buffer> {
  const raw = await readFile(path);
  return raw.length <= MESSAGE_OCTETS ? raw : raw.subarray(0, MESSAGE_OCTETS);
}

/** Smaller than for single files, because the whole message is searched for separators. */
const MBOX_MESSAGE_OCTETS = 32 * 1024 * 1024;
/** A separator line that was cut by the end of a chunk must still be found. */
const SEPARATOR_LINE_OCTETS = 300;
const SEPARATOR = Buffer.from("\nFrom ");

/**
 * Messages of an mbox (RFC 4155), without the "From " line; a line ">From " loses its mark (mboxrd).
 * A separator counts when an empty line stands before it and the line looks like one (an address and a year).
 */
async function* splitMbox(path: string): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let overlong = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    held = Buffer.concat([held, chunk as Buffer]); // createReadStream without encoding yields Buffers
    for (let cut = separatorAfter(held, 1); cut > 0; cut = separatorAfter(held, 1)) {
      if (!overlong) yield withoutFromLine(held.subarray(0, cut));
      overlong = false;
      held = held.subarray(cut);
    }
    if (held.length > MBOX_MESSAGE_OCTETS) {
      // What follows up to the next separator is the rest of the same message.
      if (!overlong) yield withoutFromLine(held);
      overlong = true;
      held = held.subarray(held.length - SEPARATOR_LINE_OCTETS);
    }
  }
  if (held.length > 0 && !overlong) yield withoutFromLine(held);
}

/** Offset of the next "From " line that starts a message, or -1. */
function separatorAfter(held: Buffer, from: number): number {
  let at = held.indexOf(SEPARATOR, from);
  while (at >= 0) {
    const lineEnd = held.indexOf(10, at + 1);
    if (lineEnd < 0) return -1; // the line is not complete yet
    const emptyBefore = held[at - 1] === 10 || (held[at - 1] === 13 && held[at - 2] === 10);
    if (emptyBefore && /^From \S+ .*\b\d{4}\b/.test(held.toString("latin1", at + 1, Math.min(lineEnd, at + 300)))) return at + 1;
    at = held.indexOf(SEPARATOR, at + 1);
  }
  return -1;
}

function withoutFromLine(message: Buffer): Buffer {
  const lineEnd = message.indexOf(10);
  const body = lineEnd < 0 ? message : message.subarray(lineEnd + 1);
  if (!body.includes("\n>From ") && !body.includes("\n>>From ")) return body;
  return Buffer.from(body.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1");
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of process.stdin) {
    octets += (chunk as Buffer).length; // standard input without encoding yields Buffers
    if (octets <= MESSAGE_OCTETS) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
