/**
 * One part of the MIME tree: offsets into the message and lazy views of them (RFC 2045, RFC 2183).
 * Decoding is charged to the message's budget; past it the content is cut, with a defect.
 */
import { DECODED_BYTES, FILENAME_CHARACTERS, TEXT_PART_BYTES } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import type { Note } from "./defects.ts";
import type { HeaderIndex } from "./header-fields.ts";
import { lazy } from "./lazy.ts";
import type { Part } from "./message.ts";
import { type ParameterizedValue, parseParameters } from "./parameters.ts";
import { decodeBase64, decodeQuotedPrintable } from "./transfer-encoding.ts";
import { decodeUuencodedBody } from "./uuencode.ts";

/** What all parts of one message share. */
export interface Reading {
  readonly raw: Buffer;
  readonly note: Note;
  /** Bytes that may still be decoded. The one value that changes while a message is read. */
  readonly budget: { left: number };
}

export interface PartShape {
  readonly index: number;
  readonly path: string;
  readonly depth: number;
  readonly type: string;
  readonly headers: HeaderIndex;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly children: readonly BodyPart[];
  /** Index of the nearest message/rfc822 around it, -1 outside of any. */
  readonly within: number;
}

/** What is read as text although its type is not text/*: the machine-readable parts of reports. */
const TEXT_TYPES = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  "message/disposition-notification",
  "message/feedback-report",
  "application/xhtml+xml",
]);

export class BodyPart implements Part {
  readonly index: number;
  readonly path: string;
  readonly depth: number;
  readonly type: string;
  readonly headers: HeaderIndex;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly children: readonly BodyPart[];
  readonly within: number;
  readonly content: () => Buffer;
  readonly text: () => string;
  readonly #contentType: () => ParameterizedValue;
  readonly #disposition: () => ParameterizedValue | null;

  constructor(reading: Reading, shape: PartShape) {
    this.index = shape.index;
    this.path = shape.path;
    this.depth = shape.depth;
    this.type = shape.type;
    this.headers = shape.headers;
    this.bodyStart = shape.bodyStart;
    this.bodyEnd = shape.bodyEnd;
    this.children = shape.children;
    this.within = shape.within;
    this.#contentType = lazy(() => parseParameters(shape.headers.first("content-type") ?? "", reading.note));
    this.#disposition = lazy(() => {
      const value = shape.headers.first("content-disposition");
      return value === null ? null : parseParameters(value, reading.note);
    });
    this.content = lazy(() => decodeBody(reading, this));
    this.text = lazy(() => (isTextual(this) ? textOf(reading, this) : ""));
  }

  get parameters(): ReadonlyMap<string, string> {
    return this.#contentType().parameters;
  }

  get disposition(): "inline" | "attachment" | null {
    const value = this.#disposition()?.value;
    if (value === undefined || value === "") return null;
    return value === "inline" ? "inline" : "attachment"; // RFC 2183 2.8: unknown dispositions are attachments
  }

  get filename(): string | null {
    const name = this.#disposition()?.parameters.get("filename") ?? this.parameters.get("name");
    return name === undefined || name.trim() === "" ? null : name.trim().slice(0, FILENAME_CHARACTERS);
  }
}

/** A container whose parts could not be found is read as text: nothing of it may go unseen. */
function isTextual(part: BodyPart): boolean {
  if (part.children.length > 0) return false;
  return part.type.startsWith("text/") || part.type.startsWith("multipart/") || TEXT_TYPES.has(part.type);
}

export type TransferEncoding = "identity" | "base64" | "quoted-printable" | "uuencode";

/** The declared transfer encoding; what is unknown is taken as it stands, with a defect. */
export function transferEncoding(headers: HeaderIndex, note: Note): TransferEncoding {
  const value = headers.first("content-transfer-encoding");
  if (value === null) return "identity";
  const token = /^[^\s;()",]*/.exec(value.slice(0, 64).replace(/^["'\s]+/, ""))![0].toLowerCase();
  switch (token) {
    case "base64":
    case "quoted-printable":
      return token;
    case "x-uuencode":
    case "x-uue":
    case "uuencode":
    case "uue":
      return "uuencode";
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return "identity";
    default:
      note("mime.unknown-encoding", token);
      return "identity";
  }
}

function decodeBody(reading: Reading, part: BodyPart): Buffer {
  const encoded = reading.raw.subarray(part.bodyStart, part.bodyEnd);
  const encoding = part.children.length > 0 ? "identity" : transferEncoding(part.headers, reading.note);
  if (encoding === "identity") return encoded;
  const { budget, note } = reading;
  if (encoded.length > budget.left) note("mime.decoded-bytes", `more than ${DECODED_BYTES} bytes to decode`);
  const affordable = encoded.subarray(0, budget.left);
  budget.left -= affordable.length;
  switch (encoding) {
    case "base64":
      return decodeBase64(affordable);
    case "quoted-printable":
      return decodeQuotedPrintable(affordable, "body", note);
    case "uuencode":
      return decodeUuencodedBody(affordable, note);
  }
}

function textOf(reading: Reading, part: BodyPart): string {
  const bytes = part.content();
  if (bytes.length > TEXT_PART_BYTES) reading.note("mime.long-text", `more than ${TEXT_PART_BYTES} bytes in one text part`);
  const read = bytes.length > TEXT_PART_BYTES ? bytes.subarray(0, TEXT_PART_BYTES) : bytes;
  const label = part.parameters.get("charset") ?? (part.type.endsWith("html") ? metaCharset(read) : null);
  return decodeCharset(read, label, reading.note);
}

/** HTML without a declared charset may name it in its first kilobyte (HTML standard, "prescan a byte stream"). */
function metaCharset(bytes: Buffer): string | null {
  return /charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(bytes.toString("latin1", 0, 1024))?.[1] ?? null;
}
