/**
 * Letters that only look like letters, in display name or subject: mathematical alphabets, words of two scripts, invisible characters inside
 * words, marks stacked on Latin letters, bytes that are no text. Emoji and ornaments around words are no finding.
 */
import { z } from "zod";
import { isPlainAscii } from "../../mail/code-units.ts";
import { defineCheck } from "../check.ts";
import { isMixed } from "../words/fold.ts";

const READ = 400;
const MATHEMATICAL = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9]/gu;
const INVISIBLE_INSIDE = /\p{L}(?:[\u00ad\u200b-\u200c\u2060\ufeff]|\u034f|[\u{e0100}-\u{e01ef}]|[\u{e0020}-\u{e007f}]){1,8}\p{L}/u;
const STACKED = /[a-z][\u0300-\u036f]{1,8}[a-z][\u0300-\u036f]/giu;
const WORD = /\p{L}{2,64}/gu;
/** A few such letters are a formula or a logo; more are a disguise. */
const ENOUGH = 3;

export const disguisedLetters = defineCheck({
  id: "sender/disguised-letters",
  title: "Name or subject is written in letters that only look like letters",
  why: "Nobody types them; they are put in so that people read a word and filters do not.",
  references: ["Unicode Technical Standard 39"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    LETTERS_DISGUISED: { score: 4, meaning: "Name or subject is written in letters that only look like letters." },
    LETTERS_OF_TWO_SCRIPTS: { score: 3.5, leaning: "phish", meaning: "A word in name or subject mixes letters of two scripts." },
    NAME_ORNAMENTED: { score: 3.1, meaning: "The display name begins with arrows, signs or dots to stand out." },
  },
  run({ message }, found) {
    const name = (message.from[0]?.name ?? "").slice(0, READ);
    for (const text of [name, message.subject.slice(0, READ)]) {
      if (isPlainAscii(text)) continue; // in plain letters nothing is disguised
      const stacked = (text.normalize("NFC").match(STACKED) ?? []).length;
      const letters = (text.match(MATHEMATICAL) ?? []).length;
      if (letters >= ENOUGH || stacked >= 2 || INVISIBLE_INSIDE.test(text)) found("LETTERS_DISGUISED", text);
      const mixed = (text.match(WORD) ?? []).find((word) => isMixed(word.toLowerCase()));
      if (mixed !== undefined) found("LETTERS_OF_TWO_SCRIPTS", mixed);
    }
    if (/^[\s.•*|_-]*[\u2190-\u23ff\u2500-\u25ff\u2700-\u27bf\u2900-\u2bff]{1,8}/u.test(name)) found("NAME_ORNAMENTED", name);
  },
});
