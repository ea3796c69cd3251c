/**
 * uuencoded files (POSIX uuencode), as a transfer encoding and as blocks inside plain text.
 * Damaged lines decode as far as they go. The base64 variant "begin-base64" ends with a line of "====".
 */
import { UUENCODED_FILES } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import { nextLine } from "./header-block.ts";
import { decodeBase64 } from "./transfer-encoding.ts";

export interface UuencodedFile {
  readonly filename: string;
  /** Offsets of the block in the text's bytes, from "begin" to after "end". */
  readonly start: number;
  readonly end: number;
  readonly content: Buffer;
}

const BASE64_LINE = 210;
const BEGIN = Buffer.from("begin");
const BEGIN_LINE = /^begin(-base64)? [0-7]{3,4} (\S.{0,254})/;

/** Every uuencoded file in the bytes of a text. */
export function findUuencoded(text: Buffer, note: Note): readonly UuencodedFile[] {
  const files: UuencodedFile[] = [];
  let pos = text.indexOf(BEGIN);
  while (pos >= 0) {
    const lineEnd = nextLine(text, pos, text.length);
    const match = isLineStart(text, pos) ? BEGIN_LINE.exec(text.toString("latin1", pos, Math.min(lineEnd, pos + 300)).trimEnd()) : null;
    if (match === null) {
      pos = text.indexOf(BEGIN, pos + BEGIN.length);
      continue;
    }
    if (files.length >= UUENCODED_FILES) {
      note("mime.too-many-uuencoded", `more than ${UUENCODED_FILES}`);
      break;
    }
    const { content, end } = match[1] === undefined ? decodeLines(text, lineEnd, note) : decodeBase64Lines(text, lineEnd);
    if (content.length > 0) files.push({ filename: match[2]!.trim(), start: pos, end, content });
    pos = text.indexOf(BEGIN, Math.max(end, pos + BEGIN.length));
  }
  return files;
}

/** A body whose declared transfer encoding is uuencode; without a begin line it is kept as it stands. */
export function decodeUuencodedBody(body: Buffer, note: Note): Buffer {
  return findUuencoded(body, note)[0]?.content ?? body;
}

function isLineStart(text: Buffer, pos: number): boolean {
  const before = text[pos - 1];
  return pos === 0 || before === 10 || before === 13;
}

function decodeLines(text: Buffer, start: number, note: Note): { readonly content: Buffer; readonly end: number } {
  const lines: number[] = [];
  let total = 0;
  let pos = start;
  let ended = false;
  while (pos < text.length && !ended) {
    const next = nextLine(text, pos, text.length);
    ended = text[pos] === 101 && text.toString("latin1", pos, pos + 4).trimEnd() === "end";
    if (!ended) {
      const bytes = (text[pos]! - 32) & 63;
      if (text[pos]! < 32 || text[pos]! > 96 || next - pos < Math.floor((bytes * 4) / 3)) break;
      lines.push(pos);
      total += bytes;
    }
    pos = next;
  }
  if (!ended && total > 0) note("mime.unterminated-uuencode", "no end line");
  const content = Buffer.allocUnsafe(total);
  let length = 0;
  for (const line of lines) length += decodeLine(text, line + 1, (text[line]! - 32) & 63, content, length);
  return { content, end: pos };
}

function decodeBase64Lines(text: Buffer, start: number): { readonly content: Buffer; readonly end: number } {
  let end = start;
  while (end < text.length) {
    const next = nextLine(text, end, text.length);
    const line = text.toString("latin1", end, Math.min(next, end + BASE64_LINE)).trimEnd();
    if (line === "====") return { content: decodeBase64(text.subarray(start, end)), end: next };
    if (!/^[A-Za-z0-9+/]{1,200}={0,2}$/.test(line)) break;
    end = next;
  }
  return { content: decodeBase64(text.subarray(start, end)), end };
}

/** Writes one line's bytes to `out`: the only shared buffer, owned by `decodeLines`. */
function decodeLine(text: Buffer, start: number, bytes: number, out: Buffer, at: number): number {
  for (let i = 0, from = start; i < bytes; i += 3, from += 4) {
    const a = value(text[from]);
    const b = value(text[from + 1]);
    const c = value(text[from + 2]);
    const d = value(text[from + 3]);
    out[at + i] = ((a << 2) | (b >> 4)) & 255;
    if (i + 1 < bytes) out[at + i + 1] = ((b << 4) | (c >> 2)) & 255;
    if (i + 2 < bytes) out[at + i + 2] = ((c << 6) | d) & 255;
  }
  return bytes;
}

function value(byte: number | undefined): number {
  return byte === undefined || byte < 32 ? 0 : (byte - 32) & 63;
}
