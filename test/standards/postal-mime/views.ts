/**
 * One message as two readers see it, ours and postal-mime's, in one comparable shape. Texts are brought to words, because readers differ in
 * line ends and spacing without showing anything else.
 */
import { createHash } from "node:crypto";
import PostalMime, { type Address } from "postal-mime";
import { bodyOf } from "../../../src/mail/body.ts";
import type { Mailbox, Message } from "../../../src/mail/message.ts";
import { BodyPart } from "../../../src/mail/mime-part.ts";
import { readMessage } from "../../../src/mail/read.ts";

export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface File {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Digest with LF line ends and without those at the end. */
  readonly lines: string;
}

export interface View {
  readonly subject: string;
  readonly from: readonly Person[];
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly replyTo: readonly Person[];
  /** Milliseconds since 1970; null for none or none that can be read. */
  readonly date: number | null;
  readonly messageId: string;
  readonly text: readonly string[];
  readonly html: readonly string[];
  readonly files: readonly File[];
}

export interface Pair {
  readonly raw: Buffer;
  readonly message: Message;
  readonly ours: View;
  /** Null when postal-mime refuses the message. */
  readonly theirs: View | null;
  readonly refusal: string;
}

export async function readBoth(raw: Buffer): Promise<Pair> {
  const message = readMessage(raw);
  const { theirs, refusal } = await readTheirs(raw);
  return { raw, message, ours: readOurs(message), theirs, refusal };
}

function readOurs(message: Message): View {
  const { subject, from, to, cc, replyTo, date, messageId, attachments } = message;
  const { plain, html } = bodyOf(ordinaryParts(message));
  const people = (list: readonly Mailbox[]): readonly Person[] => list.map(({ name, address }) => toPerson(name ?? "", address));
  return {
    subject: words(subject),
    ...{ from: people(from), to: people(to), cc: people(cc), replyTo: people(replyTo) },
    date,
    messageId: (messageId ?? "").trim(),
    ...{ text: plain.map((part) => words(part.text())), html: html.map((part) => words(part.text())) },
    files: attachments
      .filter(({ part }) => part.reading === null)
      .map((attachment) => toFile(attachment.filename ?? "", attachment.part.type, attachment.content())),
  };
}

/** The parts as the standards read them, without those of other readings. */
export function ordinaryParts({ parts }: Message): readonly BodyPart[] {
  return parts.filter((part) => part instanceof BodyPart).filter(({ reading }) => reading === null);
}

async function readTheirs(raw: Buffer): Promise<{ readonly theirs: View | null; readonly refusal: string }> {
  try {
    const email = await PostalMime.parse(raw);
    const date = email.date === undefined ? Number.NaN : Date.parse(email.date);
    return {
      refusal: "",
      theirs: {
        subject: words(email.subject ?? ""),
        from: email.from === undefined ? [] : flat([email.from]),
        ...{ to: flat(email.to ?? []), cc: flat(email.cc ?? []), replyTo: flat(email.replyTo ?? []) },
        date: Number.isNaN(date) ? null : date,
        messageId: (email.messageId ?? "").trim(),
        ...{ text: email.text === undefined ? [] : [words(email.text)], html: email.html === undefined ? [] : [words(email.html)] },
        files: email.attachments.map(({ filename, mimeType, content }) => {
          const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content as ArrayBuffer); // as parsed without options
          return toFile(filename ?? "", mimeType.toLowerCase(), bytes);
        }),
      },
    };
  } catch (thrown) {
    return { theirs: null, refusal: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function toFile(name: string, type: string, content: Buffer): File {
  const lines = content.toString("latin1").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  return { name: words(name), type, bytes: content.length, sha256: digest(content), lines: digest(lines) };
}

function digest(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

function flat(addresses: readonly Address[]): readonly Person[] {
  return addresses
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map(({ name, address }) => toPerson(name, address ?? ""));
}

function toPerson(name: string, address: string): Person {
  const at = address.lastIndexOf("@");
  return { name: words(name), address: at < 0 ? address : `${address.slice(0, at)}@${address.slice(at + 1).toLowerCase()}` };
}

/** Text with single spaces and without characters that have no width. */
export function words(text: string): string {
  return text
    .replace(/[\u0000\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
