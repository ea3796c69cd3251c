/**
 * An author's domain that nothing else in the message confirms: not the servers on its way, no signature, not the reverse-path, neither
 * Message-ID nor links. Discussion lists, answers and bounces are left out. Gap: honest mail through a provider's server without a
 * signature looks the same in part, so only the whole weighs much.
 */
import { z } from "zod";
import { registrableDomain, sameOrganization } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { idDomainOf, returnDomainOf, routeOf } from "../route.ts";
import { relates, shapeOf } from "../shape.ts";
import { fold } from "../words/fold.ts";

const NAME_WORD = /[a-z]{4,30}/g;
/** Enough of a word to know it again in an address that cuts names short. */
const WORD_START = 5;

export const unrelatedAuthor = defineCheck({
  id: "sender/unrelated-author",
  title: "Nothing in the message confirms its author",
  why: "An author's own mail passes his servers, is signed by them or comes back to them; a made-up author only stands in From.",
  references: ["RFC 5321 section 4.4", "RFC 6376", "RFC 7489"],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    AUTHOR_NOWHERE_ELSE: { score: 1.5, leaning: "phish", meaning: "The author's domain occurs nowhere in the message but in From." },
    AUTHOR_NOT_ON_ROUTE: {
      score: 0.6,
      leaning: "phish",
      meaning: "Neither the servers on its way nor a signature know the author's domain.",
    },
    FREE_MAIL_NOT_ON_ROUTE: { score: 2.2, meaning: "The author has a free mail address, and the message never passed that provider." },
    RETURN_PATH_ELSEWHERE: {
      score: 0.6,
      leaning: "phish",
      meaning: "The message comes back to another organization than its author's, unsigned.",
    },
    RETURN_PATH_EMPTY: { score: 2, leaning: "phish", meaning: "The reverse-path is empty as for a bounce, and the message is none." },
    NAME_UNRELATED: { score: 0.3, leaning: "phish", meaning: "The display name has nothing to do with the address or the links." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    const { author, discussion, answers, unsubscribes, signers, hosts, ownLinks } = shapeOf(message);
    if (author === "" || discussion || answers || options.ignoredDomains.includes(author) || arrival.ourDomains.includes(author)) return;
    const back = returnDomainOf(message, arrival);
    if (back === "" && !isReport(message)) found("RETURN_PATH_EMPTY", message.from[0]?.address ?? author);
    const signed = relates(author, signers);
    const onRoute = signed || relates(author, routeOf(message, arrival));
    if (!onRoute && registrableDomain(author) !== null) {
      if (!relates(author, [back, idDomainOf(message), ...hosts])) found("AUTHOR_NOWHERE_ELSE", author);
      else if (isFreeMail(author)) found("FREE_MAIL_NOT_ON_ROUTE", author);
      else if (!unsubscribes && !ownLinks) found("AUTHOR_NOT_ON_ROUTE", author);
    }
    if (back !== null && back !== "" && !signed && !sameOrganization(back, author))
      found("RETURN_PATH_ELSEWHERE", `${author}, back to ${back}`);
    if (isNameUnrelated(message, hosts)) found("NAME_UNRELATED", `${message.from[0]?.name ?? ""} <${message.from[0]?.address ?? ""}>`);
  },
});

/** Bounces, receipts and automatic answers have an empty reverse-path (RFC 3464, RFC 3834). */
function isReport({ headers, root }: Message): boolean {
  const automatic = headers.first("Auto-Submitted");
  return root.type === "multipart/report" || headers.has("X-Failed-Recipients") || (automatic !== null && !/^no\b/i.test(automatic));
}

function isNameUnrelated(message: Message, hosts: readonly string[]): boolean {
  const author = message.from[0];
  const words = fold((author?.name ?? "").slice(0, 200)).match(NAME_WORD) ?? [];
  if (author === undefined || words.length === 0 || isFreeMail(author.domain)) return false;
  const known = `${fold(author.address)} ${hosts.slice(0, 20).join(" ")}`.replace(/[^a-z ]/g, "");
  return !words.some((word) => known.includes(word.slice(0, WORD_START)));
}
