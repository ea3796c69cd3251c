/**
 * Makes a message ready for DATA (RFC 5321 section 4.5.2): a dot before every line that starts with one, and CRLF.CRLF at the end.
 * Works on a list of pieces without copying them; a line, a CRLF and a dot may be split anywhere between pieces.
 * Throws BareNewline before the piece with a bare CR or LF leaves; the end of the message is then never sent.
 */
import { BareNewline } from "../errors.ts";

const CR = 13;
const LF = 10;
const DOT = 46;
const ONE_DOT = Buffer.from(".");
/** Pieces are cut to this size, so that scanning a large message never holds the event loop for long. */
const SLICE = 256 * 1024;

/** Pieces for one write. */
export interface Stuffed {
  readonly pieces: readonly Buffer[];
  /** True for the write that holds the end of the message. */
  readonly isLast: boolean;
}

export function* stuff(pieces: readonly Buffer[]): Generator<Stuffed, void, undefined> {
  let before = LF; // a message starts at the start of a line
  let last: Buffer[] = [];
  for (const piece of pieces) {
    for (let start = 0; start < piece.length; start += SLICE) {
      if (last.length > 0) yield { pieces: last, isLast: false };
      const slice = piece.subarray(start, start + SLICE);
      last = stuffSlice(slice, before);
      before = slice[slice.length - 1] ?? before;
    }
  }
  if (before === CR) throw new BareNewline();
  last.push(Buffer.from(before === LF ? ".\r\n" : "\r\n.\r\n"));
  yield { pieces: last, isLast: true };
}

/** `before` is the byte in front of this slice. */
function stuffSlice(slice: Buffer, before: number): Buffer[] {
  const out: Buffer[] = [];
  let from = 0;
  let previous = before;
  for (let at = 0; at < slice.length; at++) {
    const byte = slice[at]!;
    // most bytes are letters, behind which nothing can be wrong
    if (byte > DOT && previous !== CR) {
      previous = byte;
      continue;
    }
    if ((byte === LF) !== (previous === CR)) throw new BareNewline();
    if (byte === DOT && previous === LF) {
      if (at > from) out.push(slice.subarray(from, at));
      out.push(ONE_DOT);
      from = at;
    }
    previous = byte;
  }
  out.push(from === 0 ? slice : slice.subarray(from));
  return out;
}
