/** What one transaction keeps: entries of quarantine and holds, and what stands by in the outbox, each with only its own recipients. */
import { newReceipt } from "../mail/receipt.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { NewKept } from "../ports/keeping.ts";
import type { OutboxEntry } from "../ports/outbox.ts";
import type { Actions, Carriage } from "./carry-out.ts";
import type { HandOnGroup, KeepGroup } from "./plan.ts";

/** While the transaction runs it looks after its outbox entries itself; the outbox takes over if the process dies. */
const OUTBOX_STANDBY: Milliseconds = toMilliseconds("15m");

export function toKept(actions: Actions, carriage: Carriage, group: KeepGroup): NewKept {
  const { arrival, summary, trace, identity, class: verdictClass } = carriage;
  const now = actions.clock.now();
  return {
    id: newReceipt(now),
    arrival: arrival.id,
    kind: group.as,
    at: now,
    until: group.until,
    direction: arrival.direction,
    submitter: arrival.submitter,
    client: arrival.client,
    envelope: { ...arrival.envelope, rcptTo: group.recipients },
    sha256: arrival.sha256,
    bytes: arrival.raw.length,
    prepend: trace,
    reason: group.reason,
    class: verdictClass,
    from: summary.from[0]?.address ?? arrival.envelope.mailFrom ?? "",
    subject: summary.subject,
    ...(identity !== null && { charge: { identity, ofStanding: group.ofStanding } }),
  };
}

export function toOutboxEntry(actions: Actions, { arrival, trace }: Carriage, group: HandOnGroup): OutboxEntry {
  const now = actions.clock.now();
  return {
    id: newReceipt(now),
    arrival: arrival.id,
    kept: null,
    at: now,
    direction: arrival.direction,
    envelope: { ...arrival.envelope, rcptTo: group.recipients },
    sha256: arrival.sha256,
    prepend: trace + group.fields,
    subjectPrefix: group.subjectPrefix,
    attempts: 0,
    nextAttempt: now + OUTBOX_STANDBY,
  };
}
