/**
 * The pattern engine on real mail: it finds exactly what V8 finds without it, and no pattern costs more than its budget.
 * The budget is counted work (places tried times ways), so that it means the same on every machine. The patterns are the phrases of the
 * word checks, 20 more with gaps and sets, and some without a literal.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { advanceFee } from "../../src/checks/words/advance-fee.ts";
import { credentials } from "../../src/checks/words/credentials.ts";
import { goods } from "../../src/checks/words/goods.ts";
import { offers } from "../../src/checks/words/offers.ts";
import { prizes } from "../../src/checks/words/prizes.ts";
import { readMessage } from "../../src/mail/read.ts";
import { type CompiledPattern, compilePattern, toRegExp } from "../../src/patterns/compile.ts";
import { PatternSet } from "../../src/patterns/set.ts";
import { textsOf } from "../../src/patterns/texts.ts";
import { requireCorpus } from "../support/corpora.ts";

const WRITTEN = [
  "click (?:here|below|this link)",
  "dear (?:customer|friend|sir|madam|beneficiary|winner)",
  "\\$\\s?\\d{1,3}(?:[,.]\\d{3})+",
  "(?:\\d{1,3}\\.){3}\\d{1,3}",
  "https?://\\S{1,100}\\.php\\?\\S+",
  "un-?subscribe.{0,60}(?:click|here|e-?mail)",
  "(?:million|billion) (?:us |u\\.s\\. )?dollars",
  "verify.{0,30}account",
  "\\b(?:viagra|cialis|levitra|xanax)\\b",
  "100% (?:free|guaranteed|satisfaction)",
  "(?:best|kind|warm(?:est)?) regards,\\s+\\w+",
  "font-size:\\s*[01](?:px|pt)",
  "bank of \\w+.{0,40}transfer",
  "^from: .{1,80}@(?:hotmail|yahoo|msn)\\.com",
  "^x-mailer: .*bulk",
  'boundary="?-{4}=?_\\w+',
  'charset="?(?:koi8|gb2312|big5)',
  "content-type: text/html.{0,20}charset",
  "(?:act|order|call|buy) now",
  "remove.{1,40}mailing list",
];
/** Places tried times ways, for one pattern and message on average: some microseconds. */
const WORK_A_MESSAGE = 1_000;
/** Windows tried, all patterns together. */
const CONFIRMS_A_MESSAGE = 600;
const COMPARED = 400;

function toPattern(phrase: string): CompiledPattern {
  const words = phrase.replace(/\*$/, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return compilePattern(`\\b${words.join("\\W+")}`);
}

function phrasePatterns(): readonly CompiledPattern[] {
  const tables = [advanceFee, credentials, goods, offers, prizes];
  const phrases = tables.flatMap((table) => Object.values(table).flat());
  return phrases
    .filter((phrase) => /^[\p{Script=Latin}\p{N}]/u.test(phrase))
    .map(toPattern)
    .filter(({ literals }) => literals !== null);
}

test("as V8 finds it, and within the budget", { timeout: 600_000 }, (t) => {
  const corpus = requireCorpus(t, "mail-spamassassin");
  if (corpus === null) return;
  const patterns = [...phrasePatterns(), ...WRITTEN.map(compilePattern)];
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
