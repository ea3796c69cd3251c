/**
 * Which parts are the body that a reader sees and which are attachments (RFC 2046, RFC 2183), and the text of the body.
 * Text parts are body unless declared attachments; named ones are both, because programs differ. What lies in an attached message is
 * body only when the message around it has none.
 */
import { type EmbeddedFile, withoutFiles } from "./embedded.ts";
import type { BodyPart, Reading } from "./mime-part.ts";
import { asShown, unflowed } from "./shown-text.ts";

export interface Body {
  readonly plain: readonly BodyPart[];
  readonly html: readonly BodyPart[];
}

/** Text types that programs offer as files and do not show. */
const FILE_TEXT = new Set([
  "text/calendar",
  "text/vcard",
  "text/x-vcard",
  "text/directory",
  "text/csv",
  "text/css",
  "text/javascript",
  "text/rfc822-headers",
  "text/rtf",
]);

/** Types of text with commands in angle brackets (RFC 1896, RFC 1341); programs that know them not show the commands as well. */
const RICH_TEXT = new Set(["text/enriched", "text/richtext"]);
const COMMAND = /<<|<param>[^<]{0,1000}<\/param>|<\/?[a-z0-9-]{1,60}>/gi;

export function isHtml(part: BodyPart): boolean {
  return part.type === "text/html" || part.type === "application/xhtml+xml" || part.type === "text/x-amp-html";
}

/** What relative references of a page follow (RFC 2557 section 5; Content-Base is of RFC 2110); null when the header names no address. */
export function baseOf({ headers }: BodyPart): string | null {
  const named = headers.first("content-base") ?? headers.first("content-location");
  return named !== null && /^https?:/i.test(named) ? named : null;
}

/** A leaf that can be shown as text: unknown text types read as plain (RFC 2046 4.1.4), and so do containers without parts. */
function isShown(part: BodyPart): boolean {
  if (part.children.length > 0) return false;
  if (part.type.startsWith("multipart/")) return true;
  if (!isHtml(part) && (!part.type.startsWith("text/") || FILE_TEXT.has(part.type))) return false;
  return part.disposition !== "attachment" || (part.index === 0 && part.filename === null);
}

export function bodyOf(parts: readonly BodyPart[]): Body {
  const shown = parts.filter(isShown);
  const outer = shown.filter((part) => part.within < 0);
  const body = outer.length > 0 ? outer : shown;
  return { plain: body.filter((part) => !isHtml(part)), html: body.filter(isHtml) };
}

/** Leaves that are no body, and text that is shown but carries a file name. */
export function attachedParts(parts: readonly BodyPart[], body: Body): readonly BodyPart[] {
  const inBody = new Set([...body.plain, ...body.html]);
  return parts.filter((part) => {
    if (part.type === "message/rfc822" || part.type === "message/global") return part.index > 0;
    // a container that was opened is a file as well: programs that cannot open it offer it so
    if (part.children.length > 0) return part.type.startsWith("application/");
    if (part.filename !== null) return !inBody.has(part) || !part.type.startsWith("multipart/");
    return !isShown(part); // the body of an attached message is no file by itself
  });
}

/** The text of a plain part as it is shown, without the files in it. */
export function plainText(reading: Reading, part: BodyPart): { readonly text: string; readonly files: readonly EmbeddedFile[] } {
  const text = part.text();
  const { rest, files } = withoutFiles(text, part, reading.note);
  return { text: shown(part, rest), files };
}

function shown(part: BodyPart, text: string): string {
  if (RICH_TEXT.has(part.type)) return asShown(text.replace(COMMAND, (command) => (command === "<<" ? "<" : "")));
  const isFlowed = part.parameters.get("format")?.toLowerCase() === "flowed";
  return asShown(isFlowed ? unflowed(text, part.parameters.get("delsp")?.toLowerCase() === "yes") : text);
}
