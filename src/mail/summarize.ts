/**
 * The plain-data account of a message that leaves the scan worker (summary.ts): bounded in count and length, without bodies.
 */
import { countedIn } from "./aggregates/counted.ts";
import { campaignSignature } from "./campaign-signature.ts";
import type { Attachment, Message, Part } from "./message.ts";
import { protectionsOf } from "./protection.ts";
import { summarizeReports } from "./summarize-reports.ts";
import type { MessageSummary, PartSummary } from "./summary.ts";

const SUBJECT_CHARACTERS = 1_000;
const NAME_CHARACTERS = 320;
const MAILBOXES = 100;
const PARTS = 200;
const LINK_HOSTS = 100;
/** Mail passes a handful of our own hosts at most. */
const HOPS = 20;

export function summarize(message: Message): MessageSummary {
  const hosts = new Set(message.links.map((link) => link.host).filter((host) => host !== ""));
  const reports = summarizeReports(message);
  const counted = countedIn(message);
  const campaign = campaignSignature(message);
  const protections = protectionsOf(message);
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
    parts: summarizeParts(message),
    linkHosts: [...hosts].slice(0, LINK_HOSTS),
    defects: message.defects,
    ...(campaign === null ? {} : { campaign }),
    ...(reports.length === 0 ? {} : { reports }),
    ...(counted.length === 0 ? {} : { counted }),
    ...(protections.length === 0 ? {} : { protections }),
    route: message.received.slice(0, HOPS).map(({ address }) => address),
  };
}

/** One line for each leaf and attached message; a text part that carries uuencoded files has one more for each of them. */
function summarizeParts(message: Message): readonly PartSummary[] {
  const attached = new Map<Part, Attachment[]>();
  for (const attachment of message.attachments) {
    const same = attached.get(attachment.part);
    if (same === undefined) attached.set(attachment.part, [attachment]);
    else same.push(attachment);
  }
  const lines = message.parts.flatMap((part): readonly PartSummary[] => {
    const own = attached.get(part) ?? [];
    const isItself = own[0] !== undefined && own[0].filename === part.filename;
    const embedded = (isItself ? own.slice(1) : own).map((attachment, i) => attachmentLine(attachment, `${part.path}.u${i + 1}`));
    if (isItself) return [attachmentLine(own[0]!, part.path), ...embedded];
    return part.children.length > 0 ? embedded : [partLine(part), ...embedded];
  });
  if (lines.length <= PARTS) return lines;
  // policy speaks of kinds: when there are too many, what may be dangerous must not fall off the end
  return [...lines].sort((a, b) => harmlessness(a) - harmlessness(b)).slice(0, PARTS);
}

function harmlessness(line: PartSummary): number {
  if (line.kind === null) return 2;
  return line.kind === "image" || line.kind === "text" || line.kind === "media" || line.kind === "font" ? 1 : 0;
}

function partLine(part: Part): PartSummary {
  const { path, type, filename } = part;
  return { path, type, filename, kind: null, sniffed: null, bytes: part.bodyEnd - part.bodyStart, sha256: null };
}

function attachmentLine(attachment: Attachment, path: string): PartSummary {
  const { filename, kind, sniffed, bytes, sha256 } = attachment;
  return {
    path,
    type: path === attachment.part.path ? attachment.part.type : "application/octet-stream",
    filename,
    kind,
    sniffed,
    bytes,
    sha256,
  };
}
