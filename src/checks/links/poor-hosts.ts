/** Links to hosts that cost nothing and say nothing about who stands behind them. */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, isFreeHosting, isShortener } from "../lists.ts";
import { shapeOf } from "../shape.ts";

export const poorHosts = defineCheck({
  id: "links/poor-hosts",
  title: "Links lead to hosts that anybody could have put up",
  why: "Landing pages of unwanted mail live for days, on cheap names, free hosts and behind shorteners.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    LINK_CHEAP_DOMAIN: { score: 1.5, meaning: "A link leads to a domain with a suffix that costs next to nothing." },
    LINK_FREE_HOST: { score: 1, meaning: "A link leads to a host where anybody publishes a page." },
    LINK_SHORTENED: { score: 1, meaning: "A link is shortened, so that its target cannot be seen." },
  },
  run({ message, options }, found) {
    // members of a list own such names and speak of them
    const { discussion } = shapeOf(message);
    const author = message.from[0]?.domain ?? "";
    for (const { host, domain, where } of message.links) {
      if (host === "" || where === "image" || sameOrganization(host, author) || options.ignoredDomains.includes(domain ?? host)) continue;
      if (isFreeHosting(host)) found("LINK_FREE_HOST", host);
      else if (isShortener(host)) found("LINK_SHORTENED", host);
      else if (!discussion && hasCheapSuffix(host)) found("LINK_CHEAP_DOMAIN", host);
    }
  },
});
