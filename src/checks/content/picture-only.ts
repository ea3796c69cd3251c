/** Mail that is a linked picture with hardly a word: nothing for a filter to read, and the reader sees the words in the picture. */
import { z } from "zod";
import { lettersIn } from "../../mail/code-units.ts";
import { defineCheck } from "../check.ts";

const FEW_LETTERS = 80;
const READ = 2_000;
/** Pixels; of a picture with words in it neither side is that short, of a code at least one side is longer. */
const LOGO_WIDTH = 160;
const LOGO_HEIGHT = 60;

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
    const outside = images.filter(({ src, width, height }) => /^https?:/i.test(src) && !isLogo(width, height)).length;
    if (letters < FEW_LETTERS && outside > 0) found("PICTURE_ONLY", `${letters} letters, ${outside} pictures`);
  },
});

/** A company's sign above a notice of two lines. Sizes as the page declares them. */
function isLogo(width: number | null, height: number | null): boolean {
  return (width !== null && width <= LOGO_WIDTH && (height === null || height <= LOGO_WIDTH)) || (height !== null && height <= LOGO_HEIGHT);
}
