/**
 * Reads SMTP replies (RFC 5321 section 4.2) from the pieces a socket gives. Hostile peers are expected: lines, replies and their
 * number are bounded, text is reduced to printable ASCII (it is repeated in our own replies and in the console).
 * Bare LF line ends are tolerated; anything that is not a reply throws HopTrouble.
 */
import type { HopReply } from "../../ports/next-hop.ts";
import { HopTrouble } from "../errors.ts";

/** RFC 5321 4.5.3.1.5 allows 512 octets; some servers put whole explanations into one line. */
const MAX_LINE = 2_048;
const MAX_LINES = 100;
const MAX_TEXT = 1_000;
const LF = 10;
const SHAPE = /^([2-5][0-9]{2})(?:([ -])(.*))?$/;

/** A reply with its lines apart, for EHLO; text without codes. */
export interface RawReply {
  readonly code: number;
  readonly lines: readonly string[];
}

export class ReplyReader {
  #rest: Buffer = Buffer.alloc(0);
  #lines: string[] = [];

  /** The replies that this piece completes. */
  push(piece: Buffer): readonly RawReply[] {
    const replies: RawReply[] = [];
    let bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF)) {
      if (end > MAX_LINE) break;
      const reply = this.#line(bytes.toString("latin1", 0, end).replace(/\r$/, ""));
      if (reply !== null) replies.push(reply);
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > MAX_LINE) throw new HopTrouble("a reply line without end");
    this.#rest = bytes;
    return replies;
  }

  /** True between replies: nothing half read lies here. */
  get isEmpty(): boolean {
    return this.#rest.length === 0 && this.#lines.length === 0;
  }

  #line(line: string): RawReply | null {
    const shape = SHAPE.exec(line);
    if (shape === null) throw new HopTrouble(`not an SMTP reply: "${printable(line).slice(0, 80)}"`);
    const [, code = "", mark, text = ""] = shape;
    this.#lines.push(printable(text));
    if (this.#lines.length > MAX_LINES) throw new HopTrouble("a reply with too many lines");
    if (mark === "-") return null;
    const reply = { code: Number(code), lines: this.#lines };
    this.#lines = [];
    return reply;
  }
}

/** One value of a reply's lines: enhanced code (RFC 2034) taken off every line, text joined by spaces. */
export function toHopReply(raw: RawReply): HopReply {
  const enhanced = enhancedOf(raw.lines[0] ?? "", raw.code);
  const texts = enhanced === null ? raw.lines : raw.lines.map((line) => (line.startsWith(enhanced) ? line.slice(enhanced.length) : line));
  const text = texts
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  return { code: raw.code, enhanced, text: text.slice(0, MAX_TEXT) };
}

export function formatReply(reply: HopReply): string {
  return [reply.code, reply.enhanced, reply.text].filter((part) => part !== null && part !== "").join(" ");
}

function enhancedOf(line: string, code: number): string | null {
  const found = /^([245]\.\d{1,3}\.\d{1,3})(?= |$)/.exec(line)?.[1] ?? null;
  // a code of another class than the reply's is a mistake of the peer: the reply code counts
  return found !== null && Number(found[0]) === Math.floor(code / 100) ? found : null;
}

function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(/[^\x20-\x7e]/g, "?");
}
