/** Unasked offers to businesses: ranking, web design, supplies, mass tenders. Mild, because business mail sounds like it. */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const coldOffer = defineCheck({
  id: "content/cold-offer",
  title: "An unasked offer to a business",
  why: "Offers of ranking, design and supplies to addresses found on the web are the everyday spam of companies.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    COLD_OFFER: { score: 3.1, meaning: "The letter offers services or goods to a business that did not ask." },
    COLD_OFFER_FREE_MAIL: { score: 3.4, meaning: "The letter offers services to a business that did not ask, from a free mail address." },
  },
  run({ message, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none" && facts.correspondence.value !== "received") return;
    const groups = seen(message, "offers");
    if (groups.size < 2 || shapeOf(message).answers) return;
    found(isFreeMail(message.from[0]?.domain ?? "") ? "COLD_OFFER_FREE_MAIL" : "COLD_OFFER", quoted(groups));
  },
});
