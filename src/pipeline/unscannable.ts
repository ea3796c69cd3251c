/**
 * A message that could not be examined in its time is never silently clean: the first time it is deferred (the machine may have been
 * busy), when the same bytes come again it gets the verdict "unscannable" and policy keeps it.
 */

import type { Facts } from "../facts/all.ts";
import { nothingKnown } from "../facts/fact.ts";
import type { Arrival } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { PosternError } from "../platform/errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import { unscannable } from "../verdict/judge.ts";
import type { Verdict } from "../verdict/verdict.ts";

/** What must be remembered about such messages; the event log is one. */
export type UnscannableMemory = Pick<EventLog, "wasUnscannable" | "append">;

/** The first time: the client is asked to come again. */
export class TryScanningAgain extends PosternError {
  constructor(why: string) {
    super("scan/try-again", why);
  }
}

export async function judgeUnscannable(
  arrival: Arrival,
  house: { readonly unscannable: UnscannableMemory; readonly clock: Clock },
  why: string,
): Promise<{ summary: MessageSummary; facts: Facts; verdict: Verdict }> {
  const again = await house.unscannable.wasUnscannable(arrival.sha256);
  await house.unscannable.append({
    type: "message.unscannable",
    version: 1,
    at: house.clock.now(),
    arrival: arrival.id,
    sha256: arrival.sha256,
    why,
    again,
  });
  if (!again) throw new TryScanningAgain(why);
  return {
    summary: withoutReading(arrival, why),
    facts: nothingKnown("the message could not be read"),
    verdict: unscannable(why),
  };
}

/** What can be said of a message without reading it. */
function withoutReading(arrival: Arrival, why: string): MessageSummary {
  const { mailFrom, rcptTo } = arrival.envelope;
  return {
    bytes: arrival.raw.length,
    subject: "",
    from: mailFrom === null ? [] : [{ name: null, address: mailFrom }],
    to: rcptTo.map((recipient) => recipient.address),
    messageId: null,
    date: null,
    parts: [],
    linkHosts: [],
    defects: [{ name: "scan.overrun", detail: why }],
  };
}
