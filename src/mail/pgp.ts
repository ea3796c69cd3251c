/**
 * OpenPGP as it stands in mail (RFC 3156, RFC 9580): whether a message is encrypted, told by its first packet, and the armored blocks inside
 * plain text. Nothing is decrypted and no signature is verified.
 */
import { nextLine } from "./header-block.ts";
import { decodeBase64 } from "./transfer-encoding.ts";

/** A block from its first to its last line. */
export interface PgpBlock {
  readonly start: number;
  readonly end: number;
}

const BEGIN_MESSAGE = "-----BEGIN PGP MESSAGE-----";
const END_MESSAGE = "-----END PGP MESSAGE-----";
const SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
const BLOCKS = 20;
/** Armor headers before the blank line (Version, Comment, Hash). */
const ARMOR_HEADERS = 10;
/** Session keys, encrypted data of all ages (RFC 9580 section 5). */
const ENCRYPTED_PACKETS = new Set([1, 3, 9, 18, 20]);
/** Signatures, compressed and literal data, keys, markers. */
const OPEN_PACKETS = new Set([2, 4, 5, 6, 7, 8, 10, 11, 13, 14]);

/** Null when the first packet, armored or not, says nothing. */
export function isPgpEncrypted(content: Buffer): boolean | null {
  const first = content[0] === 45 ? unarmored(content)[0] : content[0];
  if (first === undefined || (first & 0x80) === 0) return null;
  const packet = (first & 0x40) === 0 ? (first >> 2) & 15 : first & 63;
  return ENCRYPTED_PACKETS.has(packet) ? true : OPEN_PACKETS.has(packet) ? false : null;
}

/** The first bytes of an armored block. */
function unarmored(content: Buffer): Buffer {
  let pos = nextLine(content, 0, content.length);
  for (let i = 0; i < ARMOR_HEADERS; i++) {
    const next = nextLine(content, pos, content.length);
    const line = content.toString("latin1", pos, next);
    if (line.trim() !== "" && !line.includes(": ")) break;
    pos = next;
  }
  return decodeBase64(content.subarray(pos, pos + 64));
}

/** The armored encrypted messages in a text. */
export function pgpBlocks(text: Buffer): readonly PgpBlock[] {
  const blocks: PgpBlock[] = [];
  let start = text.indexOf(BEGIN_MESSAGE, 0, "latin1");
  while (start >= 0 && blocks.length < BLOCKS) {
    const last = text.indexOf(END_MESSAGE, start, "latin1");
    const end = last < 0 ? text.length : last + END_MESSAGE.length;
    blocks.push({ start, end });
    start = text.indexOf(BEGIN_MESSAGE, end, "latin1");
  }
  return blocks;
}

/** True for a text with a clear signature. */
export function isClearSigned(text: Buffer): boolean {
  return text.includes(SIGNED, 0, "latin1");
}
