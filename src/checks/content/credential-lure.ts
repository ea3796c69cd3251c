/**
 * Messages that say something is wrong and ask to sign in or pay. Real notices say so too, so what weighs is the wording together with an
 * author or links that do not fit: links to elsewhere, a free mail author, no link of the author's own organization. Where every link leads to
 * the well-known company that writes, nobody else gains by the click, even when the author is forged.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, isFreeHosting, isFreeMail, isShortener } from "../lists.ts";
import { phoneNumbersIn } from "../phone.ts";
import { shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const credentialLure = defineCheck({
  id: "content/credential-lure",
  title: "The message asks to sign in, confirm or pay, and does not fit its author",
  why: "Phishing imitates notices of accounts, parcels and documents; the words are those of the real ones, author and links are not.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    CREDENTIAL_LURE: { score: 1.2, leaning: "phish", meaning: "The wording is that of notices that ask to sign in, confirm or pay." },
    CREDENTIAL_LURE_ELSEWHERE: { score: 3.2, leaning: "phish", meaning: "A notice asks to act, and none of its links lead to its author." },
    CREDENTIAL_LURE_HOSTED: { score: 4, leaning: "phish", meaning: "A notice asks to act on a page that anybody could have put up." },
    CALL_BACK_LURE: {
      score: 3.2,
      leaning: "scam",
      meaning: "A charge or invoice gives a number to call and nothing else, as call-back fraud does.",
    },
  },
  run({ message }, found) {
    const groups = seen(message, "credentials");
    if (groups.size === 0) return;
    const author = message.from[0]?.domain ?? "";
    const clicks = clicksOf(message);
    if (callsBack(groups, author, clicks.length)) {
      const number = phoneNumbersIn(message.text)[0];
      if (number !== undefined) found("CALL_BACK_LURE", `${quoted(groups)}, call ${number}`);
    }
    const asks = groups.has("verify") || groups.has("parcel") || groups.has("document") || groups.has("refund") || groups.has("trouble");
    if (!asks) return;
    const poor = clicks.find(({ host }) => isFreeHosting(host) || isShortener(host) || hasCheapSuffix(host));
    if (poor !== undefined && !sameOrganization(poor.host, author))
      found("CREDENTIAL_LURE_HOSTED", `${quoted(groups)}, link to ${poor.host}`);
    else if (groups.size < 2 || shapeOf(message).atHome) return;
    else if (clicks.length > 0 && clicks.every(({ host }) => !sameOrganization(host, author)))
      found("CREDENTIAL_LURE_ELSEWHERE", `${quoted(groups)}, link to ${clicks[0]?.host ?? ""}`);
    else found("CREDENTIAL_LURE", quoted(groups));
  },
});

/** Firms send invoices with a number and no link as well; they do not tell how to stop what nobody ordered. */
function callsBack(groups: ReadonlyMap<string, string>, author: string, clicks: number): boolean {
  const tells = groups.has("charge") || groups.has("callBack");
  if (isFreeMail(author)) return tells;
  return clicks === 0 && groups.has("charge") && groups.has("callBack");
}

/** Links that a reader follows; pictures are not. */
function clicksOf(message: Message): readonly { readonly host: string }[] {
  return message.links.filter(
    ({ where, host }) => host !== "" && (where === "html" || where === "text" || where === "form" || where === "code"),
  );
}
