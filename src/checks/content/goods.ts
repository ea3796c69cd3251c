/** Medicines, cures, adult content, easy money, cheap credit and the excuses of mass mail. Graded by how many kinds of phrases meet. */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { relates, shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

/** Subjects that ordinary mail hardly touches. */
const STRONG = ["medicine", "cure", "adult", "dating", "returns"] as const;

const NO_SUBJECT: ReadonlySet<string> = new Set(["pressure", "excuse", "footer"]);

export const goods = defineCheck({
  id: "content/goods",
  title: "The message sells what strangers sell by mail",
  why: "Each of these subjects occurs in ordinary mail; several of them, or one with the usual pressure and excuses, hardly ever do.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    GOODS_SUBJECT: { score: 1.5, meaning: "Medicines, cures or adult content are the subject." },
    GOODS_ADULT: { score: 2.8, meaning: "Adult pictures, sites or company are offered." },
    GOODS_HINTS: { score: 2, meaning: "The wording is that of mail that sells to strangers." },
    GOODS_PRESSED: { score: 3.3, meaning: "The wording is that of mail that sells to strangers, with an excuse for being sent." },
    GOODS_MANY: { score: 4.5, meaning: "The wording is that of many kinds of mail that sells to strangers." },
    GOODS_EXCUSED: { score: 0.8, meaning: "The message excuses itself for being sent and presses to buy." },
  },
  run({ message }, found) {
    const groups = seen(message, "goods");
    // an offer and coarse words are one subject
    const subjects =
      [...groups.keys()].filter((group) => !NO_SUBJECT.has(group)).length - Number(groups.has("adult offer") && groups.has("adult"));
    const { author, unsubscribes, ownLinks, signers } = shapeOf(message);
    // Honest mass mail offers a way out in its header, or links to and signs as its author, and presses and excuses itself in its text as well.
    const honest = (unsubscribes || ownLinks) && relates(author, signers);
    const excused = groups.has("excuse") && !unsubscribes;
    const around = Number(groups.has("pressure")) + Number(groups.has("excuse") || (groups.has("footer") && !honest));
    if (subjects >= 2 && (excused || subjects + around >= 4)) found("GOODS_MANY", quoted(groups));
    else if (subjects === 1 && excused) found("GOODS_PRESSED", quoted(groups));
    else if (subjects >= 2 || (subjects === 1 && around >= 1)) found("GOODS_HINTS", quoted(groups));
    else if (groups.has("adult offer")) found("GOODS_ADULT", quoted(groups));
    else if (STRONG.some((group) => groups.has(group))) found("GOODS_SUBJECT", quoted(groups));
    else if (around === 2 && !honest) found("GOODS_EXCUSED", quoted(groups));
  },
});
