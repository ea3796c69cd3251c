/**
 * Scams that are told all over the world, by family and language: what is told and what is asked must both be there, in one language; or,
 * in a short letter, everything that its gist is made of, in whatever words and order.
 * Letters count from strangers only; notices with a page behind them only when their links do not lead to the author; calls for help only
 * with a number to call. The tables are words/scams; each scores less than a check of its own, since ordinary people write of these things.
 */
import { z } from "zod";
import type { Message } from "../../mail/message.ts";
import { defineCheck, type FindingDefinition } from "../check.ts";
import { phoneNumbersIn } from "../phone.ts";
import { type Shape, shapeOf } from "../shape.ts";
import { gistsTold } from "../words/gists/all.ts";
import { seen, seenGists } from "../words/phrases.ts";
import { type FamilyName, tales } from "../words/scams/all.ts";
import { LANGUAGES } from "../words/scams/family.ts";

/** letter: asks for an answer. page: leads to a page that is not the author's. call: leads to a telephone. */
type Way = "letter" | "page" | "call";

/** By family: its finding, and the way it goes. */
export const FAMILIES = {
  accountSuspended: { name: "SCAM_ACCOUNT_SUSPENDED", way: "page" },
  advanceFee: { name: "SCAM_ADVANCE_FEE", way: "letter" },
  crypto: { name: "SCAM_CRYPTO", way: "page" },
  documentShare: { name: "SCAM_DOCUMENT", way: "page" },
  extortion: { name: "SCAM_EXTORTION", way: "letter" },
  giftCard: { name: "SCAM_GIFT_CARDS", way: "letter" },
  inheritance: { name: "SCAM_INHERITANCE", way: "letter" },
  job: { name: "SCAM_JOB", way: "letter" },
  multiFactor: { name: "SCAM_SECOND_FACTOR", way: "page" },
  parcel: { name: "SCAM_PARCEL", way: "page" },
  paymentDetails: { name: "SCAM_PAYMENT_DETAILS", way: "letter" },
  payroll: { name: "SCAM_PAYROLL", way: "letter" },
  qrCode: { name: "SCAM_QR_CODE", way: "page" },
  romance: { name: "SCAM_ROMANCE", way: "letter" },
  tax: { name: "SCAM_TAX", way: "page" },
  techSupport: { name: "SCAM_CALL_BACK", way: "call" },
  urgentFavour: { name: "SCAM_URGENT_FAVOUR", way: "letter" },
  voicemail: { name: "SCAM_VOICEMAIL", way: "page" },
} as const satisfies Readonly<Record<FamilyName, { readonly name: string; readonly way: Way }>>;
type Name = (typeof FAMILIES)[FamilyName]["name"];

function scam(meaning: string): FindingDefinition {
  return { score: 3.2, leaning: "scam", meaning };
}

function phish(meaning: string): FindingDefinition {
  return { score: 2.8, leaning: "phish", meaning };
}

const findings: Readonly<Record<Name, FindingDefinition>> = {
  SCAM_ACCOUNT_SUSPENDED: phish(
    "An account or mailbox is said to be blocked or full, and the reader shall sign in elsewhere than at the author's.",
  ),
  SCAM_ADVANCE_FEE: scam("A stranger tells of a large sum and asks for particulars, a fee or a private answer."),
  SCAM_CALL_BACK: scam("A charge or a virus is told, with a telephone number as the way out and no page of the author's."),
  SCAM_CRYPTO: scam("Coins are said to wait, grow or be in danger, and the reader shall connect a wallet, withdraw or invest."),
  SCAM_DOCUMENT: phish("A document is said to be shared or to wait for a signature, on a page that is not the author's."),
  SCAM_EXTORTION: scam("The author claims to have broken in or filmed the reader, and asks for coins."),
  SCAM_GIFT_CARDS: scam("A stranger asks to buy gift cards and to send their codes."),
  SCAM_INHERITANCE: scam("A stranger tells of a rich person's death and looks for an heir or somebody to trust."),
  SCAM_JOB: scam("A stranger offers easy work from home that needs no experience."),
  SCAM_PARCEL: phish("A parcel is said to be held until a fee is paid or an address confirmed, on a page that is not the author's."),
  SCAM_PAYMENT_DETAILS: scam("A stranger gives other bank details for payments to come."),
  SCAM_PAYROLL: scam("A stranger asks to have wages paid into another account."),
  SCAM_QR_CODE: phish("A code is to be scanned with a telephone, to sign in or to see something."),
  SCAM_ROMANCE: scam("A stranger looks for company and wants to go on talking somewhere else."),
  SCAM_SECOND_FACTOR: phish("The second step of signing in is said to run out, with a page that is not the author's to renew it."),
  SCAM_TAX: phish("A tax office is said to owe or demand money, with a page that is not the author's."),
  SCAM_URGENT_FAVOUR: scam("A stranger needs something done at once and cannot talk."),
  SCAM_VOICEMAIL: phish("A voice message, call or fax is said to wait on a page that is not the author's."),
};

export const knownScam = defineCheck({
  id: "content/known-scam",
  title: "The message tells a scam that is known in many languages",
  why: "The same few tales are translated into every language: what is told and what is asked for stay the same.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings,
  run({ message, arrival, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    const shape = shapeOf(message);
    if (shape.discussion || message.from.some(({ domain }) => arrival.direction === "inbound" && arrival.ourDomains.includes(domain)))
      return;
    const groups = seen(message, "scams");
    const named = new Set<FamilyName>();
    for (const { family, language, story, ask } of tales) {
      const told = groups.get(story);
      const asked = groups.get(ask);
      if (told === undefined || asked === undefined || told === asked) continue;
      const { name, way } = FAMILIES[family];
      const goes = went(way, message, shape);
      if (goes !== null) found(name, `${LANGUAGES[language]}: "${told}", "${asked}"${goes}`);
      named.add(family);
    }
    // neither a letter nor a notice of this kind goes that way, and a walk over its words is dear
    if (shape.ownLinks && (shape.answers || shape.unsubscribes)) return;
    const parts = seenGists(message);
    if (parts.size < FEWEST_PARTS) return;
    for (const { family, language, groups: all } of gistsTold) {
      if (named.has(family)) continue;
      const said = new Set(all.map((group) => parts.get(group)));
      if (said.has(undefined) || said.size < all.length) continue;
      const { name, way } = FAMILIES[family];
      const goes = went(way, message, shape);
      if (goes !== null) found(name, `${LANGUAGES[language]}: ${[...said].map((words) => `"${words}"`).join(", ")}${goes}`);
    }
  },
});

/** Of a gist. */
const FEWEST_PARTS = 3;

/** What beside the words fits the way the scam goes, as evidence; null when the message does not go that way. */
function went(way: Way, message: Message, { answers, unsubscribes, ownLinks, clicks }: Shape): string | null {
  if (way === "letter") return answers || unsubscribes ? null : "";
  if (ownLinks) return null;
  if (way === "page") return clicks[0] === undefined ? "" : `, link to ${clicks[0].host}`;
  const number = phoneNumbersIn(message.text)[0];
  return number === undefined ? null : `, call ${number}`;
}
