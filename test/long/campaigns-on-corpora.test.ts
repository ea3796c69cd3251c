/**
 * Campaigns on real mail: spam sets hold many, from many authors; in ham, mail of unrelated authors hardly ever joins. Copies of one author
 * are expected to join, also in ham: those are newsletters.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CampaignIndex } from "../../src/campaigns/campaign-index.ts";
import { marksOf, senderOf } from "../../src/campaigns/sighting.ts";
import { readMessage } from "../../src/mail/read.ts";
import { summarize } from "../../src/mail/summarize.ts";
import type { CampaignStory } from "../../src/ports/campaigns.ts";
import { requireCorpus } from "../support/corpora.ts";

/** Corpus, label; at least so many messages in campaigns of two or more, at most so many campaigns of authors that differ. */
const EXPECTED = [
  { corpus: "mail-phishing-pot", label: "phish", covered: 250, foreign: 741 },
  { corpus: "mail-list-spam", label: "spam-presumed", covered: 350, foreign: 582 },
  { corpus: "mail-spamassassin", label: "spam", covered: 150, foreign: 660 },
  { corpus: "mail-spamassassin", label: "ham-easy", covered: 0, foreign: 4 },
  { corpus: "mail-spamassassin", label: "ham-hard", covered: 0, foreign: 1 },
  { corpus: "mail-list-ham", label: "ham", covered: 0, foreign: 2 },
  { corpus: "mail-foff", label: "ham", covered: 0, foreign: 0 },
] as const;

for (const { corpus: name, label, covered, foreign } of EXPECTED) {
  test(`campaigns in ${name}, ${label}`, (t) => {
    const corpus = requireCorpus(t, name);
    if (corpus === null) return;
    const files = corpus.files.filter((file) => file.label === label);
    const stories = campaignsIn(files.map(({ path }) => readFileSync(path)));
    const messages = stories.reduce((sum, story) => sum + story.messages, 0);
    const several = stories.filter(({ senders }) => senders > 1);
    const many = stories.filter(({ senders }) => senders > 2);
    t.diagnostic(
      `${files.length} messages: ${stories.length} campaigns of ${messages} messages; of 2 or more authors ${several.length}, of 3 or more ${many.length}`,
    );
    assert.ok(messages >= covered, `${messages} messages in campaigns`);
    assert.ok(several.length <= foreign, several.map(({ members }) => members.map(({ from }) => from).join(" ")).join("; "));
  });
}

function campaignsIn(raws: readonly Buffer[]): readonly CampaignStory[] {
  const index = new CampaignIndex();
  for (const [i, raw] of raws.entries()) {
    const summary = summarize(readMessage(raw));
    const marks = marksOf(summary);
    if (marks === null) continue;
    const from = summary.from[0]?.address ?? "";
    const shown = { arrival: `${i}`, at: i, from, subject: "", recipients: [], recipientKeys: [i], state: "delivered" } as const;
    index.add({ ...shown, sha256: `${i}`, sender: senderOf(summary), network: null, marks });
  }
  const stories = raws.map((_, i) => index.of(`${i}`)).filter((story) => story !== null);
  return [...new Map(stories.map((story) => [story.members.at(-1)?.arrival, story])).values()];
}
