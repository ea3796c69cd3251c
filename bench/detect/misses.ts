/** Which kinds of message a row of the table loses: traits of the missed spam beside those of all spam of the row, and what lost the ham. */
import { readFileSync } from "node:fs";
import type { Message } from "../../src/mail/message.ts";
import { readMessage } from "../../src/mail/read.ts";
import { type Mail, withoutFromLine } from "./mail.ts";
import type { JudgedMail } from "./rows.ts";

export interface Misses {
  readonly missed: number;
  readonly spam: number;
  /** By trait: how many of the missed, and of all spam of the row, have it. */
  readonly traits: readonly { readonly trait: string; readonly missed: number; readonly all: number }[];
  /** The ham that stands highest, with what was found on it. */
  readonly lostHam: readonly { readonly place: string; readonly probability: number; readonly because: string }[];
}

const HAM_SHOWN = 5;
const SHORT = 200;

interface Seen {
  readonly mail: Mail;
  readonly message: Message;
}

const TRAITS: Readonly<Record<string, (seen: Seen) => boolean>> = {
  "no check found anything against it": ({ mail }) => !mail.findings.some(({ score }) => score > 0),
  "no link and no attachment": ({ message }) => message.links.length === 0 && message.attachments.length === 0,
  "fewer than 200 letters of text": ({ message }) => message.text.length < SHORT,
  "a picture and hardly a text": ({ message }) => message.text.length < SHORT && message.html.images.length > 0,
  "not in Latin letters": ({ message }) => isForeign(message.text),
  "came through a mailing list": ({ message }) => message.headers.has("list-id") || message.headers.has("list-post"),
  "has a way to unsubscribe": ({ message }) => message.headers.has("list-unsubscribe"),
  "written as an answer": ({ message }) => message.headers.has("in-reply-to") || /^re:/i.test(message.subject),
};

/** Spam below the threshold that loses at most `at` of the ham. */
export function missesOf(judged: readonly JudgedMail[], at: number): Misses {
  const ham = judged.filter(({ spam }) => !spam).sort((a, b) => b.logOdds - a.logOdds);
  const line = ham[Math.floor(at * ham.length + 1e-9)]?.logOdds ?? Number.NEGATIVE_INFINITY;
  const spam = judged.filter((each) => each.spam);
  const seen = spam.map(({ mail, logOdds }) => ({
    isMissed: logOdds <= line,
    seen: { mail, message: readMessage(withoutFromLine(readFileSync(mail.path))) },
  }));
  const missed = seen.filter(({ isMissed }) => isMissed);
  const traits = Object.entries(TRAITS).map(([trait, holds]) => ({
    trait,
    missed: missed.filter((each) => holds(each.seen)).length,
    all: seen.filter((each) => holds(each.seen)).length,
  }));
  const lostHam = ham.slice(0, HAM_SHOWN).map(({ mail, probability }) => ({ place: mail.place, probability, because: becauseOf(mail) }));
  return { missed: missed.length, spam: spam.length, traits, lostHam };
}

function becauseOf({ findings }: Mail): string {
  const strongest = findings.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  return strongest.length === 0
    ? "its words"
    : strongest
        .slice(0, 4)
        .map(({ name }) => name)
        .join(", ");
}

function isForeign(text: string): boolean {
  const letters = text.slice(0, 2_000).match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  return letters.length > 0 && latin < letters.length / 2;
}
