/** What receiving servers say: unknown recipients, refusals because of spam, lists that name us. Live replies and bounces alike. */
import { defineSignal, type Signal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";
import { UNKNOWN_USERS } from "../priors.ts";

/** RFC 3463: no such mailbox or system, disabled, moved. */
const UNKNOWN = /^[45]\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;
const UNKNOWN_TEXT =
  /\b(?:user unknown|unknown user|no such (?:user|mailbox|recipient)|does not exist|mailbox (?:unavailable|not found)|recipient rejected)\b/i;
/** Words by which receivers say "spam", and the lists and codes that they name (after Zeek's blocklists.zeek; Microsoft, Google, Yahoo). */
const SPAM_TEXT =
  /\b(?:spam(?:haus|cop|rl)?|unsolicited|bulk mail|block ?list(?:ed)?|blacklist(?:ed)?|reputation|cbl\.abuseat|sorbs|barracudacentral|psbl|uceprotect|S3140|S3150|TSS0\d|phish(?:ing)?)\b/i;

export const unknownUsers = defineSignal({
  id: "unknown-users",
  title: "Recipients that do not exist",
  why: "Harvested lists are full of dead addresses; people's address books are not.",
  watches: "reply",
  group: "replies",
  cap: [-0.3, 2],
  weigh({ event, profile }) {
    if (event.result === "deferred") return null;
    const isUnknown = event.result === "refused" && isUnknownUser(event.enhanced, event.text);
    const place = isUnknown ? 1 : 0;
    const own = profile.unknownUsers.share(place, UNKNOWN_USERS.h0[place]!, UNKNOWN_USERS.weight);
    const llr = Math.log((UNKNOWN_USERS.h1[place] ?? own) / own);
    // an old correspondent who left is no harvested address
    const isOld = isUnknown && profile.people.has(hashOf(event.recipient)) && profile.messages > OLD_AFTER;
    return {
      llr: isOld ? llr * 0.3 : llr,
      value: () => (isUnknown ? `${event.recipient} does not exist: ${quoted(event.text)}` : "accepted"),
    };
  },
});

const OLD_AFTER = 50;

export const refusedAsSpam = defineSignal({
  id: "refused-as-spam",
  title: "Receivers refuse it as spam",
  why: "Large receivers see more of a campaign than we do; a list that names us is news about ourselves.",
  watches: "reply",
  group: "replies",
  cap: [0, 3],
  weigh({ event }) {
    if (event.result === "accepted" || !SPAM_TEXT.test(event.text)) return null;
    const isFinal = event.result === "refused";
    return { llr: isFinal ? 2.5 : 1.2, value: () => `${event.recipient}: ${quoted(event.text)}` };
  },
});

export function isUnknownUser(enhanced: string | null, text: string): boolean {
  if (enhanced !== null && UNKNOWN.test(enhanced)) return true;
  return (enhanced === null || enhanced === "5.0.0") && UNKNOWN_TEXT.test(text);
}

function quoted(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}

export const replySignals: readonly Signal<"reply">[] = [unknownUsers, refusedAsSpam];
