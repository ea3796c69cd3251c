/** Differences that come of another structure: line ends, where a header ends, which parts there are. Whole fields differ then. */
import type { Kind, Views } from "./kinds.ts";
import type { File, Pair } from "./views.ts";

const ALL = ["refused", "subject", "from", "to", "cc", "replyTo", "date", "messageId", "text", "html", "files"] as const;

/** Ours in place of theirs where the message is of the kind. */
function whole(applies: (pair: Pair, views: Views) => boolean): Kind["without"] {
  return (views, pair) => (applies(pair, views) ? { ours: views.ours, theirs: views.ours } : views);
}

/** Ours in place of theirs for texts and files alone. */
function body(applies: (pair: Pair, views: Views) => boolean): Kind["without"] {
  return (views, pair) => {
    if (!applies(pair, views)) return views;
    const { text, html, files } = views.ours;
    return { ours: views.ours, theirs: { ...views.theirs, text, html, files } };
  };
}

function has(name: string): (pair: Pair) => boolean {
  return ({ message }) => message.defects.some((defect) => defect.name === name);
}

/** A file of theirs that a text part of ours is: text types that are no plain text, or a type that is none. */
function isText({ type }: File): boolean {
  return type === "text" || /^text\/(?!plain$|html$)/.test(type);
}

export const wholeKinds: readonly Kind[] = [
  {
    name: "carriage-returns-alone",
    fields: ALL,
    right: "ours",
    meaning: "Lines that end with a bare CR: mail programs that take the file show a message, theirs sees one endless line.",
    without: whole(({ raw }) => {
      const [cr, lf] = [raw.indexOf("\r"), raw.indexOf("\n")];
      return cr >= 0 && (lf < 0 || cr < lf - 1);
    }),
  },
  {
    name: "end-of-header",
    fields: ALL,
    right: "both",
    meaning:
      "A line in the header that is no field and no empty line: we end the header there and read the rest as text (a defect says so), theirs skips the line.",
    without: whole(has("header.missing-separator")),
  },
  {
    name: "no-delimiter",
    fields: ["text", "html", "files"],
    right: "ours",
    meaning: "A multipart whose delimiter never comes, or that names none: programs show its text, theirs nothing. A defect says so.",
    without: body((pair) => has("mime.boundary-not-found")(pair) || has("mime.missing-boundary")(pair)),
  },
  {
    name: "nested-message-rendered",
    fields: ["text", "html", "files"],
    right: "both",
    meaning: "A message within: theirs writes its header and text into the outer text, we keep it as a message of its own.",
    without: body(({ message }) => message.parts.some(({ type }) => /^message\/(?:rfc822|global|news)$/.test(type))),
  },
  {
    name: "text-of-another-type",
    fields: ["text", "files"],
    right: "both",
    meaning: "Text of other types, or of a type that is none, as in Content-Type: text. We show it as programs do, theirs makes it a file.",
    without: ({ ours, theirs }) => {
      const files = theirs.files.filter((file) => !isText(file) || ours.files.some(({ type }) => type === file.type));
      return files.length === theirs.files.length ? { ours, theirs } : { ours, theirs: { ...theirs, files, text: ours.text } };
    },
  },
  {
    name: "opened-container",
    fields: ["text", "html", "files"],
    right: "ours",
    meaning: "What is signed or packed within one part (S/MIME, TNEF): we open it, theirs does not.",
    without: body(({ message }) =>
      message.parts.some(({ type }) => /^application\/(?:(?:x-)?pkcs7-mime|ms-tnef|vnd\.ms-tnef)$/.test(type)),
    ),
  },
  {
    name: "utf-7",
    fields: ["text", "html"],
    right: "ours",
    meaning: "Text in UTF-7 (RFC 2152): old mail programs show it, and so do we; theirs leaves it encoded.",
    without: body(({ message }) =>
      message.parts.some(({ parameters }) => /^(?:unicode-1-1-)?utf-?7$/i.test(parameters.get("charset") ?? "")),
    ),
  },
];
