/** The texts of a message that patterns are matched with, by scope; each is capped and taken from the message only when asked for. */
import type { Message } from "../mail/message.ts";
import { plainWords } from "../mail/spelled-words.ts";
import { LINE_CHARACTERS, RAW_CHARACTERS } from "./limits.ts";
import type { Scope } from "./set.ts";
import { toSkeleton } from "./skeleton.ts";

/** `skeleton` is subject and text as a reader takes them: no accents, look-alikes and digits read as letters, lower case, spelled words put together. */
export const SCOPES = ["subject", "text", "skeleton", "raw", "link", "attachmentName"] as const;

const HEADER = "header:";

export function headerScope(name: string): Scope {
  return HEADER + name.toLowerCase();
}

export function textsOf(message: Message, scope: Scope): readonly string[] {
  if (scope.startsWith(HEADER)) return headerTexts(message, scope.slice(HEADER.length));
  switch (scope) {
    case "subject":
      return [message.subject.slice(0, LINE_CHARACTERS)];
    case "text":
      return [message.text];
    case "skeleton":
      return [toSkeleton(plainWords(`${message.subject.slice(0, LINE_CHARACTERS)}\n${message.text}`))];
    case "raw":
      return [message.raw.toString("latin1", 0, RAW_CHARACTERS)];
    case "link":
      return message.links.map(({ url }) => url.slice(0, LINE_CHARACTERS));
    case "attachmentName":
      return message.attachments
        .flatMap(({ filename, members }) => [filename ?? "", ...members.map(({ name }) => name)])
        .map((name) => name.slice(0, LINE_CHARACTERS));
    default:
      throw new TypeError(`there is no scope ${scope}`);
  }
}

/** As written, and the first field also with its encoded words decoded. */
function headerTexts({ headers }: Message, name: string): readonly string[] {
  const values = headers.all(name);
  if (values.length === 0) return [];
  const decoded = headers.decoded(name) ?? "";
  return [...new Set([...values, decoded])].map((value) => value.slice(0, LINE_CHARACTERS));
}
