/**
 * A mail address in the display name that is not the author's, of another organization than the author's domain.
 * Gap: addresses written out ("service at bank dot example") are not seen.
 */
import { z } from "zod";
import { mailboxesIn, sameOrganization } from "../../mail/address.ts";
import { defineCheck } from "../check.ts";

export const displayNameSpoof = defineCheck({
  id: "sender/display-name-spoof",
  title: "The display name shows an address of another organization",
  why: "Most mail programs show only the display name, so the reader sees that address and not the author's.",
  references: ["RFC 5322 section 3.4"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    FROM_NAME_OTHER_ORG: { score: 2, leaning: "phish", meaning: "The address in the display name belongs to another organization." },
  },
  run({ message, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    for (const author of message.from) {
      for (const shown of mailboxesIn(author.name ?? "")) {
        if (options.ignoredDomains.includes(shown.domain)) continue;
        if (!sameOrganization(shown.domain, author.domain)) found("FROM_NAME_OTHER_ORG", `${shown.address} shown, ${author.address} real`);
      }
    }
  },
});
