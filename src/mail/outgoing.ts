/**
 * The bytes that leave: the message as received, with fields put on top, forged verdict fields taken out, and at most a word put before the
 * subject. Everything else stays as it came, byte for byte. Works on offsets; nothing is copied.
 * Gap: what stands beyond the first megabyte of a header is taken for text, as mail servers do much earlier.
 */
import { HEADER_BYTES } from "../platform/limits.ts";

export interface Change {
  /** Complete header fields with CRLF line ends, "" for none. */
  readonly prepend: string;
  /** Take out X-Postern-* and X-Spam-* fields: true for mail from outside, whose word about itself counts for nothing. */
  readonly withoutForeignVerdicts: boolean;
  /** Put before the text of the first Subject field; "" for none. ASCII. */
  readonly subjectPrefix: string;
}

interface Field {
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

const FOREIGN_VERDICT = /^x-(?:postern|spam)-/;
const LF = 10;
const COLON = 58;
const SPACE = 32;
const TAB = 9;
/** Of received, subject and x-…, in both cases. */
const FIRST_LETTERS = Buffer.from("rRsSxX");
/** RFC 5322 sets no limit to a field name; nothing longer is one of those we look for. */
const NAME_OCTETS = 64;

/** The message in pieces, in order. `raw` has CRLF line ends. */
export function toOutgoing(raw: Buffer, change: Change): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let from = 0;
  let subjectSeen = change.subjectPrefix === "";
  for (const field of headerFields(raw)) {
    if (change.withoutForeignVerdicts && FOREIGN_VERDICT.test(field.name)) {
      if (field.start > from) pieces.push(raw.subarray(from, field.start));
      from = field.end;
    } else if (!subjectSeen && field.name === "subject") {
      subjectSeen = true;
      pieces.push(raw.subarray(from, field.valueStart), Buffer.from(` ${change.subjectPrefix}`));
      from = field.valueStart;
    }
  }
  if (from < raw.length) pieces.push(raw.subarray(from));
  const missing = subjectSeen ? "" : `Subject: ${change.subjectPrefix}\r\n`;
  const top = change.prepend + missing;
  return top === "" ? pieces : [Buffer.from(top), ...pieces];
}

/** How many trace fields the message carries: hosts it has passed (RFC 5321 section 6.3). */
export function countHops(raw: Buffer): number {
  let hops = 0;
  for (const field of headerFields(raw)) if (field.name === "received") hops++;
  return hops;
}

/**
 * The fields that matter here, from the top to the empty line, names in lower case. A line that is no field belongs to the one before.
 * Runs on the event loop: the other fields cost one search for their line end, and a header without end is read to a bound.
 */
function* headerFields(raw: Buffer): Generator<Field> {
  let open: Omit<Field, "end"> | null = null;
  let at = 0;
  while (at < raw.length && at < HEADER_BYTES) {
    const lineEnd = raw.indexOf(LF, at);
    const next = lineEnd < 0 ? raw.length : lineEnd + 1;
    if (next - at <= 2 && (raw[at] === LF || raw[at] === 13)) break;
    if (raw[at] !== SPACE && raw[at] !== TAB) {
      if (open !== null) yield { ...open, end: at };
      // A line without a colon ends what came before and is nobody's; it stays where it is.
      open = FIRST_LETTERS.includes(raw[at] ?? 0) ? fieldAt(raw, at, next) : null;
    }
    at = next;
  }
  if (open !== null) yield { ...open, end: at };
}

function fieldAt(raw: Buffer, start: number, next: number): Omit<Field, "end"> | null {
  const colon = raw.subarray(start, next).indexOf(COLON);
  if (colon <= 0) return null;
  // RFC 5322 4.5 lets blanks stand before the colon, any number of them: the beginning tells the name
  const name = raw.toString("latin1", start, start + Math.min(colon, NAME_OCTETS)).trim();
  return { name: name.toLowerCase(), start, valueStart: start + colon + 1 };
}
