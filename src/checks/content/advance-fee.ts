/**
 * Letters that promise money for help, a fee or an answer: inheritance, dead customers, compensation, lotteries, donations, loans.
 * Counts groups of phrases; a sum of money in figures counts as one. Gap: letters that only ask for an answer ("can we talk now?").
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { foldedText, seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

/** A hundred thousand and more of a currency, in figures. */
const LARGE_SUM =
  /(?:us ?\$|[$£€]|\b(?:usd|eur|euro|gbp)\b)\s{0,3}(?:\d{1,3}(?:[.,']\d{3}){2,4}|[1-9]\d\d[.,]000|\d{1,4}(?:[.,]\d{1,3})?\s{0,2}(?:million|millions|mio|millionen|millones|m\b))|\b(?:\d{1,3}(?:[.,']\d{3}){2,4}|[1-9]\d\d[.,]000|\d{1,4}(?:[.,]\d{1,3})?\s{0,2}(?:million|millionen|millones))(?:[.,]\d\d)?\s{0,3}(?:[$£€]|\b(?:usd|eur|euros?|gbp|dollars?|pounds)\b)/;

/** No large sum is without one of these, and most texts are. */
const MAYBE_LARGE_SUM = /[.,']\d{3}|\d\s{0,2}m/;

const OF_BUSINESS: ReadonlySet<string> = new Set(["money", "funds", "office", "business"]);
/** The tale itself. Letters of offices and companies to strangers use all the other groups honestly. */
const CORE = ["dead", "money", "windfall", "plea", "loan"] as const;

export const advanceFee = defineCheck({
  id: "content/advance-fee",
  title: "The letter promises money for help or an answer",
  why: "Advance-fee letters all tell of a fund, an office, a death or a prize, plead for trust and ask for an answer; no single phrase tells.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    ADVANCE_FEE_TOUCH: {
      score: 1.3,
      leaning: "scam",
      meaning: "A few phrases are those of letters that promise money; honest letters use them, too.",
    },
    ADVANCE_FEE_HINTS: { score: 2.6, leaning: "scam", meaning: "Some phrases are those of letters that promise money." },
    ADVANCE_FEE_LIKELY: {
      score: 4.5,
      leaning: "scam",
      meaning: "Several phrases are those of letters that promise money for help or an answer.",
    },
    ADVANCE_FEE_LETTER: { score: 6.5, leaning: "scam", meaning: "The letter has nearly every part of one that promises money for help." },
    LOAN_OFFER: { score: 2, leaning: "scam", meaning: "A loan or project money is offered to a stranger." },
  },
  run({ message }, found) {
    const groups = new Map(seen(message, "advanceFee"));
    const text = foldedText(message);
    const sum = MAYBE_LARGE_SUM.test(text) ? LARGE_SUM.exec(text) : null;
    if (sum !== null) groups.set("money", sum[0]);
    if (groups.has("loan") && (groups.has("greeting") || groups.has("answer") || groups.has("money"))) found("LOAN_OFFER", quoted(groups));
    // news of business names sums, funds and offices as well, but speaks to nobody
    const isPersonal = [...groups.keys()].some((group) => !OF_BUSINESS.has(group));
    const tells = CORE.some((group) => groups.has(group));
    if (groups.size >= 6 && tells) found("ADVANCE_FEE_LETTER", quoted(groups));
    else if (groups.size >= 4 && tells && isPersonal) found("ADVANCE_FEE_LIKELY", quoted(groups));
    else if (groups.size >= 3 && isPersonal) found("ADVANCE_FEE_HINTS", quoted(groups));
    else if (groups.size >= 2 && (isPersonal || groups.size > 2)) found("ADVANCE_FEE_TOUCH", quoted(groups));
  },
});
