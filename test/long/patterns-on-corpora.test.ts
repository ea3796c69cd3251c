/**
 * The pattern engine on real mail: it finds exactly what V8 finds without it, and no pattern costs more than its budget.
 * The budget is counted work (places tried times ways), so that it means the same on every machine. The patterns are the phrases of the
 * word checks, 20 more with gaps and sets, and some without a literal.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readMessage } from "../../src/mail/read.ts";
import { compilePattern, toRegExp } from "../../src/patterns/compile.ts";
import { PatternSet } from "../../src/patterns/set.ts";
import { textsOf } from "../../src/patterns/texts.ts";
import { requireCorpus } from "../support/corpora.ts";
import { phrasePatterns, USUAL } from "../support/patterns.ts";

/** Places tried times ways, for one pattern and message on average: some microseconds. */
const WORK_A_MESSAGE = 1_000;
/** Windows tried, all patterns together. */
const CONFIRMS_A_MESSAGE = 600;
const COMPARED = 400;

test("as V8 finds it, and within the budget", { timeout: 600_000 }, (t) => {
  const corpus = requireCorpus(t, "mail-spamassassin");
  if (corpus === null) return;
  const patterns = [...phrasePatterns(), ...USUAL.map(({ source }) => compilePattern(source))];
  const scoped = patterns.flatMap((pattern) => [
    { scope: "text", pattern },
    { scope: "raw", pattern },
  ]);
  const set = new PatternSet(scoped);
  const expressions = scoped.map(({ pattern }) => toRegExp(pattern, ""));
  const step = Math.ceil(corpus.files.length / COMPARED);
  let matches = 0;
  for (const [index, { path }] of corpus.files.entries()) {
    const message = readMessage(readFileSync(path));
    const texts = new Map(set.scopes.map((scope) => [scope, textsOf(message, scope)]));
    const search = set.open();
    for (const [scope, all] of texts) for (const text of all) search.walk(scope, text);
    if (index % step !== 0) continue;
    for (const [number, { scope, pattern }] of scoped.entries()) {
      const expected = texts.get(scope)?.some((text) => expressions[number]?.test(text)) === true;
      assert.equal(search.match(number) !== null, expected, `${pattern.source} on the ${scope} of ${path}`);
      if (expected) matches += 1;
    }
  }
  const messages = corpus.files.length;
  const counts = set.counts();
  const confirms = counts.reduce((sum, count) => sum + count.confirms, 0) / messages;
  t.diagnostic(`${scoped.length} patterns, ${matches} matches compared, ${confirms.toFixed(1)} windows a message`);
  const dearest = counts.map(({ work }, number) => ({
    work: work / messages,
    source: scoped[number]?.pattern.source,
    scope: scoped[number]?.scope,
  }));
  dearest.sort((a, b) => b.work - a.work);
  for (const { work, source, scope } of dearest.slice(0, 5)) t.diagnostic(`${work.toFixed(1)} a message: ${source} (${scope})`);
  assert.ok(matches > 1_000);
  assert.ok(confirms <= CONFIRMS_A_MESSAGE, `${confirms} windows a message`);
  const beyond = dearest.filter(({ work, source }) => work > WORK_A_MESSAGE && compilePattern(source ?? "").literals !== null);
  assert.deepEqual(beyond, []);
});
