/**
 * Author addresses made to be taken for another's: domains a letter off from, joined to or below a well-known brand's or our own, and a
 * brand's name before the "@"; of partners' domains those that are told in the options. Gap: brands that are not in lists/brands.txt.
 */
import { z } from "zod";
import { belongsTo, brandIn, imitatedBy } from "../brands.ts";
import { defineCheck } from "../check.ts";
import { oursImitatedBy } from "../our-names.ts";

/** Separators and numbers of local parts: "paypal-service_77" is read as "paypal service". */
const SEPARATORS = /[._+\-\d]+/g;

export const lookAlike = defineCheck({
  id: "sender/look-alike",
  title: "The author's address is made to be taken for another's",
  why: "A reader who looks at the address at all sees the name in it, not the letter that is off.",
  references: ["Unicode Technical Standard 39"],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({
    ignoredDomains: z.array(z.string()).default([]),
    /** Domains of partners whose bills are paid, lower case. */
    partners: z.array(z.string()).default([]),
  }),
  findings: {
    FROM_LOOKS_LIKE_OURS: { score: 4.5, leaning: "phish", meaning: "The author's domain looks like one of ours and is not." },
    FROM_LOOKS_LIKE_PARTNER: { score: 4, leaning: "scam", meaning: "The author's domain looks like a partner's and is not." },
    FROM_OUR_NAME_ELSEWHERE: { score: 1.2, leaning: "phish", meaning: "The author's domain is our name under another suffix." },
    FROM_LOOKS_LIKE_BRAND: { score: 3.8, leaning: "phish", meaning: "The author's domain borrows a well-known company's name." },
    FROM_BRAND_BEFORE_AT: { score: 2.2, leaning: "phish", meaning: "The address names a well-known company before the @, not after it." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    for (const { domain, local, address, name } of message.from) {
      if (domain === "" || options.ignoredDomains.includes(domain)) continue;
      const ours = oursImitatedBy(domain, arrival.ourDomains);
      if (ours !== null)
        found(ours.how === "elsewhere" ? "FROM_OUR_NAME_ELSEWHERE" : "FROM_LOOKS_LIKE_OURS", `${domain} for ${ours.domain}`);
      const partner = ours === null ? oursImitatedBy(domain, options.partners) : null;
      if (partner !== null && !arrival.ourDomains.includes(domain)) found("FROM_LOOKS_LIKE_PARTNER", `${domain} for ${partner.domain}`);
      const imitated = ours === null && partner === null ? imitatedBy(domain) : null;
      if (imitated !== null) found("FROM_LOOKS_LIKE_BRAND", `${domain} for ${imitated.brand.name}`);
      const before = brandIn(local.replace(SEPARATORS, " "));
      // a display name that says the same is told by sender/borrowed-brand, once
      if (before !== null && imitated === null && !belongsTo(domain, before) && brandIn(name ?? "") === null)
        found("FROM_BRAND_BEFORE_AT", address);
    }
  },
});
