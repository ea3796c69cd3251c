/** The author's domain is of a kind that is used once and thrown away: a nearly free suffix, or a bare cloud tenant. */
import { z } from "zod";
import { isRegistrable } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, isFreeHosting } from "../lists.ts";

/** A path piece that stands for a reader: long, without words. */
const CODED = /\/[\w-]{20,}(?:[/?#]|$)/;

export const throwawayDomain = defineCheck({
  id: "sender/throwaway-domain",
  title: "The author's domain is of a kind that is thrown away",
  why: "Names under some suffixes cost next to nothing, cloud tenants nothing; senders of unwanted mail burn them daily.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    FROM_CHEAP_DOMAIN: { score: 2.2, meaning: "The author's domain has a suffix that costs next to nothing." },
    FROM_CHEAP_DOMAIN_SELLS: { score: 3.6, meaning: "A domain that costs next to nothing sends coded links and no way to unsubscribe." },
    FROM_BARE_TENANT: { score: 2.5, meaning: "The author writes from a cloud tenant or free web host without a domain of its own." },
    FROM_NO_DOMAIN: { score: 2, meaning: "The author's address has no domain that could exist." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    for (const { domain, address } of message.from) {
      if (options.ignoredDomains.includes(domain) || arrival.ourDomains.includes(domain)) continue;
      if (domain.endsWith(".onmicrosoft.com") || isFreeHosting(domain)) found("FROM_BARE_TENANT", address);
      else if (hasCheapSuffix(domain)) found(sells(message) ? "FROM_CHEAP_DOMAIN_SELLS" : "FROM_CHEAP_DOMAIN", address);
      else if (address.includes("@") && !domain.startsWith("[") && !isRegistrable(domain)) found("FROM_NO_DOMAIN", address);
    }
  },
});

/** Sells: links that count their readers, and none of the header fields by which honest mass mail lets people out. */
function sells({ headers, links }: Message): boolean {
  if (headers.has("List-Unsubscribe") || headers.has("In-Reply-To")) return false;
  return links.some(({ where, url }) => (where === "html" || where === "text") && url.length < 2_000 && CODED.test(url));
}
