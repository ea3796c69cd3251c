/**
 * CPU of our message reader beside postal-mime on the same mail, in turns within one process, and prints the ratio as a Markdown table.
 * Ours: structure, authors, subject, text, HTML view with what is hidden, links, attachments with kind, archive listing and digest, defects.
 * Theirs: `PostalMime.parse`, which decodes text and attachments; it scans no HTML, finds no links and makes no digest.
 * Run: `node bench/reader-against-postal-mime.ts [messages of each corpus] [rounds]`. Corpora are looked for where the tests look.
 */
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { readMessage } from "../src/mail/read.ts";
import { openCorpus } from "../test/support/corpora.ts";

const CORPORA = ["mail-spamassassin", "mail-foff", "mail-spam-glitchy", "mail-list-spam", "mail-list-ham", "mail-phishing-pot"] as const;
const [perCorpus = 300, rounds = 5] = process.argv.slice(2).map(Number);

/** An even sample, the same at every run. */
function sample(corpus: string): readonly Buffer[] {
  const opened = openCorpus(corpus);
  if (opened === null) throw new Error(`the corpus ${corpus} is not here (set POSTERN_CORPORA)`);
  const step = Math.max(1, opened.files.length / perCorpus);
  const count = Math.min(perCorpus, opened.files.length);
  return Array.from({ length: count }, (_, i) => readFileSync(opened.files[Math.floor(i * step)]!.path));
}

/** Everything that checks may ask of a message; the sum keeps it from being left out. */
function readOurs(raw: Buffer): number {
  const message = readMessage(raw);
  const { from, to, cc, replyTo, subject, date, messageId, received, text, html, links, attachments, defects } = message;
  const digests = attachments.reduce((sum, { sha256, kind, members }) => sum + sha256.length + kind.length + members.length, 0);
  const people = from.length + to.length + cc.length + replyTo.length + received.length;
  return (
    people +
    subject.length +
    (date ?? 0) +
    (messageId?.length ?? 0) +
    text.length +
    html.hiddenText.length +
    links.length +
    digests +
    defects.length
  );
}

async function readTheirs(raw: Buffer): Promise<number> {
  const { text = "", html = "", attachments } = await PostalMime.parse(raw);
  return text.length + html.length + attachments.length;
}

/** Milliseconds of CPU for a message. */
async function cpuOf(mail: readonly Buffer[], read: (raw: Buffer) => number | Promise<number>): Promise<number> {
  const start = process.cpuUsage();
  for (const raw of mail) await read(raw);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / mail.length;
}

function spread(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!].map((value) => value.toFixed(digits)).join(" / ");
}

async function compare(name: string, mail: readonly Buffer[]): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await cpuOf(mail, readOurs));
    theirs.push(await cpuOf(mail, readTheirs));
  }
  const ratios = ours.map((own, i) => own / theirs[i]!);
  const bytes = mail.reduce((sum, raw) => sum + raw.length, 0) / mail.length / 1_024;
  console.log(`| ${name} | ${mail.length} | ${bytes.toFixed(1)} | ${spread(ours, 3)} | ${spread(theirs, 3)} | ${spread(ratios, 3)} |`);
}

const samples = CORPORA.map((name) => ({ name, mail: sample(name) }));
for (const { mail } of samples) {
  await cpuOf(mail, readOurs); // both compiled before anything counts
  await cpuOf(mail, readTheirs);
}
console.log("| corpus | messages | KiB each | Postern's reader ms | postal-mime ms | ratio |\n|---|--:|--:|--:|--:|--:|");
for (const { name, mail } of samples) await compare(name, mail);
await compare(
  "all",
  samples.flatMap(({ mail }) => mail),
);
