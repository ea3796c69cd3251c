/**
 * Sixty real messages, half of them chosen before the checks were written: the explanation of each names what a person can see in it
 * (explained-messages.txt), in sentences, and every phrase that it quotes stands in the message. The texts themselves are not kept here.
 * Of one unwanted message only the list that passed it on and the learner's word are named: nothing in it is readable to a check.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { shippedModel } from "../../src/assembly/learning.ts";
import { fold } from "../../src/checks/words/fold.ts";
import { foldedText } from "../../src/checks/words/phrases.ts";
import { nothingKnown } from "../../src/facts/fact.ts";
import { Model } from "../../src/learning/model.ts";
import type { Message } from "../../src/mail/message.ts";
import { readMessage } from "../../src/mail/read.ts";
import { examine, prepare } from "../../src/pipeline/examine.ts";
import { askLearner } from "../../src/pipeline/learned.ts";
import { checks } from "../../src/pipeline/order.ts";
import { judge, UNWANTED } from "../../src/verdict/judge.ts";
import type { Verdict } from "../../src/verdict/verdict.ts";
import { defaultWeights } from "../../src/verdict/weights.ts";
import { requireCorpus } from "../support/corpora.ts";

const prepared = prepare(checks, { disabled: [], options: {} });
const learner = new Model(shippedModel());
const facts = nothingKnown("files are scanned");
const view = {
  direction: "inbound" as const,
  client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: null, mailFromUnknown: true as const, mailParameters: {}, rcptTo: [] },
  ourDomains: [],
};

interface Chosen {
  readonly half: string;
  readonly path: string;
  readonly seen: readonly string[];
}

const listed: readonly Chosen[] = readFileSync(join(import.meta.dirname, "explained-messages.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [half = "", path = "", ...seen] = line.split(" ");
    return { half, path, seen: seen.filter((name) => name !== "-") };
  });

test("sixty messages, half of them chosen first", () => {
  assert.equal(listed.length, 60);
  assert.equal(listed.filter(({ half }) => half === "first").length, 30);
  assert.deepEqual(
    listed.filter(({ seen }) => seen.length === 0).map(({ path }) => path),
    [],
    "messages of which nothing is named",
  );
});

for (const { path, seen } of listed) {
  test(path, (t) => {
    const corpus = requireCorpus(t, path.split("/", 1)[0] ?? "");
    if (corpus === null) return;
    const message = readMessage(readFileSync(join(corpus.folder, path.slice(corpus.name.length + 1))));
    const verdict = verdictOf(message);
    const named = verdict.because.map(({ finding }) => finding.name);
    assert.deepEqual(
      seen.filter((name) => !named.includes(name)),
      [],
      "no longer named",
    );
    const plain = plainly(foldedText(message));
    for (const { finding, sentence } of verdict.because) {
      assert.match(sentence, /^[A-Z].*[.…]$/s, finding.name);
      for (const [, phrase = ""] of finding.check.startsWith("content/") ? finding.evidence.matchAll(/"([^"]+)"/g) : [])
        assert.ok(plain.includes(plainly(fold(phrase))), `${finding.name} quotes "${phrase}"`);
    }
    if (/\/ham/.test(path)) assert.ok(verdict.probability < UNWANTED, `wanted mail at ${verdict.probability}`);
    else if (verdict.probability < UNWANTED) t.diagnostic(`unwanted mail at ${verdict.probability.toFixed(2)}, explained all the same`);
  });
}

function verdictOf(message: Message): Verdict {
  const { findings, failed, learned } = askLearner(learner, message, examine(prepared, { message, view, facts }));
  assert.deepEqual(failed, []);
  return judge(defaultWeights, { findings, facts, definitions: checks, learned });
}

/** Words with single spaces, as phrases are compared. */
function plainly(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, " ");
}
