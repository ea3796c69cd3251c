/**
 * `postern audit` on a mailbox of sent mail made from real mail: clean as the author wrote it, not clean after somebody else sent real spam from
 * the account, and "cannot know" when nothing shows what leaves on port 25.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readMessage } from "../../src/mail/read.ts";
import { requireCorpus } from "../support/corpora.ts";
import { runPostern } from "../support/postern.ts";
import { tempFolder } from "../support/temp.ts";

interface Sent {
  readonly at: number;
  readonly raw: string;
}

const LEAST = 15;
const SPAM = 30;

/** The mail of the author with the most of it, in the order of time. */
function ofOneAuthor(files: readonly string[]): { readonly author: string; readonly sent: readonly Sent[] } {
  const byAuthor = new Map<string, Sent[]>();
  for (const path of files) {
    const raw = readFileSync(path);
    const message = readMessage(raw);
    const author = message.from[0]?.address.toLowerCase() ?? "";
    if (author === "" || message.date === null) continue;
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), { at: message.date, raw: raw.toString("latin1") }]);
  }
  const [author, sent] = [...byAuthor].reduce((most, one) => (one[1].length > most[1].length ? one : most), ["", []]);
  return { author, sent: sent.toSorted((one, other) => one.at - other.at) };
}

/** Spam as if the account had sent it to strangers, every other minute. */
function sentBy(author: string, spam: string, at: number, number: number): Sent {
  const [head = "", ...body] = spam.split(/\r?\n\r?\n/);
  const kept = head.split(/\r?\n(?![ \t])/).filter((field) => /^(?:subject|mime-version|content-[\w-]+):/i.test(field));
  const fields = [
    `From: <${author}>`,
    `To: <stranger${number}@${number % 2 === 0 ? "world" : "else"}.test>`,
    `Date: ${new Date(at).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <spliced${number}@client.test>`,
    ...kept,
  ];
  return { at, raw: `${fields.join("\n")}\n\n${body.join("\n\n")}` };
}

function toMbox(sent: readonly Sent[]): string {
  return sent
    .map(({ at, raw }) => `From sender ${new Date(at).toUTCString()}\n${raw.replace(/\r\n/g, "\n").replace(/^(>*From )/gm, ">$1")}\n\n`)
    .join("");
}

async function audit(
  t: TestContext,
  mbox: string,
  domain: string,
  egress: string,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const folder = tempFolder(t);
  writeFileSync(join(folder, "Sent"), mbox, "latin1");
  const config = join(folder, "postern.yaml");
  writeFileSync(config, `domains: [${domain}]\nnextHop: { inbound: maildir:m, outbound: maildir:m }\n${egress}`);
  const ran = await runPostern(["audit", "--format", "json", "--config", config, "--data", join(folder, "data"), join(folder, "Sent")]);
  assert.equal(ran.stderr, "");
  return { code: ran.code, text: ran.stdout };
}

test("sent mail of a real author, with and without spam spliced in", { timeout: 240_000 }, async (t) => {
  const ham = requireCorpus(t, "mail-list-ham");
  const junk = requireCorpus(t, "mail-list-spam");
  if (ham === null || junk === null) return;
  const { author, sent } = ofOneAuthor(ham.files.map(({ path }) => path));
  assert.ok(sent.length >= LEAST, `${author}: ${sent.length}`);
  const domain = author.slice(author.lastIndexOf("@") + 1);

  const clean = await audit(t, toMbox(sent), domain, "egress25: blocked\n");
  assert.equal(clean.code, 0, clean.text);

  const blind = await audit(t, toMbox(sent), domain, "");
  assert.equal(blind.code, 3, blind.text);

  const last = sent.at(-1)?.at ?? 0;
  const spam = junk.files.slice(0, SPAM).map(({ path }, i) => sentBy(author, readFileSync(path, "latin1"), last + (i + 60) * 60_000, i));
  const guilty = await audit(t, toMbox([...sent, ...spam]), domain, "egress25: blocked\n");
  assert.equal(guilty.code, 1, guilty.text);
  const statement = JSON.parse(guilty.text) as { readonly identities: readonly { readonly identity: string }[] }; // our own output
  assert.deepEqual(
    statement.identities.map(({ identity }) => identity),
    [`author:${author}`],
  );
});
