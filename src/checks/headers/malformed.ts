/** Header fields that every mail program writes and that are missing or wrong: the work of home-made senders. */
import { z } from "zod";
import { defineCheck } from "../check.ts";

const SUBJECT_READ = 400;

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
    SUBJECT_SHOUTS: { score: 1.8, meaning: "The subject is written in capitals throughout." },
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
    const letters = subject.match(/\p{L}/gu)?.length ?? 0;
    if (letters >= 12 && subject === subject.toUpperCase() && /[A-Z]{4}/.test(subject)) found("SUBJECT_SHOUTS", subject);
    if (/\S {6,}\S|(?:\b\p{L} ){5}/u.test(subject)) found("SUBJECT_SPACED_OUT", subject);
    if (/\ufffd/.test(subject)) found("SUBJECT_RAW_BYTES", subject);
  },
});
