/** What a next hop said, as the ending of a transaction and as the log's record of it (enhanced codes: RFC 3463). */
import type { RecordedHandover } from "../events/event.ts";
import type { Handover, HopReply } from "../ports/next-hop.ts";
import type { Ending } from "./carry-out.ts";
import type { HandOnGroup } from "./plan.ts";

export function endingOf(handover: Exclude<Handover, { kind: "accepted" }>): Ending {
  if (handover.kind === "failed")
    return { kind: "deferred", enhanced: "4.4.1", text: "The next mail host cannot be reached; try again later" };
  const { reply } = handover;
  // Some recipients refused only now: the others must not suffer, so the client comes again and hears it at RCPT.
  if (handover.some && reply.code >= 500) {
    return { kind: "deferred", enhanced: "4.5.0", text: "The next mail host refused some recipients; try again" };
  }
  if (reply.code >= 500) return { kind: "refused", enhanced: sameClass(reply, "5") ?? "5.0.0", text: reply.text };
  return { kind: "deferred", enhanced: sameClass(reply, "4") ?? "4.0.0", text: reply.text };
}

/** RFC 5321 section 4.5.3.1.10: 452 to a recipient among others means that there are too many in one transaction. */
export function wantsFewer(handover: Exclude<Handover, { kind: "accepted" }>): boolean {
  if (handover.kind === "failed" || !handover.some || handover.reply.code !== 452) return false;
  return handover.reply.enhanced === null || handover.reply.enhanced === "4.5.3";
}

/** The hop's enhanced code when it is one of the reply's own class (RFC 3463); hops have been seen to mix them. */
function sameClass<Class extends "4" | "5">(reply: HopReply, first: Class): `${Class}.${number}.${number}` | null {
  const wellFormed = new RegExp(`^${first}\\.\\d{1,3}\\.\\d{1,3}$`).test(reply.enhanced ?? "");
  // The pattern has just shown this shape.
  return wellFormed ? (reply.enhanced as `${Class}.${number}.${number}`) : null;
}

export function toRecord(handover: Handover, group: HandOnGroup): RecordedHandover {
  const recipients = group.recipients.map((recipient) => recipient.address);
  const queueId = handover.kind === "accepted" ? handover.queueId : null;
  return { hop: handover.hop, result: handover.kind, reply: wordsOf(handover), queueId, recipients };
}

export function wordsOf(handover: Handover): string {
  if (handover.kind === "failed") return handover.why;
  const { code, enhanced, text } = handover.reply;
  return [code, enhanced, text].filter((word) => word !== null && word !== "").join(" ");
}
