/**
 * Marks of a conversation: an answer that refers to an earlier message and quotes it. They can be forged, so they weigh little, and the
 * judge bounds what findings for wanted mail take off altogether. That a discussion list passed a message on only explains it: spam comes
 * through lists as well.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";

/** How programs introduce a quotation, and the quotation mark of plain text. */
const QUOTES =
  /^>|^\s{0,10}(?:On|Am|Le|El|Il|Em|Op|W dniu)\b[^\n]{5,200}:\s{0,5}$|^-{2,10} ?(?:Original Message|Urspr)|^From: [^\n]{3,200}$/m;
const READ = 20_000;

export const conversation = defineCheck({
  id: "bulk/conversation",
  title: "The message answers an earlier one",
  why: "Mass mail has nothing to quote.",
  references: ["RFC 5322 section 3.6.4", "RFC 2369 section 3.4"],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({}),
  findings: {
    ANSWER_WITH_QUOTE: { score: -3, meaning: "The message answers an earlier one and quotes it." },
    DISCUSSION_LIST: { score: 0, leaning: "clean", meaning: "A discussion list passed the message on." },
  },
  run({ message }, found) {
    const post = /<mailto:([^<>?\s]{3,320})/i.exec(message.headers.first("List-Post") ?? "")?.[1];
    if (post !== undefined) found("DISCUSSION_LIST", post);
    const refers = message.headers.first("In-Reply-To") ?? message.headers.first("References");
    if (refers === null || !refers.includes("@")) return;
    if (QUOTES.test(message.text.slice(0, READ))) found("ANSWER_WITH_QUOTE", refers);
  },
});
