/** Prizes, vouchers, gifts and casino money for a click. Shops write so to their customers, so unsubscribe links of the author's own weigh against it. */
import { z } from "zod";
import type { Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { relates, shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const prize = defineCheck({
  id: "content/prize",
  title: "The message promises a prize, a gift or casino money",
  why: "Prizes that nobody entered for lead to subscriptions, card fishing and casinos.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    PRIZE_HINTS: { score: 0.8, meaning: "The wording is that of mail about prizes and gifts." },
    PRIZE_PROMISED: { score: 2.5, meaning: "The reader is said to be chosen for a prize or gift." },
  },
  run({ message }, found) {
    const groups = seen(message, "prizes");
    const chosen = groups.has("chosen");
    if (chosen && (groups.has("prize") || groups.has("gift"))) found("PRIZE_PROMISED", quoted(groups));
    else if (groups.size >= 2 && (chosen || groups.has("prize") || !isShop(message))) found("PRIZE_HINTS", quoted(groups));
  },
});

/** Shops give gifts away and press their customers; theirs is the signature, and the page or a way out. */
function isShop(message: Message): boolean {
  const { author, unsubscribes, ownLinks, signers } = shapeOf(message);
  return (unsubscribes || ownLinks) && relates(author, signers);
}
