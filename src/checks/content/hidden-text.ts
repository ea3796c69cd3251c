/**
 * Text that a reader cannot see. Newsletters hide a line or two for the preview; padding hides paragraphs, to look like ordinary mail to
 * filters that learn words.
 */
import { z } from "zod";
import { lettersIn } from "../../mail/code-units.ts";
import { defineCheck } from "../check.ts";

/** More letters than any preview line has. */
const PADDING_LETTERS = 600;
const READ = 20_000;

export const hiddenText = defineCheck({
  id: "content/hidden-text",
  title: "The message hides text from its reader",
  why: "Hidden paragraphs are written for filters, not for people.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    TEXT_HIDDEN: { score: 2.5, meaning: "Paragraphs of the message are hidden from its reader." },
  },
  run({ message }, found) {
    if (!message.html.present) return;
    const letters = lettersIn(message.html.hiddenText.slice(0, READ));
    const visible = lettersIn(message.html.visibleText.slice(0, READ));
    if (letters >= PADDING_LETTERS && letters > visible) found("TEXT_HIDDEN", `${letters} letters hidden, ${visible} shown`);
  },
});
