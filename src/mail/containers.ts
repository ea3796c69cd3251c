/**
 * Parts that hold other parts inside a format of their own, opened so that what a mail program shows of them is read: S/MIME whose content
 * needs no key (RFC 8551 section 3.5.2; compressed content as well), and TNEF. Recognized by type, or by the names that programs go by.
 */
import { DECODED_BYTES } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import { readCms } from "./cms.ts";
import type { Note } from "./defects.ts";
import { fileHead } from "./made-headers.ts";
import type { Reading } from "./mime-part.ts";
import { readRtf } from "./rtf.ts";
import { isTnef, readTnef, type TnefFile, type TnefText } from "./tnef.ts";

const SMIME_TYPE = /^application\/(?:x-)?pkcs7-mime$/;
const TNEF_TYPE = /^application\/(?:vnd\.)?ms-tnef$/;
/** RFC 8551 3.9: programs recognize S/MIME by the name of a file as well; so they do winmail.dat. */
const SMIME_NAME = /\.p7[mz]\b/i;
const TNEF_NAME = /\bwin(?:mail)?\.dat\b/i;

/** What kind of container a part is, from its type and the fields that may name it. */
export function containerKind(type: string, names: () => string): "smime" | "tnef" | null {
  if (!type.startsWith("application/")) return null;
  if (SMIME_TYPE.test(type)) return "smime";
  if (TNEF_TYPE.test(type)) return "tnef";
  if (type !== "application/octet-stream") return null;
  const written = names();
  return SMIME_NAME.test(written) ? "smime" : TNEF_NAME.test(written) ? "tnef" : null;
}

/** The entities in it, each with a header; none when nothing can be read: encrypted, damaged, or without content. Charged to the budget. */
export function openContainer(kind: "smime" | "tnef", bytes: Buffer, reading: Reading): readonly Buffer[] {
  return kind === "smime" ? openSmime(bytes, reading) : openTnef(bytes, reading);
}

function openSmime(bytes: Buffer, { budget, note }: Reading): readonly Buffer[] {
  const cms = readCms(bytes, budget.left);
  if (cms === null) note("mime.smime-damaged", "an S/MIME part that is no CMS");
  if (cms === null || cms.kind === "encrypted") return [];
  if (cms.content === null && cms.kind === "compressed") note("mime.smime-damaged", "compressed content that cannot be unpacked");
  if (cms.content === null) return [];
  if (cms.kind === "compressed") budget.left -= cms.content.length;
  return [cms.content];
}

function openTnef(bytes: Buffer, { budget, note }: Reading): readonly Buffer[] {
  const tnef = readTnef(bytes, budget.left, note);
  if (tnef === null) note("mime.tnef-damaged", "a TNEF part without its signature");
  if (tnef === null) return [];
  const entities = [...tnef.texts.map((text) => textEntity(text, note)), ...tnef.files.map(fileEntity)];
  return entities.map(({ head, content }) => {
    if (content.length > budget.left) note("mime.decoded-bytes", `more than ${DECODED_BYTES} bytes to decode`);
    const affordable = content.subarray(0, budget.left);
    budget.left -= affordable.length;
    return Buffer.concat([head, affordable]);
  });
}

interface Entity {
  readonly head: Buffer;
  readonly content: Buffer;
}

function textEntity({ type, charset, content }: TnefText, note: Note): Entity {
  if (type !== "text/rtf") return { head: fileHead(type, null, charset), content };
  const shown = readRtf(decodeCharset(content, "windows-1252", note));
  return { head: fileHead(shown.type, null, "utf-8"), content: Buffer.from(shown.text) };
}

function fileEntity({ filename, type, content }: TnefFile): Entity {
  const declared = isTnef(content) ? "application/ms-tnef" : (type ?? "application/octet-stream");
  return { head: fileHead(declared, filename ?? "", null), content };
}
