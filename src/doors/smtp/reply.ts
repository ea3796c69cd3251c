/**
 * Replies as the protocol writes them (RFC 5321 section 4.2, RFC 2034): outcome and next hop's words in, lines out.
 * What others wrote passes through a filter: printable characters, bounded lines, the class of the code kept.
 */
import type { PhaseAnswer } from "../../pipeline/house.ts";
import type { Outcome } from "../../pipeline/outcome.ts";
import { SMTP_REPLY_LINE, SMTP_REPLY_LINES } from "../../platform/limits.ts";
import { unreachable } from "../../platform/unreachable.ts";

export interface SmtpReply {
  readonly code: number;
  /** RFC 3463 code; null for greetings, EHLO and 3xx, which have none. */
  readonly enhanced: string | null;
  /** Several lines are parted by "\n". */
  readonly text: string;
}

type HopReply = Extract<PhaseAnswer, { kind: "reply" }>["reply"];

export function toReply(outcome: Outcome): SmtpReply {
  switch (outcome.kind) {
    case "taken":
      return { code: 250, enhanced: "2.0.0", text: `Taken as ${outcome.arrival}` };
    case "deferred":
      return { code: 451, enhanced: outcome.enhanced, text: outcome.text };
    case "refused":
      return { code: 550, enhanced: outcome.enhanced, text: outcome.text };
    default:
      return unreachable(outcome);
  }
}

/** A next hop's reply as ours: a code that is not a final answer, or that closes *its* channel, is only a 451 to our client. */
export function fromHop(reply: HopReply): SmtpReply {
  const final = Number.isInteger(reply.code) && reply.code >= 200 && reply.code < 600 && !(reply.code >= 300 && reply.code < 400);
  const code = !final || reply.code === 421 ? 451 : reply.code;
  const fits = reply.enhanced !== null && /^[245]\.\d{1,3}\.\d{1,3}$/.test(reply.enhanced) && reply.enhanced[0] === String(code)[0];
  return { code, enhanced: fits ? reply.enhanced : `${String(code)[0]}.0.0`, text: reply.text };
}

/** What goes over the wire. */
export function toWire(reply: SmtpReply): string {
  const prefix = reply.enhanced === null ? "" : `${reply.enhanced} `;
  const lines = reply.text.split("\n").flatMap(wrap).slice(0, SMTP_REPLY_LINES);
  return lines.map((line, i) => `${reply.code}${i < lines.length - 1 ? "-" : " "}${prefix}${line}\r\n`).join("");
}

/** One line of words for an event: code, enhanced code, text. */
export function toWords(reply: SmtpReply): string {
  return toWire(reply).trimEnd().replaceAll("\r\n", " ");
}

/** Printable ASCII in pieces that fit a reply line. */
function wrap(line: string): readonly string[] {
  // RFC 5321 4.2: textstring is HTAB and %d32-126; UTF-8 replies need the client's consent (RFC 6531 3.7.4.2)
  const plain = line.replace(/[^\x20-\x7e]+/g, "?");
  if (plain.length <= SMTP_REPLY_LINE) return [plain];
  return plain.match(/.{1,480}/g) ?? [""];
}
