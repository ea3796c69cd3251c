/**
 * Observations of a mailbox: sent mail as submissions with their content judged, received mail as what others wrote, bounces as replies,
 * complaints and DMARC and TLS reports as what they are. Whose mailbox it is: authors in our domains, or without those the one author of
 * nearly everything in it. Gap: envelope recipients are rebuilt from To and Cc; Bcc is lost unless the field was kept.
 */
import { open } from "node:fs/promises";
import type { Message } from "../../mail/message.ts";
import { readMessage } from "../../mail/read.ts";
import { sketchOf } from "../../mail/sketch.ts";
import { isReply, traitsOf } from "../../mail/traits.ts";
import type { Observed } from "../../observed/observed.ts";
import type { EvidenceFile } from "../files.ts";
import type { Tally } from "../reader.ts";
import type { JudgeContent } from "./content.ts";
import { type Entry, indexOf } from "./index.ts";
import { reportsOf } from "./reports.ts";

export interface MailboxOptions {
  readonly domains: readonly string[];
  readonly judge: JudgeContent;
  readonly onRead: (bytes: number) => void;
}

const MESSAGE_OCTETS = 32 * 1024 * 1024;
/** Messages judged at the same time. */
const AT_ONCE = 8;
const OWNERS_SHARE = 0.8;
const LEAST = 3;

export async function* readMailbox(
  files: readonly EvidenceFile[],
  isMbox: boolean,
  tally: Tally,
  options: MailboxOptions,
): AsyncGenerator<readonly Observed[]> {
  const entries = await indexOf(files, isMbox, tally);
  const isSent = authorsOf(entries, options.domains);
  for (let next = 0; next < entries.length; next += AT_ONCE) {
    const batch = await Promise.all(entries.slice(next, next + AT_ONCE).map((entry) => observe(entry, isSent, tally, options)));
    yield batch.flat().sort((one, other) => one.at - other.at);
  }
}

/** Tells whether an author is one of ours. */
function authorsOf(entries: readonly Entry[], domains: readonly string[]): (author: string) => boolean {
  if (domains.length > 0) return (author) => domains.includes(author.slice(author.lastIndexOf("@") + 1));
  const counts = new Map<string, number>();
  for (const { author } of entries) counts.set(author, (counts.get(author) ?? 0) + 1);
  const [owner, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0]);
  const isOwned = owner !== "" && entries.length >= LEAST && count >= entries.length * OWNERS_SHARE;
  return (author) => isOwned && author === owner;
}

async function observe(
  entry: Entry,
  isSent: (author: string) => boolean,
  tally: Tally,
  { judge, onRead }: MailboxOptions,
): Promise<readonly Observed[]> {
  const raw = await bytesOf(entry).catch(() => null);
  if (raw === null) {
    tally.loses(`${entry.path}: cannot be read`);
    return [];
  }
  onRead(raw.length);
  const message = readMessage(raw);
  tally.sees(entry.at);
  const reports = reportsOf(message, entry.at, tally);
  if (reports !== null) {
    tally.understood++;
    return reports;
  }
  if (entry.author === "") {
    tally.misses(`message without an author: ${entry.path.slice(-40)}`);
    return [];
  }
  tally.understood++;
  tally.sensors.add("mailbox");
  return [isSent(entry.author) ? await toSubmission(entry, message, judge) : toReceived(entry, message)];
}

async function bytesOf({ path, start, end }: Entry): Promise<Buffer> {
  const file = await open(path);
  try {
    const length = Math.min(end - start, MESSAGE_OCTETS);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes.toString("latin1", 0, 5) !== "From ") return bytes;
    const lineEnd = bytes.indexOf(10);
    return lineEnd < 0 ? bytes : bytes.subarray(lineEnd + 1);
  } finally {
    await file.close();
  }
}

async function toSubmission({ at, author }: Entry, message: Message, judge: JudgeContent): Promise<Observed> {
  const recipients = recipientsOf(message);
  const { mailClient, script, ...traits } = traitsOf(message);
  const probability = await judge({ raw: message.raw, at, mailFrom: author, recipients });
  return {
    kind: "submission",
    at,
    message: message.messageId ?? `${author} ${at}`,
    by: { submitter: null, author, mailClient, script },
    mailFrom: author,
    recipients,
    ours: [],
    content: { probability, ...traits },
    bytes: message.raw.length,
  };
}

function toReceived({ at, author }: Entry, message: Message): Observed {
  return {
    kind: "received",
    at,
    from: author,
    to: recipientsOf(message).slice(0, 20),
    template: sketchOf(message.text),
    isReply: isReply(message),
  };
}

function recipientsOf(message: Message): readonly string[] {
  const all = [...message.to, ...message.cc].map(({ address }) => address.toLowerCase()).filter((address) => address.includes("@"));
  return [...new Set(all)];
}
