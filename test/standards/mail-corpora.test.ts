/**
 * Real mail through the message reader: nothing throws, authors and subjects that are there are read, text mails have text.
 * The mail corpora, bounces, MIME torture cases and harmless malware samples; prints what reading cost.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readMessage } from "../../src/mail/read.ts";
import { summarize } from "../../src/mail/summarize.ts";
import { requireCorpus } from "../support/corpora.ts";

/** Mail of which nearly every message says something; the others hold cases made to be broken, and files that are no mail. */
const MAIL = ["mail-spamassassin", "mail-phishing-pot", "mail-foff", "mail-list-ham", "mail-list-spam", "mail-spam-glitchy"];
const CASES = ["bounces-sisimai", "bounces-flufl", "mime-torture", "files-malware-safe"];
/** Empty messages occur (a subject alone, a picture alone); more than this share would mean text that is not found. */
const SILENT_SHARE = 0.05;

interface Reading {
  readonly path: string;
  readonly problem: string | null;
  readonly silent: boolean;
}

for (const name of [...MAIL, ...CASES]) {
  test(`every file of ${name} is read`, (t) => {
    const corpus = requireCorpus(t, name);
    if (corpus === null) return;
    const raws = corpus.files.map((file) => ({ path: file.path, raw: readFileSync(file.path) }));
    const start = process.cpuUsage();
    const readings = raws.map(({ path, raw }) => readOne(path, raw));
    const { user, system } = process.cpuUsage(start);
    t.diagnostic(`${name}: ${raws.length} messages, ${((user + system) / 1_000 / raws.length).toFixed(3)} ms CPU each, digests included`);
    assert.deepEqual(
      readings.filter((reading) => reading.problem !== null).map(({ path, problem }) => `${path}: ${problem}`),
      [],
    );
    const silent = readings.filter((reading) => reading.silent).length;
    if (MAIL.includes(name)) assert.ok(silent <= SILENT_SHARE * raws.length, `${silent} messages of ${raws.length} without text`);
  });
}

function readOne(path: string, raw: Buffer): Reading {
  const message = readMessage(raw);
  const summary = summarize(message);
  void [message.received, message.html, message.headers.fields];
  const hasText = message.text.trim() !== "" || message.html.images.length > 0 || message.attachments.length > 0;
  const bytesOfText = message.parts
    .filter((part) => part.type.startsWith("text/"))
    .reduce((sum, part) => sum + part.bodyEnd - part.bodyStart, 0);
  return {
    path,
    problem: problemOf(message.headers.first("from"), message.headers.first("subject"), summary),
    silent: bytesOfText > 10 && !hasText,
  };
}

/** What the header says must be read: an author where a From field has text, a subject where there is one. */
function problemOf(from: string | null, subject: string | null, summary: ReturnType<typeof summarize>): string | null {
  if (from !== null && /[\w@]/.test(from) && summary.from.length === 0) return `no author in ${JSON.stringify(from)}`;
  if (subject !== null && subject !== "" && summary.subject === "") return `no subject in ${JSON.stringify(subject)}`;
  return null;
}
