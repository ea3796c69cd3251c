/** A display name that says it is a well-known company, from a domain that is not the company's (brands.ts, lists/brands.txt). */
import { z } from "zod";
import { belongsTo, brandIn } from "../brands.ts";
import { defineCheck } from "../check.ts";

export const borrowedBrand = defineCheck({
  id: "sender/borrowed-brand",
  title: "The display name is a well-known company's, the domain is not",
  why: "Phishing lives from names that people trust; the company itself mails from its own domain.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    FROM_BORROWED_BRAND: { score: 4.3, leaning: "phish", meaning: "The display name is a well-known company's, the domain is not." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    for (const author of message.from) {
      // Commas and stray signs break a field into several authors, of which the first may be a name without an address.
      const name = author.name ?? (author.domain === "" ? author.address : null);
      const domain = author.domain || (message.from.find((other) => other.domain !== "")?.domain ?? "");
      if (name === null || options.ignoredDomains.includes(domain) || arrival.ourDomains.includes(domain)) continue;
      const brand = brandIn(name);
      // every site that runs WordPress writes so about itself
      if (brand?.name === "wordpress" && author.local === "wordpress") continue;
      if (brand !== null && !belongsTo(domain, brand)) found("FROM_BORROWED_BRAND", `${name} <${author.address}>`);
    }
  },
});
