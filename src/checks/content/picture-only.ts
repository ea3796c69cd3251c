/** Mail that is a linked picture with hardly a word: nothing for a filter to read, and the reader sees the words in the picture. */
import { z } from "zod";
import { lettersIn } from "../../mail/code-units.ts";
import { defineCheck } from "../check.ts";

const FEW_LETTERS = 80;
const READ = 2_000;

export const pictureOnly = defineCheck({
  id: "content/picture-only",
  title: "The message is a linked picture and hardly a word",
  why: "Words in pictures are for readers only; newsletters write theirs out, for people who see no pictures.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    PICTURE_ONLY: { score: 2.2, meaning: "The message is a linked picture and hardly a word." },
  },
  run({ message }, found) {
    const { present, images } = message.html;
    if (!present || images.length === 0 || message.headers.has("In-Reply-To")) return;
    if (!message.links.some(({ where, scheme }) => where === "html" && scheme.startsWith("http"))) return;
    const letters = lettersIn(message.html.visibleText.slice(0, READ));
    const outside = images.filter(({ src }) => /^https?:/i.test(src)).length;
    if (letters < FEW_LETTERS && outside > 0) found("PICTURE_ONLY", `${letters} letters, ${outside} pictures`);
  },
});
