/**
 * The matrix of scams by language: every family in every language is found when story and ask are told, and neither when one of them is
 * missing. The languages themselves cannot be missing: then the tables do not compile.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { known } from "../../../facts/fact.ts";
import { readMessage } from "../../../mail/read.ts";
import { FAMILIES, knownScam } from "../../content/known-scam.ts";
import { words } from "../table.ts";
import { families, tales } from "./all.ts";
import { LANGUAGES } from "./family.ts";

/** Findings and their evidence for a text of these phrases from a stranger, with a link to elsewhere and a number to call. */
function findingsOf(...phrases: readonly string[]): readonly string[] {
  const body = `${phrases.map((phrase) => phrase.replace(/\*$/, "")).join(".\n\n")}.\n\nhttps://pages.example.net/ +1 (888) 555-0123\n`;
  const head =
    "From: Desk <desk@mailer.test>\nTo: dana@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
  const found: string[] = [];
  const facts = { correspondence: known("none" as const), campaign: known(null), namesake: known(false) };
  const arrival = {
    direction: "inbound" as const,
    client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: null, mailFromUnknown: true as const, mailParameters: {}, rcptTo: [] },
    ourDomains: ["example.org"],
  };
  knownScam.run({ message: readMessage(Buffer.from(head + body)), facts: facts as never, arrival, options: {} }, (name, evidence) =>
    found.push(`${name} ${evidence}`),
  );
  return found;
}

test("every language has something to tell and to ask in every family", () => {
  const thin = tales.filter(({ family, language }) => {
    const { story, ask } = families[family][language];
    return words(story).length < 4 || words(ask).length < 6;
  });
  assert.deepEqual(
    thin.map(({ family, language }) => `${family} ${language}`),
    [],
  );
  assert.equal(tales.length, 18 * 12);
});

for (const [code, language] of Object.entries(LANGUAGES)) {
  describe(language, () => {
    for (const tale of tales.filter((each) => each.language === code)) {
      const story = words(families[tale.family][tale.language].story);
      const ask = words(families[tale.family][tale.language].ask);
      const start = `${FAMILIES[tale.family].name} ${language}: `;
      test(`${tale.family}: every phrase is found beside one of the other part`, () => {
        for (const phrase of story)
          assert.ok(
            findingsOf(phrase, ask[0]!).some((each) => each.startsWith(start)),
            phrase,
          );
        for (const phrase of ask)
          assert.ok(
            findingsOf(story[0]!, phrase).some((each) => each.startsWith(start)),
            phrase,
          );
      });
      test(`${tale.family}: the story alone is none`, () => {
        assert.deepEqual(findingsOf(story[0]!), []);
      });
    }
  });
}
