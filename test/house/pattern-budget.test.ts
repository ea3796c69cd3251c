/**
 * What each pattern costs, counted (places tried times ways) and not timed, so that the budget means the same on every machine: the phrases
 * of the word tables as patterns, the example for operators, and a set of usual ones, on messages of our own and on an even sample of the
 * corpora where they are. A pattern beyond its budget is named.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readMessage } from "../../src/mail/read.ts";
import { compilePattern } from "../../src/patterns/compile.ts";
import { PatternSet } from "../../src/patterns/set.ts";
import { textsOf } from "../../src/patterns/texts.ts";
import { readRules } from "../../src/rules/read.ts";
import { patternsIn } from "../../src/rules/rule.ts";
import { ALL } from "../standards/evasions/all.ts";
import { openCorpus } from "../support/corpora.ts";
import { phrasePatterns, USUAL } from "../support/patterns.ts";

/** Work of one pattern on one message, on average: some microseconds. */
const BUDGET = 1_000;
const SAMPLED = 300;

function exampleForOperators(): readonly (readonly [scope: "text" | "raw", source: string])[] {
  const page = readFileSync(new URL("../../docs/operators/rules.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, block = ""]) => block)
    .filter((block) => block.includes("findings:"));
  assert.ok(blocks.length > 0, "the page for operators has no example");
  const rules = blocks.flatMap((block) => readRules(block, "example.yml").rules);
  const found = rules.flatMap(({ findings }) => Object.values(findings).flatMap(({ when }) => patternsIn(when)));
  return found.map(([, source]) => ["raw", source]);
}

function mail(): readonly Buffer[] {
  const samples = new URL("../../samples/messages/", import.meta.url);
  const ours = [
    ...ALL.map(({ message }) => Buffer.from(message)),
    ...readdirSync(samples).map((name) => readFileSync(new URL(name, samples))),
  ];
  const files = ["mail-spamassassin", "mail-foff", "mail-phishing-pot"].flatMap((name) => openCorpus(name)?.files ?? []);
  const step = Math.max(1, Math.ceil(files.length / SAMPLED));
  return [...ours, ...files.filter((_, index) => index % step === 0).map(({ path }) => readFileSync(path))];
}

test("no pattern costs more than its budget", (t) => {
  const written = [...phrasePatterns().map(({ source }) => source), ...USUAL.map(({ source }) => source)];
  const asked = [...written.map((source) => ["text", source] as const), ...exampleForOperators()];
  const set = new PatternSet(asked.map(([scope, source]) => ({ scope, pattern: compilePattern(source) })));
  const messages = mail();
  for (const raw of messages) {
    const message = readMessage(raw);
    const search = set.open();
    for (const scope of set.scopes) for (const text of textsOf(message, scope)) search.walk(scope, text);
    for (let number = 0; number < asked.length; number++) search.match(number);
  }
  const budgetOf = (source: string): number => USUAL.find((usual) => usual.source === source)?.budget ?? BUDGET;
  const costs = set.counts().map(({ work }, number) => ({ source: asked[number]?.[1] ?? "", work: Math.round(work / messages.length) }));
  const dearest = costs.toSorted((a, b) => b.work - a.work);
  t.diagnostic(
    `${asked.length} patterns on ${messages.length} messages; dearest: ${dearest
      .slice(0, 3)
      .map(({ source, work }) => `${source} ${work}`)
      .join(", ")}`,
  );
  assert.deepEqual(
    costs.filter(({ source, work }) => work > budgetOf(source)),
    [],
  );
});
