/**
 * The attachments of a message: the attached parts and the files inside its text, each with digest, kind and archive listing.
 * Gap: digests of what exceeds the decoding budget are of the readable beginning (the defect mime.decoded-bytes says so).
 */
import { createHash } from "node:crypto";
import { toKind } from "./attachment-kind.ts";
import type { Note } from "./defects.ts";
import type { EmbeddedFile } from "./embedded.ts";
import { sniff } from "./magic.ts";
import type { Attachment, Part } from "./message.ts";
import type { BodyPart } from "./mime-part.ts";
import { listZip } from "./zip.ts";

/** One for each different name that programs may save the part under: some take the disposition's, some the type's. */
export function toAttachments(part: BodyPart, note: Note): readonly Attachment[] {
  const [first = null, ...others] = part.filenames;
  if (others.length > 0) note("mime.two-names", part.filenames.join(" | "));
  return [first, ...others].map((filename) => describe(part, filename, part.type, part.content(), note));
}

/** A file inside a text belongs to the text part that it stands in. */
export function toEmbeddedAttachment(part: BodyPart, file: EmbeddedFile, note: Note): Attachment {
  return describe(part, file.filename, "application/octet-stream", file.content, note);
}

/** A file inside an attachment: an archive's member, an object in a document. It belongs to the attachment's part. */
export function toInnerFile(outer: Attachment, name: string, content: Buffer, note: Note): Attachment {
  return describe(outer.part, name, "application/octet-stream", content, note);
}

function describe(part: Part, filename: string | null, declared: string, content: Buffer, note: Note): Attachment {
  const sniffed = declared.startsWith("message/") ? null : sniff(content);
  const extension = extensionOf(filename);
  const members = sniffed === "application/zip" ? listZip(content, note) : [];
  const smimeType = part.parameters.get("smime-type");
  return {
    part,
    filename,
    extension,
    kind: toKind({ extension, declared, sniffed, members, content, smimeType }),
    sniffed,
    bytes: content.length,
    content: () => content,
    sha256: createHash("sha256").update(content).digest("hex"),
    members,
  };
}

/** The last extension. Windows ignores final dots and spaces, so "a.exe. " is an exe; "::$DATA" names the file's main stream. */
function extensionOf(filename: string | null): string {
  if (filename === null) return "";
  const name = filename.replace(/::\$data$/i, "").trimEnd();
  let end = name.length;
  while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end--;
  const dot = name.lastIndexOf(".", end - 1);
  if (dot < 0 || end - dot > 40) return "";
  return name
    .slice(dot + 1, end)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .toLowerCase();
}
