/** Patterns that tests of the engine run: the phrases of the word tables, and such as operators write. */
import { advanceFee } from "../../src/checks/words/advance-fee.ts";
import { credentials } from "../../src/checks/words/credentials.ts";
import { goods } from "../../src/checks/words/goods.ts";
import { offers } from "../../src/checks/words/offers.ts";
import { prizes } from "../../src/checks/words/prizes.ts";
import { type CompiledPattern, compilePattern } from "../../src/patterns/compile.ts";

/** With gaps, sets and, for a few, no literal: those are tried at every place and have a budget of their own. */
export const USUAL: readonly { readonly source: string; readonly budget?: number }[] = [
  { source: "click (?:here|below|this link)" },
  { source: "dear (?:customer|friend|sir|madam|beneficiary|winner)" },
  { source: "\\$\\s?\\d{1,3}(?:[,.]\\d{3})+", budget: 5_000 },
  { source: "(?:\\d{1,3}\\.){3}\\d{1,3}", budget: 5_000 },
  { source: "https?://\\S{1,100}\\.php\\?\\S+" },
  { source: "un-?subscribe.{0,60}(?:click|here|e-?mail)" },
  { source: "(?:million|billion) (?:us |u\\.s\\. )?dollars" },
  { source: "verify.{0,30}account" },
  { source: "\\b(?:viagra|cialis|levitra|xanax)\\b" },
  { source: "100% (?:free|guaranteed|satisfaction)" },
  { source: "(?:best|kind|warm(?:est)?) regards,\\s+\\w+" },
  { source: "font-size:\\s*[01](?:px|pt)" },
  { source: "bank of \\w+.{0,40}transfer" },
  { source: "^from: .{1,80}@(?:hotmail|yahoo|msn)\\.com" },
  { source: "^x-mailer: .*bulk" },
  { source: 'boundary="?-{4}=?_\\w+' },
  { source: 'charset="?(?:koi8|gb2312|big5)' },
  { source: "content-type: text/html.{0,20}charset" },
  { source: "(?:act|order|call|buy) now" },
  { source: "remove.{1,40}mailing list" },
];

function toPattern(phrase: string): CompiledPattern {
  const words = phrase.replace(/\*$/, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return compilePattern(`\\b${words.join("\\W+")}`);
}

/** Those that begin with Latin letters or digits and have a literal. */
export function phrasePatterns(): readonly CompiledPattern[] {
  const tables = [advanceFee, credentials, goods, offers, prizes];
  const phrases = tables.flatMap((table) => Object.values(table).flat());
  return phrases
    .filter((phrase) => /^[\p{Script=Latin}\p{N}]/u.test(phrase))
    .map(toPattern)
    .filter(({ literals }) => literals !== null);
}
