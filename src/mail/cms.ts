/**
 * What an S/MIME container holds (CMS, RFC 5652; RFC 8551): whether its content is signed, encrypted or compressed, and the content where
 * it can be read without a key. A bounded walk over BER with definite and indefinite lengths; octet strings in pieces are put together.
 * No signature is verified. Null for bytes that are no CMS.
 */
import { inflateSync } from "node:zlib";
import { decodeBase64 } from "./transfer-encoding.ts";

export type Cms =
  | { readonly kind: "signed"; readonly content: Buffer | null }
  | { readonly kind: "encrypted" }
  | { readonly kind: "compressed"; readonly content: Buffer | null };

const KINDS: Readonly<Record<string, Cms["kind"]>> = {
  "2a864886f70d010702": "signed", // 1.2.840.113549.1.7.2
  "2a864886f70d010703": "encrypted", // envelopedData
  "2a864886f70d010704": "encrypted", // signedAndEnvelopedData of PKCS #7
  "2a864886f70d010706": "encrypted", // encryptedData
  "2a864886f70d0109100117": "encrypted", // authEnvelopedData, RFC 5083
  "2a864886f70d0109100109": "compressed", // RFC 3274
};

const OCTET_STRING = 4;
const OBJECT_IDENTIFIER = 6;
const SEQUENCE = 48;
const EXPLICIT_0 = 160;
const CONSTRUCTED = 32;
/** Elements that are stepped over or gathered; a certificate chain has hundreds, and an octet string in pieces of 1 KB reaches 30 MB. */
const ELEMENTS = 30_000;
const ARMOR = /^-----BEGIN (?:PKCS7|CMS)-----\r?\n/;

/** The kind of a container alone: cheap. */
export function cmsKind(bytes: Buffer): Cms["kind"] | null {
  return new BerReader(unarmored(bytes)).open()?.kind ?? null;
}

/** At most `limit` bytes are made of compressed content; more leaves it unread. */
export function readCms(bytes: Buffer, limit: number): Cms | null {
  const reader = new BerReader(unarmored(bytes));
  const opened = reader.open();
  if (opened === null) return null;
  if (opened.kind === "encrypted") return { kind: "encrypted" };
  const content = reader.encapsulated(opened.content);
  if (opened.kind === "signed") return { kind: "signed", content };
  return { kind: "compressed", content: content === null ? null : inflated(content, limit) };
}

function unarmored(bytes: Buffer): Buffer {
  if (bytes[0] !== 45) return bytes;
  const armor = ARMOR.exec(bytes.toString("latin1", 0, 64));
  const end = armor === null ? -1 : bytes.indexOf("-----END", 64, "latin1");
  return armor === null ? bytes : decodeBase64(bytes.subarray(armor[0].length, end < 0 ? bytes.length : end));
}

function inflated(content: Buffer, limit: number): Buffer | null {
  try {
    return inflateSync(content, { maxOutputLength: Math.max(1, limit) });
  } catch {
    return null; // damaged, or a bomb
  }
}

interface Element {
  readonly tag: number;
  readonly start: number;
  /** -1 for an indefinite length: the content ends where its end mark stands. */
  readonly end: number;
}

class BerReader {
  readonly #bytes: Buffer;
  #budget = ELEMENTS;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** ContentInfo: its kind, and the SEQUENCE that is its content. */
  open(): { readonly kind: Cms["kind"]; readonly content: Element } | null {
    const info = this.#element(0, SEQUENCE);
    const type = info === null ? null : this.#element(info.start, OBJECT_IDENTIFIER);
    if (type === null) return null;
    const kind = KINDS[this.#bytes.toString("hex", type.start, Math.min(type.end, type.start + 16))];
    const explicit = this.#element(type.end, EXPLICIT_0);
    const content = explicit === null ? null : this.#element(explicit.start, SEQUENCE);
    return kind === undefined || content === null ? null : { kind, content };
  }

  /** The octets of EncapsulatedContentInfo, the third element of signedData and compressedData (RFC 5652 5.1, RFC 3274 1.1). */
  encapsulated(content: Element): Buffer | null {
    const afterVersion = this.#after(content.start);
    const afterAlgorithms = afterVersion < 0 ? -1 : this.#after(afterVersion);
    const info = afterAlgorithms < 0 ? null : this.#element(afterAlgorithms, SEQUENCE);
    const type = info === null ? null : this.#element(info.start, OBJECT_IDENTIFIER);
    const explicit = type === null ? null : this.#element(type.end, EXPLICIT_0);
    return explicit === null ? null : this.#octets(explicit.start);
  }

  /** An octet string, whole or in pieces; what can be read of it. */
  #octets(at: number): Buffer | null {
    const first = this.#element(at, null);
    if (first === null) return null;
    if (first.tag === OCTET_STRING) return this.#bytes.subarray(first.start, first.end);
    if (first.tag !== (OCTET_STRING | CONSTRUCTED)) return null;
    const end = first.end < 0 ? this.#bytes.length : first.end;
    const pieces: Buffer[] = [];
    let open = 1;
    for (let pos = first.start; pos < end && this.#budget > 0; ) {
      const piece = this.#element(pos, null);
      if (piece === null) break;
      if (piece.tag === 0) {
        if (first.end < 0 && --open === 0) break;
        pos = piece.end;
      } else if (piece.tag === OCTET_STRING) {
        pieces.push(this.#bytes.subarray(piece.start, piece.end));
        pos = piece.end;
      } else {
        if (piece.end < 0) open++;
        pos = piece.start;
      }
    }
    return Buffer.concat(pieces);
  }

  /** Where the element at `at` ends, -1 when it does not. */
  #after(at: number): number {
    let pos = at;
    let open = 0;
    while (this.#budget > 0) {
      const element = this.#element(pos, null);
      if (element === null) return -1;
      if (element.tag === 0) open--;
      else if (element.end < 0) open++;
      pos = element.end < 0 ? element.start : element.end;
      if (open <= 0) return pos;
    }
    return -1;
  }

  /** The element at `at`; null when there is none, or another than asked for. An end that lies behind the bytes is cut. */
  #element(at: number, wanted: number | null): Element | null {
    this.#budget--;
    const bytes = this.#bytes;
    const tag = bytes[at];
    const length = bytes[at + 1];
    if (tag === undefined || length === undefined || (tag & 31) === 31 || (wanted !== null && tag !== wanted)) return null;
    if (length < 128) return { tag, start: at + 2, end: Math.min(bytes.length, at + 2 + length) };
    if (length === 128) return (tag & CONSTRUCTED) === 0 ? null : { tag, start: at + 2, end: -1 };
    const octets = length - 128;
    if (octets > 6 || at + 2 + octets > bytes.length) return null;
    const start = at + 2 + octets;
    return { tag, start, end: Math.min(bytes.length, start + bytes.readUIntBE(at + 2, octets)) };
  }
}
