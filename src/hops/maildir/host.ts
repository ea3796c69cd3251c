/**
 * A Maildir as a host of a route (cr.yp.to/proto/maildir.html): written to tmp, fsynced, renamed into new, folder fsynced, then 250.
 * The message is written as it came, with its CRLF line ends; Return-Path and a Delivered-To for each recipient stand above it.
 * Gap: leftovers in tmp after a crash stay there, as harmless as the convention says, until a mail program sweeps them.
 */
import { randomBytes } from "node:crypto";
import { open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../platform/errors.ts";
import { makeFolder } from "../../platform/folders.ts";
import type { Delivery, HopCapabilities, HopReply } from "../../ports/next-hop.ts";
import type { Answered, Host, Sent, Unreached } from "../host.ts";
import type { HopDeps } from "../options.ts";

const OFFERED: HopCapabilities = { size: null, eightBitMime: true, smtputf8: true, dsn: false };
const RECIPIENT_OK: HopReply = { code: 250, enhanced: "2.1.5", text: "Recipient ok" };
const FULL: HopReply = { code: 452, enhanced: "4.3.1", text: "The Maildir's disk is full" };
const FULL_CODES: readonly unknown[] = ["ENOSPC", "EDQUOT"];

export class MaildirHost implements Host {
  readonly name: string;
  readonly seen = OFFERED;
  readonly #folder: string;
  readonly #hostname: string;
  readonly #deps: HopDeps;

  constructor(folder: string, hostname: string, deps: HopDeps) {
    this.name = `maildir:${folder}`;
    this.#folder = folder;
    this.#hostname = hostname.replaceAll("/", "\\057").replaceAll(":", "\\072");
    this.#deps = deps;
  }

  async probe(): Promise<Unreached | null> {
    return null;
  }

  async ask(): Promise<Answered> {
    return { kind: "replied", reply: RECIPIENT_OK };
  }

  async send(delivery: Delivery): Promise<Sent> {
    try {
      const name = await this.#write([traceOf(delivery), ...delivery.message]);
      return { kind: "accepted", reply: { code: 250, enhanced: "2.0.0", text: `Delivered as ${name}` }, queueId: name };
    } catch (error) {
      if (FULL_CODES.includes(codeOf(error))) return { kind: "refused", reply: FULL, some: false };
      return { kind: "unreached", why: `the Maildir cannot be written: ${messageOf(error)}`, mayTryNext: true };
    }
  }

  async close(): Promise<void> {}

  async #write(pieces: readonly Buffer[]): Promise<string> {
    for (const part of ["tmp", "new", "cur"]) await makeFolder(join(this.#folder, part));
    const name = this.#newName();
    const temporary = join(this.#folder, "tmp", name);
    const final = join(this.#folder, "new", name);
    try {
      await writeDurably(temporary, pieces);
      await rename(temporary, final);
      await syncFolder(join(this.#folder, "new"));
      return name;
    } catch (error) {
      // it will come again, so no copy may stay; the first error is the one to tell
      for (const path of [temporary, final]) await unlink(path).catch(() => {});
      throw error;
    }
  }

  /** Seconds, a part unique on this host, the host (the convention's form). */
  #newName(): string {
    const now = this.#deps.clock.now();
    const micro = (now % 1_000) * 1_000;
    return `${Math.floor(now / 1_000)}.M${micro}P${process.pid}R${randomBytes(8).toString("hex")}.${this.#hostname}`;
  }
}

function traceOf({ mailFrom, recipients }: Delivery): Buffer {
  const lines = [`Return-Path: <${mailFrom ?? ""}>`, ...recipients.map(({ address }) => `Delivered-To: ${address}`)];
  // an address with a line end would write header fields of its sender's choice
  return Buffer.from(lines.map((line) => `${line.replace(/[\x00-\x1f\x7f]/g, "?")}\r\n`).join(""));
}

async function writeDurably(path: string, pieces: readonly Buffer[]): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
