/**
 * Mail that addresses its reader by mail address, in subject or first line, because the address is all its author has. Answers, lists and
 * mail to several people are left out; newsletters name the address at their foot, which is not looked at.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import type { ArrivalView } from "../check.ts";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";

const FIRST_CHARACTERS = 200;
/** Shorter local parts are ordinary words. */
const LOCAL_FROM = 5;
/** A greeting and a link with no comma or colon between them, at the very beginning: behind those the name is over and a sentence begins. */
const GREETED_LINK =
  /^[^\p{L}\n]{0,10}(?:hi|hello|hey|dear|welcome|hallo|liebe[r]?|guten tag|sehr geehrte[r]?|bonjour|cher|chère|hola|estimad[oa]|querid[oa]|olá|oi|prezad[oa]|ciao|gentile|salve|beste|geachte|witaj|cześć|dzień dobry|здравствуйте|привет|merhaba|sayın|您好|你好|尊敬的|こんにちは)(?![\p{L}])(?:[^\n,:，：、]|[,:](?=\S)){0,80}?(https?:\/\/[^\s"<>]{4,120})/iu;
const RECIPIENTS_READ = 3;
/** Mailboxes of offices, whose names stand in honest subjects as well. */
const OFFICES =
  /^(?:info|sales|support|admin|office|contact|service|webmaster|postmaster|hello|mail|team|billing|accounts?|orders?|news|users?|test|customer|everyone|staff)$/;

export const greeting = defineCheck({
  id: "content/greeting",
  title: "The message calls its reader by mail address",
  why: "Who knows a customer has the name; who bought addresses has nothing but the address.",
  references: [],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    SUBJECT_HAS_ADDRESS: { score: 2.2, leaning: "phish", meaning: "The subject holds the reader's own mail address." },
    SUBJECT_HAS_LOCAL_PART: {
      score: 1.2,
      leaning: "phish",
      meaning: "The subject calls the reader by what stands before the @ of the address.",
    },
    TEXT_GREETS_ADDRESS: { score: 2, leaning: "phish", meaning: "The text greets the reader by mail address." },
    TEXT_GREETS_WITH_LINK: {
      score: 2.2,
      leaning: "phish",
      meaning: "Where the reader's name belongs, the greeting holds a link: a form's field for names was filled with it.",
    },
    TEXT_GREETS_LOCAL_PART: {
      score: 1,
      leaning: "phish",
      meaning: "The text greets the reader by what stands before the @ of the address.",
    },
  },
  run({ message, arrival, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none") return;
    const { discussion, answers, atHome } = shapeOf(message);
    if (discussion || answers || atHome) return; // a company's receipt names the account
    const subject = message.subject.slice(0, 400).toLowerCase();
    const start = message.text
      .slice(0, FIRST_CHARACTERS * 2)
      .trim()
      .slice(0, FIRST_CHARACTERS)
      .toLowerCase();
    const link = start.includes("://") ? GREETED_LINK.exec(start)?.[1] : undefined;
    if (link !== undefined) found("TEXT_GREETS_WITH_LINK", link);
    for (const address of readersOf(message, arrival)) {
      const local = address.slice(0, address.indexOf("@"));
      const byLocal = local.length >= LOCAL_FROM && !OFFICES.test(local) && !isNamed(message, local);
      if (subject.includes(address)) found("SUBJECT_HAS_ADDRESS", address);
      else if (byLocal && hasWord(subject, local)) found("SUBJECT_HAS_LOCAL_PART", local);
      if (start.includes(address)) found("TEXT_GREETS_ADDRESS", address);
      else if (byLocal && hasWord(start, local)) found("TEXT_GREETS_LOCAL_PART", local);
    }
  },
});

/** Who the message is for: the envelope's recipients, else those of the header; the author's own address is no recipient. */
function readersOf(message: Message, { envelope }: ArrivalView): readonly string[] {
  const author = message.from[0]?.address.toLowerCase();
  const domain = shapeOf(message).author; // a list or digest is addressed to itself
  const listed = envelope.rcptTo.length > 0 ? envelope.rcptTo : [...message.to, ...message.cc].filter(({ domain }) => domain !== "");
  return listed
    .slice(0, RECIPIENTS_READ)
    .map(({ address }) => address.toLowerCase())
    .filter(
      (address) => address !== author && address.length > 5 && !sameOrganization(address.slice(address.lastIndexOf("@") + 1), domain),
    );
}

/** The name that stands beside the address in To may be that of the local part ("maria@…"), and then it is a name. */
function isNamed(message: Message, local: string): boolean {
  return message.to.some(({ name }) => name?.toLowerCase().includes(local) === true);
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + word.length] ?? " ";
    if (!/[\p{L}\p{N}@._-]/u.test(before) && !/[\p{L}\p{N}@_-]/u.test(after)) return true;
  }
  return false;
}
