/**
 * A page without the plain text that mail programs and mass mailers send beside it (RFC 2046 section 5.1.4), from somebody who offers no
 * way to unsubscribe; the shorter its text, the more it is a lure and nothing else. Answers and discussion lists are left out.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";

/** Letters of a lure: a sentence or three and a button. */
const SHORT = 400;
const READ = 20_000;

export const pageOnly = defineCheck({
  id: "content/page-only",
  title: "The message is a page without plain text beside it",
  why: "Mail programs write both forms; scripts that send lures write the page alone.",
  references: ["RFC 2046 section 5.1.4"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    PAGE_ONLY: { score: 0.4, meaning: "The message is a page without the plain text that mail programs add." },
    PAGE_ONLY_SHORT: {
      score: 1.4,
      leaning: "phish",
      meaning: "The message is a short page with a link, without the plain text that mail programs add.",
    },
    PAGE_WITHOUT_MIME_VERSION: { score: 1.8, meaning: "The message says that it is a page but not that it is MIME." },
    PLAIN_TEXT_OF_MARKUP: { score: 1.5, meaning: "The plain text is full of HTML codes: a template in the wrong place." },
    PLAIN_TEXT_ENCODED: { score: 0.9, meaning: "Plain English text is encoded as if it were binary." },
  },
  run({ message }, found) {
    const { discussion, answers, unsubscribes, hosts } = shapeOf(message);
    if (discussion || answers) return;
    const texts = message.parts.filter(({ type, disposition }) => type.startsWith("text/") && disposition !== "attachment");
    const plain = texts.find(({ type }) => type === "text/plain");
    if (message.html.present && !message.headers.has("MIME-Version"))
      found("PAGE_WITHOUT_MIME_VERSION", message.headers.first("Content-Type") ?? "");
    if (message.html.present && plain === undefined && !unsubscribes) {
      const letters = message.text.slice(0, READ).replace(/\s+/g, " ").trim().length;
      found(letters < SHORT && hosts.length > 0 ? "PAGE_ONLY_SHORT" : "PAGE_ONLY", `${letters} characters to read`);
    }
    const codes = plain === undefined || message.html.present ? null : MARKUP.exec(message.text.slice(0, READ));
    if (codes !== null) found("PLAIN_TEXT_OF_MARKUP", codes[0]);
    const encoded = texts.find((part) => isEncoded(part.headers.first("Content-Transfer-Encoding"), part.content().subarray(0, 4_000)));
    if (encoded !== undefined) found("PLAIN_TEXT_ENCODED", encoded.type);
  },
});

/** Letters written as HTML codes, or the tags of a page. */
const MARKUP =
  /&(?:[aeiouc](?:acute|grave|circ|tilde|uml|cedil)|nbsp|#\d{2,5});|<(?:html|body|table|font|div|td|tr|span|img)\b[^<>]{0,200}>/i;

function isEncoded(encoding: string | null, content: Buffer): boolean {
  return encoding !== null && /^base64$/i.test(encoding) && content.length > 60 && content.every((byte) => byte < 0x80);
}
