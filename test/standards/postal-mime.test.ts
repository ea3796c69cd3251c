/**
 * Our reader beside postal-mime on all mail of the corpora: subject, people, date, Message-ID, texts and files. Every difference is of a
 * named kind that says which side is right; none may be left without one, and none of the kinds may have died out.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { requireCorpus } from "../support/corpora.ts";
import { explain, KINDS } from "./postal-mime/kinds.ts";
import { readBoth } from "./postal-mime/views.ts";

const MAIL = /\.(?:eml|msg)$|\/notmuch\/.*:2,[A-Z]*$|\/(?:flufl|python)\/.*\.txt$/;
const CORPORA = [
  ...["mail-spamassassin", "mail-foff", "mail-spam-glitchy", "mail-list-spam", "mail-list-ham", "mail-phishing-pot"],
  ...["bounces-sisimai", "bounces-flufl", "mime-torture"],
];
const MESSAGES = 7_557;

test("no difference from postal-mime is unexplained", { timeout: 300_000 }, async (t) => {
  const seen = new Map<string, number>();
  const problems: string[] = [];
  let messages = 0;
  let same = 0;
  for (const name of CORPORA) {
    const corpus = requireCorpus(t, name);
    if (corpus === null) return;
    for (const { path } of corpus.files.filter((file) => MAIL.test(file.path))) {
      messages++;
      const { kinds, unexplained } = explain(await readBoth(readFileSync(path)));
      if (kinds.length === 0 && unexplained.length === 0) same++;
      for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      for (const { field, ours, theirs } of unexplained) {
        problems.push(`${path}: ${field}\n  ours   ${ours.slice(0, 300)}\n  theirs ${theirs.slice(0, 300)}`);
      }
    }
  }
  t.diagnostic(`${messages} messages, ${same} read alike; ${[...seen].map(([kind, count]) => `${kind} ${count}`).join(", ")}`);
  assert.deepEqual(problems, []);
  assert.equal(messages, MESSAGES);
  assert.deepEqual(
    KINDS.map(({ name }) => name).filter((name) => !seen.has(name)),
    [],
    "kinds that occur no more",
  );
});

test("the kinds stand in the documentation", () => {
  const page = readFileSync(new URL("../../docs/reference/reading.md", import.meta.url), "utf8");
  const rows = KINDS.map(({ name, right, meaning }) => `| ${name} | ${right === "both" ? "both defensible" : right} | ${meaning} |`);
  assert.deepEqual(
    rows.filter((row) => !page.includes(row)),
    [],
  );
});
