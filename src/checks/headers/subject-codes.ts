/**
 * Codes that a mass mailer puts into each subject, name or last line, so that no two copies are alike. Order and ticket numbers are codes as
 * well, so figures alone count only with letters among them, or in the display name.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";
import { looksGenerated } from "../words/random.ts";

const READ = 300;
/** Letters of both cases and figures in one word, as identifiers are made, nine and longer. */
const MIXED =
  /(?:^|[\s[({#:.-])((?=[A-Za-z0-9]{0,40}[a-z])(?=[A-Za-z0-9]{0,40}[A-Z])(?=[A-Za-z0-9]{0,40}\d)[A-Za-z0-9]{9,40})(?=$|[\s\])}.,:-])/;
/** One word with a figure between letters of both cases; those of nicknames stand at the end. */
const NAME_CODE = /^(?=[A-Za-z]{0,40}\d+[A-Za-z])(?=[A-Za-z0-9]{0,40}[a-z])(?=[A-Za-z0-9]{0,40}[A-Z])[A-Za-z0-9]{6,40}\.?$/;
const LAST_WORD = /\s([A-Za-z0-9]{4,30})\s*$/;
/** Capitals behind a sentence in small letters. */
const CAPITAL_TAIL = /[a-z!?.][^A-Za-z]{1,12}([A-Z]{4,20})\s*$/;

export const subjectCodes = defineCheck({
  id: "headers/subject-codes",
  title: "The subject or name carries a code that makes each copy different",
  why: "Filters that count equal messages are meant to see different ones; people do not write such codes.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    SUBJECT_HAS_CODE: { score: 1.6, meaning: "The subject holds a code of small and capital letters and figures." },
    SUBJECT_ENDS_IN_JUNK: { score: 1.8, meaning: "The subject ends in letters that are no word." },
    NAME_IS_CODE: { score: 1.8, meaning: "The display name is a code of small and capital letters and figures." },
    NAME_HAS_NUMBER: { score: 1.8, leaning: "phish", meaning: "The display name holds a long number." },
    TEXT_ENDS_IN_JUNK: { score: 2.2, meaning: "The text ends in letters that are no word." },
    AUTHOR_GENERATED: { score: 0.7, meaning: "The author's address was made up by a program." },
  },
  run({ message }, found) {
    const { discussion, answers, unsubscribes, ownLinks } = shapeOf(message);
    if (discussion || answers) return;
    const subject = message.subject.slice(0, READ);
    const code = MIXED.exec(subject)?.[1];
    if (code !== undefined) found("SUBJECT_HAS_CODE", code);
    const tail = CAPITAL_TAIL.exec(subject)?.[1] ?? LAST_WORD.exec(subject)?.[1];
    if (tail !== undefined && code === undefined && isJunk(tail)) found("SUBJECT_ENDS_IN_JUNK", tail);
    const author = message.from[0];
    if (author?.name != null && /\d{5,}/.test(author.name.slice(0, READ))) found("NAME_HAS_NUMBER", author.name);
    const name = author?.name ?? "";
    if (NAME_CODE.test(name)) found("NAME_IS_CODE", name);
    const last = /(?:^|\s)([a-z]{9,40})\s*$/.exec(message.text.slice(-200))?.[1];
    if (last !== undefined && looksGenerated(last)) found("TEXT_ENDS_IN_JUNK", last);
    if (author !== undefined && !unsubscribes && !ownLinks) {
      const labels = [...author.local.split(/[.+_=-]/), author.domain.slice(0, Math.max(0, author.domain.lastIndexOf(".")))];
      const generated = labels.find((label) => looksGenerated(label));
      if (generated !== undefined) found("AUTHOR_GENERATED", author.address);
    }
  },
});

/** No vowel, or generated; short acronyms and plain figures are words enough. */
function isJunk(word: string): boolean {
  if (looksGenerated(word)) return true;
  if (/^[A-Z]{5,20}$/.test(word)) return /[BCDFGHJKLMNPQRSTVWXZ]{4}/.test(word);
  return /^[a-z]{5,20}$/.test(word) && /[bcdfghjklmnpqrstvwxz]{5}/.test(word.replace(/sch|ght|str|rst|ngth|chts|tch/g, "s"));
}
