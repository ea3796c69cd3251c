/** Link hosts made to be taken for a well-known brand's or our own: a letter off, the name with something put to it, or a name below another's. */
import { z } from "zod";
import { imitatedBy } from "../brands.ts";
import { defineCheck } from "../check.ts";
import { oursImitatedBy } from "../our-names.ts";
import { shapeOf } from "../shape.ts";

const HOSTS_READ = 60;

export const linkLookAlike = defineCheck({
  id: "links/look-alike",
  title: "A link's host is made to be taken for another's",
  why: "A name that contains the company's is cheap to register, and readers look for the name they know.",
  references: ["Unicode Technical Standard 39"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    LINK_LOOKS_LIKE_OURS: { score: 4.2, leaning: "phish", meaning: "A link's host looks like one of our domains and is not." },
    LINK_LOOKS_LIKE_BRAND: { score: 3.4, leaning: "phish", meaning: "A link's host borrows a well-known company's name." },
    LINK_OTHER_ALPHABET: { score: 2.2, leaning: "phish", meaning: "A link's host is written in letters that look like Latin ones." },
  },
  run({ message, arrival, options }, found) {
    const { clicks } = shapeOf(message);
    const seen = new Set<string>();
    for (const { host, domain, skeleton } of clicks) {
      if (seen.has(host) || seen.size >= HOSTS_READ || options.ignoredDomains.includes(domain ?? host)) continue;
      seen.add(host);
      const ours = oursImitatedBy(host, arrival.ourDomains, skeleton);
      if (ours !== null && ours.how !== "elsewhere") {
        found("LINK_LOOKS_LIKE_OURS", `${host} for ${ours.domain}`);
        continue;
      }
      const imitated = imitatedBy(host, skeleton);
      if (imitated !== null) found("LINK_LOOKS_LIKE_BRAND", `${host} for ${imitated.brand.name}`);
      else if (skeleton !== undefined && /^[\x00-\x7f]+$/.test(skeleton)) found("LINK_OTHER_ALPHABET", `${host} looks like ${skeleton}`);
    }
  },
});
