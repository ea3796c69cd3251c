/**
 * The labelled mail that models are trained and tested on, each message read once: what the checks find, what the learner sees. Two ways:
 * as it came, and "stripped", without the header fields that its collector or its way to the collector left.
 * Corpora are looked for where the tests look (POSTERN_CORPORA).
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { ArrivalView, Finding } from "../../src/checks/check.ts";
import { nothingKnown } from "../../src/facts/fact.ts";
import { type Features, featuresOf } from "../../src/learning/model.ts";
import { CodeAwareReader } from "../../src/mail/codes/code-aware-reader.ts";
import type { Message } from "../../src/mail/message.ts";
import { examine, prepare } from "../../src/pipeline/examine.ts";
import { checks } from "../../src/pipeline/order.ts";
import { openCorpus } from "../../test/support/corpora.ts";
import { stripped } from "./strip.ts";

/** Licences allow to ship what is learned from these; "own" are messages written for this project. */
export const FREE_SOURCES = ["spamassassin", "foff", "spam-glitchy", "own"] as const;
export const TEST_SOURCES = ["list-spam", "list-ham", "phishing-pot"] as const;
export type SourceName = (typeof FREE_SOURCES)[number] | (typeof TEST_SOURCES)[number];

export interface Mail {
  readonly source: SourceName;
  /** As the corpus says: ham-easy, spam … */
  readonly label: string;
  readonly spam: boolean;
  /** Place in the corpus, such as easy-ham-1/… */
  readonly place: string;
  /** File of the raw bytes; "" for what was written for this project. */
  readonly path: string;
  readonly date: number | null;
  readonly digest: string;
  /** The first letters of the text: equal for copies and near copies. */
  readonly textKey: string;
  readonly findings: readonly Finding[];
  readonly features: Features;
}

export interface RawMail extends Pick<Mail, "source" | "label" | "spam" | "place" | "path"> {
  readonly raw: Buffer;
}

const SAMPLES = new URL("../../samples/", import.meta.url);
const TEXTS = new URL("../../models/texts/", import.meta.url);
/** Letters of the text that make its key. */
const KEY_LETTERS = 400;

const view: ArrivalView = {
  direction: "inbound",
  client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: null, mailFromUnknown: true, mailParameters: {}, rcptTo: [] },
  ourDomains: [],
};
const facts = nothingKnown("files are read");
/**
 * What the making of a collection left behind is no finding: authors and recipients were taken out there; and in letters written for this
 * project lures link to their own author more often than the two in seventy-five of real ones.
 */
const ARTEFACTS: Partial<Record<SourceName, readonly string[]>> = {
  own: ["CREDENTIAL_LURE"],
  "spam-glitchy": ["FROM_MALFORMED", "TO_MISSING"],
};

const reader = new CodeAwareReader();
const prepared = prepare(checks, { disabled: [], options: {} });

/** Throws when a corpus is not on this machine. */
export function rawMailOf(source: SourceName): readonly RawMail[] {
  if (source === "own") return [...samples(), ...texts()];
  const corpus = openCorpus(`mail-${source}`);
  if (corpus === null) throw new Error(`the corpus mail-${source} is not here (set POSTERN_CORPORA)`);
  return corpus.files.map(({ path, label, source: place }) => {
    const raw = withoutFromLine(readFileSync(path));
    return { source, label, spam: !label.startsWith("ham"), place, path, raw };
  });
}

export async function read(mail: RawMail, strip: boolean): Promise<Mail> {
  const { raw, ...about } = mail;
  const message = await reader.read(strip ? stripped(raw) : raw);
  const { findings: found, failed } = examine(prepared, { message, view, facts });
  const findings = found.filter(({ name }) => !ARTEFACTS[mail.source]?.includes(name));
  if (failed[0] !== undefined) throw new Error(`${failed[0].check} broke on ${mail.path}: ${failed[0].message}`);
  const digest = createHash("sha256").update(raw).digest("hex");
  return { ...about, date: message.date, digest, textKey: textKeyOf(message), findings, features: featuresOf(message) };
}

export async function readSources(sources: readonly SourceName[], strip: boolean): Promise<readonly Mail[]> {
  const all: Mail[] = [];
  for (const mail of sources.flatMap(rawMailOf)) all.push(await read(mail, strip));
  return all;
}

/** "" where there is too little text to compare. */
function textKeyOf(message: Message): string {
  const letters = `${message.subject} ${message.text}`
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "")
    .slice(0, KEY_LETTERS);
  return letters.length < 40 ? "" : letters;
}

export function withoutFromLine(raw: Buffer): Buffer {
  return raw.toString("latin1", 0, 5) === "From " ? raw.subarray(raw.indexOf(10) + 1) : raw;
}

interface Sample {
  readonly file: string;
  readonly expected: string;
}

/** The sample messages whose class the words decide: what attachments or envelopes decide teaches no words. */
function samples(): readonly RawMail[] {
  const list = JSON.parse(readFileSync(new URL("index.json", SAMPLES), "utf8")) as readonly Sample[]; // our own file
  return list
    .filter(({ expected }) => ["clean", "bulk", "spam", "scam", "phish"].includes(expected))
    .map(({ file, expected }) => {
      const spam = expected !== "clean" && expected !== "bulk";
      return { source: "own", label: spam ? "spam" : "ham", spam, place: file, path: "", raw: readFileSync(new URL(file, SAMPLES)) };
    });
}

/** Messages of models/texts: `=== spam` or `=== ham`, then the message; `bare` behind it: as it stands, like what scripts write. */
function texts(): readonly RawMail[] {
  return readdirSync(TEXTS)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, TEXTS), "utf8")
        .split(/^=== /m)
        .slice(1)
        .map((text, index) => toOwn(name, index, text)),
    );
}

/** Texts are about words: the fields that every mail program writes are added alike to all. */
function withStandardFields(text: string, index: number): Buffer {
  const minute = String(index % 60).padStart(2, "0");
  const domain = /^from:[^\n]*@([\w.-]+)/im.exec(text)?.[1] ?? "site.test";
  const fields = [
    `Date: Mon, 5 Jan 2026 10:${minute}:00 +0000`,
    `Message-ID: <text${index}@${domain}>`,
    "To: anna@example.org",
    "MIME-Version: 1.0",
  ];
  if (!/^content-type:/im.test(text)) fields.push("Content-Type: text/plain; charset=utf-8");
  return Buffer.from(`${fields.join("\n")}\n${text}`.replaceAll("\n", "\r\n"));
}

function toOwn(name: string, index: number, text: string): RawMail {
  const lineEnd = text.indexOf("\n");
  const [label = "", manner] = text.slice(0, lineEnd).trim().split(" ");
  const written = text.slice(lineEnd + 1);
  if (label !== "spam" && label !== "ham") throw new Error(`${name}: message ${index + 1} is labelled "${label}", expected spam or ham`);
  return {
    source: "own",
    label,
    spam: label === "spam",
    place: `${name}#${index + 1}`,
    path: "",
    raw: manner === "bare" ? Buffer.from(written.replaceAll("\n", "\r\n")) : withStandardFields(written, index),
  };
}
