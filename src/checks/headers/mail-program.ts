/**
 * Header fields that do not fit the program they name or the clock they were written by: the marks of programs written to send spam.
 * Lists and forwarders rewrite some fields, so mail of discussion lists and answers are left out where those are looked at.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { idDomainOf } from "../route.ts";
import { shapeOf } from "../shape.ts";

/** RFC 5322 3.3 with the zone; more than UTC+14 does not exist, and zones differ by quarters of an hour. */
const ZONE = /([+-])(\d\d)(\d\d)\s{0,3}(?:\([^)]{0,60}\))?$/;
const NAMED_ZONE = /\b(?:GMT|UTC?|[ECMPB][SDE]?S?T)\b/i;
const TWO_HOURS = 7_200_000;
const WIDEST_ZONES = 14 * 3_600_000;
const OUTLOOK_ID = /^<[0-9a-f]{10,14}\$[0-9a-f]{8}\$[0-9a-f]{8}@/i;
const NUMERIC = /^\d{1,3}(?:\.\d{1,3}){3}$/;

export const mailProgram = defineCheck({
  id: "headers/mail-program",
  title: "The header does not fit the program it names",
  why: "Programs that send spam pretend to be a mail program and get dates, numbers and fields wrong that the real one writes.",
  references: ["RFC 5322 section 3.3", "RFC 5322 section 3.6.4", "RFC 5321 section 4.1.3"],
  phase: "content",
  directions: ["inbound"],
  needs: [],
  options: z.object({}),
  findings: {
    MAILER_FORGED: { score: 2.6, meaning: "The message names Outlook as its program and lacks what Outlook writes." },
    DATE_ZONE_IMPOSSIBLE: { score: 2.8, meaning: "The date is in a time zone that does not exist." },
    DATE_ZONE_MISSING: { score: 1.8, meaning: "The date has no time zone." },
    DATE_IN_FUTURE: { score: 1.8, meaning: "The message is dated hours after it was received." },
    MESSAGE_ID_BY_RECEIVER: { score: 0.6, meaning: "The Message-ID was put in by the receiving server, because the sender wrote none." },
    MESSAGE_ID_BROKEN: { score: 1.5, meaning: "The Message-ID has no @ or no angle brackets." },
    GREETED_BY_NUMBER: { score: 1.4, meaning: "A server on the way was greeted with a bare number instead of a host name." },
    PRIORITY_RAISED: { score: 1.1, leaning: "phish", meaning: "The message calls itself urgent." },
    AUTHOR_WITHOUT_NAME: { score: 0.7, meaning: "The author shows no name, only an address." },
  },
  run({ message }, found) {
    const { headers, received } = message;
    const { discussion, answers, unsubscribes } = shapeOf(message);
    const date = headers.first("Date");
    if (date !== null && message.date !== null) {
      const impossible = impossibleZone(date);
      if (impossible !== null) found("DATE_ZONE_IMPOSSIBLE", impossible);
      else if (!ZONE.test(date) && !NAMED_ZONE.test(date)) found("DATE_ZONE_MISSING", date);
      const arrived = received[0]?.date ?? null;
      // on lists people write whose clocks are set to another zone; more than that no zone explains
      const most = discussion ? WIDEST_ZONES : TWO_HOURS;
      if (arrived !== null && message.date - arrived > most) found("DATE_IN_FUTURE", date);
    }
    if (discussion || answers) return;
    if (isForgedOutlook(message)) found("MAILER_FORGED", headers.first("X-Mailer") ?? "");
    noteId(message, found);
    const number = received.find(({ from }) => from !== null && NUMERIC.test(from));
    if (number !== undefined) found("GREETED_BY_NUMBER", number.from ?? "");
    const raised = raisedBy(message);
    if (raised !== null) found("PRIORITY_RAISED", raised);
    const author = message.from[0];
    if (author !== undefined && author.name === null && author.domain !== "" && !unsubscribes) found("AUTHOR_WITHOUT_NAME", author.address);
  },
});

function impossibleZone(date: string): string | null {
  const zone = ZONE.exec(date.trim());
  if (zone === null) return null;
  return Number(zone[2]) > 14 || Number(zone[3]) % 15 !== 0 ? zone[0] : null;
}

/** Outlook Express and Outlook write X-MimeOLE or Thread-Index, and Express its own form of Message-ID. */
function isForgedOutlook({ headers, messageId }: Message): boolean {
  const mailer = headers.first("X-Mailer");
  if (mailer === null || !/^microsoft outlook/i.test(mailer)) return false;
  if (/express/i.test(mailer) && messageId !== null && !OUTLOOK_ID.test(messageId)) return true;
  return (
    !headers.has("X-MimeOLE") && !headers.has("Thread-Index") && !headers.has("X-MS-TNEF-Correlator") && !headers.has("X-MS-Has-Attach")
  );
}

function noteId(message: Message, found: (name: "MESSAGE_ID_BY_RECEIVER" | "MESSAGE_ID_BROKEN", evidence: string) => void): void {
  const id = idDomainOf(message);
  if (id === null) return;
  if (id === "" || !/^<.{3,}>$/.test(message.messageId ?? "")) found("MESSAGE_ID_BROKEN", message.messageId ?? "");
  else if (
    message.to.some(({ domain }) => sameOrganization(domain, id)) &&
    message.from.every(({ domain }) => !sameOrganization(domain, id))
  ) {
    found("MESSAGE_ID_BY_RECEIVER", message.messageId ?? "");
  }
}

function raisedBy({ headers }: Message): string | null {
  const priority = headers.first("X-Priority") ?? "";
  if (/^[12]\b/.test(priority)) return `X-Priority: ${priority}`;
  const importance = headers.first("Importance") ?? headers.first("Priority") ?? headers.first("X-MSMail-Priority") ?? "";
  return /^(?:high|urgent)\b/i.test(importance) ? importance : null;
}
