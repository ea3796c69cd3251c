/** Differences in text and HTML. */
import { bodyOf } from "../../../src/mail/body.ts";
import type { Message } from "../../../src/mail/message.ts";
import type { Kind } from "./kinds.ts";
import { ordinaryParts, type Pair } from "./views.ts";

const ASCII = /[^\x21-\x7e]+/g;
const letters = (text: string): string => text.replace(ASCII, "");

/** Ours in place of theirs where they cannot be compared: a lost character may have swallowed a letter. */
function decoded(applies: (theirs: string, pair: Pair) => boolean): Kind["without"] {
  return ({ ours, theirs }, pair) => {
    if (!applies([...theirs.text, ...theirs.html].join(" "), pair)) return { ours, theirs };
    return { ours, theirs: { ...theirs, text: ours.text, html: ours.html } };
  };
}

export const bodyKinds: readonly Kind[] = [
  {
    name: "other-form-rendered",
    fields: ["text", "html"],
    right: "both",
    meaning:
      "A message with text in one part and HTML in another: theirs renders each in the form of the other as well, we keep them apart.",
    without: ({ ours, theirs }, { message }) => {
      const { plain, html } = bodyOf(ordinaryParts(message));
      if (plain.length === 0 || html.length === 0) return { ours, theirs };
      return { ours, theirs: { ...theirs, text: kept(theirs.text, ours.text), html: kept(theirs.html, ours.html) } };
    },
  },
  {
    name: "8-bit-text",
    fields: ["text", "html"],
    right: "ours",
    meaning:
      "Text beyond ASCII whose label is absent, unknown or no charset of the web: we guess or decode it, theirs becomes replacement characters.",
    without: decoded((theirs, { message }) => theirs.includes("\ufffd") || hasNoLabel(message)),
  },
  {
    name: "label-lies",
    fields: ["text", "html"],
    right: "ours",
    meaning: "Text whose charset is not that of its label, as UTF-8 under iso-8859-1: we read what it is, theirs what it says.",
    without: decoded((_, { message }) => message.defects.some(({ name }) => name === "charset.label-lies")),
  },
];

function hasNoLabel({ parts }: Message): boolean {
  return parts.some(({ type, parameters }) => type.startsWith("text/") && !isCharset(parameters.get("charset") ?? ""));
}

/** Whether a label names a charset of the web in which there are 8-bit characters. */
function isCharset(label: string): boolean {
  if (/^(?:us-)?ascii$/i.test(label)) return false;
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** What of their texts are our parts. */
function kept(theirs: readonly string[], ours: readonly string[]): readonly string[] {
  return ours.filter((part) => theirs.some((text) => text.includes(part) || letters(text).includes(letters(part))));
}
