/**
 * The plain-data account of a message that leaves the scan worker (summary.ts): bounded in count and length, without bodies.
 */
import type { Attachment, Message, Part } from "./message.ts";
import type { MessageSummary, PartSummary } from "./summary.ts";

const SUBJECT_CHARACTERS = 1_000;
const NAME_CHARACTERS = 320;
const MAILBOXES = 100;
const PARTS = 200;
const LINK_HOSTS = 100;

export function summarize(message: Message): MessageSummary {
  const attachments = new Map<Part, Attachment>();
  for (const attachment of message.attachments) if (!attachments.has(attachment.part)) attachments.set(attachment.part, attachment);
  const hosts = new Set(message.links.map((link) => link.host).filter((host) => host !== ""));
  return {
    bytes: message.raw.length,
    subject: message.subject.slice(0, SUBJECT_CHARACTERS),
    from: message.from.slice(0, MAILBOXES).map(({ name, address }) => ({
      name: name === null ? null : name.slice(0, NAME_CHARACTERS),
      address: address.slice(0, NAME_CHARACTERS),
    })),
    to: message.to.slice(0, MAILBOXES).map(({ address }) => address.slice(0, NAME_CHARACTERS)),
    messageId: message.messageId === null ? null : message.messageId.slice(0, NAME_CHARACTERS),
    date: message.date,
    parts: message.parts
      .filter((part) => part.children.length === 0 || attachments.has(part))
      .slice(0, PARTS)
      .map((part) => summarizePart(part, attachments.get(part) ?? null)),
    linkHosts: [...hosts].slice(0, LINK_HOSTS),
    defects: message.defects,
  };
}

function summarizePart(part: Part, attachment: Attachment | null): PartSummary {
  return {
    path: part.path,
    type: part.type,
    filename: part.filename,
    kind: attachment?.kind ?? null,
    sniffed: attachment?.sniffed ?? null,
    bytes: attachment?.bytes ?? part.bodyEnd - part.bodyStart,
    sha256: attachment?.sha256 ?? null,
  };
}
