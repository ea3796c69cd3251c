/**
 * One part of the MIME tree: offsets into the message and lazy views of them (RFC 2045, RFC 2183).
 * Decoding is charged to the message's budget; past it the content is cut, with a defect.
 */
import { DECODED_BYTES, FILENAME_CHARACTERS, TEXT_PART_BYTES } from "../platform/limits.ts";
import { decodeCharset } from "./charset.ts";
import type { Note } from "./defects.ts";
import type { Habit } from "./habits.ts";
import type { HeaderIndex } from "./header-fields.ts";
import { lazy } from "./lazy.ts";
import type { Part } from "./message.ts";
import { type ParameterizedValue, parseParameters } from "./parameters.ts";
import { decodeBase64, decodeQuotedPrintable } from "./transfer-encoding.ts";
import { decodeUuencodedBody } from "./uuencode.ts";

/** What all parts of one message share. */
export interface Reading {
  readonly raw: Buffer;
  /** Where these bytes come from: "" for the message itself, else the place of the encoded part that they were decoded from. */
  readonly origin: string;
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
  readonly encoding: TransferEncoding;
  /** Which of several fields or parameters of one name count. */
  readonly pick: "first" | "last";
  /** The habit by which this part is found; null for the ordinary reading. */
  readonly habit: Habit | null;
  /** The decoded body where reading the structure has already made it. */
  readonly decoded?: Buffer;
}

/** What is read as text although its type is not text/*: the machine-readable parts of reports. */
const TEXT_TYPES = new Set([
  "message/delivery-status",
  "message/global-delivery-status",
  "message/disposition-notification",
  "message/global-disposition-notification",
  "message/feedback-report",
  "message/partial",
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
  readonly encoding: TransferEncoding;
  readonly reading: Habit | null;
  readonly content: () => Buffer;
  readonly text: () => string;
  readonly #reading: Reading;
  readonly #shape: PartShape;
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
    this.encoding = shape.encoding;
    this.reading = shape.habit;
    this.#reading = reading;
    this.#shape = shape;
    const { headers, pick } = shape;
    this.#contentType = lazy(() => parseParameters(headers.one("content-type", pick) ?? "", reading.note, pick));
    this.#disposition = lazy(() => {
      const value = headers.one("content-disposition", pick);
      return value === null ? null : parseParameters(value, reading.note, pick);
    });
    this.content = lazy(() => shape.decoded ?? decodeBody(reading, this));
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
    return this.filenames[0] ?? null;
  }

  /** Every different name that a program may save the part under: that of the disposition first, then that of the type. */
  get filenames(): readonly string[] {
    const disposition = this.#disposition();
    const names = [disposition?.parameters.get("filename") ?? nameWithin(disposition?.value), this.parameters.get("name")];
    const given = names.flatMap((name) => (name === undefined || name.trim() === "" ? [] : [name.trim().slice(0, FILENAME_CHARACTERS)]));
    return [...new Set(given)];
  }

  /** What tells this part from others: the same bytes read in the same way are the same part. */
  get key(): string {
    const { origin } = this.#reading;
    return [origin, this.bodyStart, this.bodyEnd, this.type, this.encoding, this.parameters.get("charset") ?? ""].join(" ");
  }

  /** The same part as one of another reading, in its place in the list of all parts. */
  placedAt(index: number, path: string): BodyPart {
    return new BodyPart(this.#reading, { ...this.#shape, index, path });
  }
}

/** The name in a disposition whose semicolon is missing, as in "attachment filename=x.exe"; the value is without white space. */
function nameWithin(disposition: string | undefined): string | undefined {
  return disposition?.includes("filename=") === true
    ? disposition.slice(disposition.indexOf("filename=") + 9).replace(/^"|"$/g, "")
    : undefined;
}

/** A container whose parts could not be found is read as text: nothing of it may go unseen. */
function isTextual(part: BodyPart): boolean {
  if (part.children.length > 0) return false;
  return part.type.startsWith("text/") || part.type.startsWith("multipart/") || TEXT_TYPES.has(part.type);
}

export type TransferEncoding = "identity" | "base64" | "quoted-printable" | "uuencode";

/** The transfer encoding that a field declares; what is unknown is taken as it stands, with a defect. */
export function transferEncoding(value: string | null, note: Note): TransferEncoding {
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
  return decodeBytes(reading, encoded, part.encoding);
}

/** Undoes a transfer encoding, charged to the message's budget. */
export function decodeBytes(reading: Reading, encoded: Buffer, encoding: TransferEncoding): Buffer {
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
