/** Header fields that every mail program writes and that are missing or wrong: the work of home-made senders. */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import { lettersIn } from "../../mail/code-units.ts";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";

const SUBJECT_READ = 400;
/** Mail addresses and web addresses in a subject; bounded, since a subject is cut before. */
const ADDRESSES = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|https?:\/\/[^\s"<>]{4,200}/;
const EXCLAIMS = /!{4}|\${3}|€{3}/;
/** A sentence; longer names of people are not written in capitals. */
const NAME_WORDS = 5;

export const malformed = defineCheck({
  id: "headers/malformed",
  title: "The header is not what a mail program writes",
  why: "Mail programs and servers write Date, Message-ID and From properly; programs written to send spam forget some.",
  references: ["RFC 5322 section 3.6", "RFC 6409 section 8"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    DATE_MISSING: { score: 1, meaning: "There is no readable date." },
    MESSAGE_ID_MISSING: { score: 1, meaning: "There is no Message-ID." },
    FROM_MALFORMED: { score: 1.5, meaning: "The author field holds something that is no mail address." },
    FROM_SEVERAL_AUTHORS: {
      score: 1.5,
      leaning: "phish",
      meaning: "The message has authors of several organizations, and no Sender field that says who sent it.",
    },
    NAME_SHOUTS: { score: 1.5, meaning: "The display name is a sentence in capitals." },
    SUBJECT_SAYS_ALL: {
      score: 1.6,
      leaning: "scam",
      meaning: "The subject holds an address to write or go to, and there is no other text.",
    },
    SUBJECT_SHOUTS: { score: 1.8, meaning: "The subject is written in capitals throughout." },
    SUBJECT_EXCLAIMS: { score: 1.2, meaning: "The subject holds a run of exclamation marks or currency signs." },
    SUBJECT_SPACED_OUT: { score: 2.2, meaning: "The subject ends in a run of spaces or spells words with gaps." },
    SUBJECT_RAW_BYTES: { score: 0.8, meaning: "The subject holds bytes that are no text." },
  },
  run({ message, arrival }, found) {
    // RFC 6409 8.2 and 8.3: what is submitted may still lack them, the server that sends it on adds them
    const mayLack = arrival.direction !== "inbound";
    const date = message.headers.first("Date");
    if (message.date === null && (date !== null || !mayLack)) found("DATE_MISSING", date ?? "");
    if (message.messageId === null && !mayLack) found("MESSAGE_ID_MISSING", "");
    if (message.from.length === 0 || message.from.some(({ domain }) => domain === ""))
      found("FROM_MALFORMED", message.headers.first("From") ?? "");
    const subject = message.subject.slice(0, SUBJECT_READ);
    if (isShouted(subject.replace(ADDRESSES, ""))) found("SUBJECT_SHOUTS", subject);
    if (EXCLAIMS.test(subject)) found("SUBJECT_EXCLAIMS", subject);
    const text = message.text.trim();
    const address = ADDRESSES.exec(subject)?.[0];
    if (address !== undefined && isEmpty(message) && (text.length < 20 || text === subject.trim())) found("SUBJECT_SAYS_ALL", address);
    const name = (message.from[0]?.name ?? "").slice(0, SUBJECT_READ);
    if (name.split(" ").length >= NAME_WORDS && isShouted(name)) found("NAME_SHOUTS", name);
    const authors = message.from.filter(({ domain }) => domain !== "");
    const other = authors.find(({ domain }) => !sameOrganization(domain, authors[0]?.domain ?? ""));
    if (other !== undefined && message.sender === null) found("FROM_SEVERAL_AUTHORS", `${authors[0]?.address ?? ""}, ${other.address}`);
    if (/\S {6,}\S|(?:\b\p{L} ){5}/u.test(subject)) found("SUBJECT_SPACED_OUT", subject);
    if (/\ufffd/.test(subject)) found("SUBJECT_RAW_BYTES", subject);
  },
});

function isShouted(text: string): boolean {
  return /[A-Z]{4}/.test(text) && text === text.toUpperCase() && lettersIn(text) >= 12;
}

/** Nothing to look at beside the text. */
function isEmpty({ attachments, html, calendars }: Message): boolean {
  return attachments.length === 0 && html.images.length === 0 && calendars.length === 0;
}
