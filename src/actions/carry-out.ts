/**
 * Carries a plan out without ever losing mail (product.md section 2): what is kept is kept first and durably, then the rest is handed on.
 * Until the first next hop has said 250 any failure voids what was kept and becomes the client's reply. From that 250 on the reply is
 * "taken" whatever happens; what could not be handed on waits in the outbox, where it was put *before* the first hand-over.
 */

import type { RecordedHandover } from "../events/event.ts";
import type { Arrival } from "../mail/arrival.ts";
import { toOutgoing } from "../mail/outgoing.ts";
import { newReceipt } from "../mail/receipt.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { messageOf } from "../platform/errors.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { Keeping, NewKept } from "../ports/keeping.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Handover, HopReply, NextHop } from "../ports/next-hop.ts";
import type { OutboxEntry, OutboxStore } from "../ports/outbox.ts";
import type { VerdictClass } from "../verdict/verdict.ts";
import type { HandOnGroup, KeepGroup, Plan } from "./plan.ts";

/** While the transaction runs it looks after its outbox entries itself; the outbox takes over if the process dies. */
const OUTBOX_STANDBY: Milliseconds = toMilliseconds("15m");

export interface Actions {
  readonly keeping: Keeping;
  readonly messages: MessageStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
  /** Something failed after the promise was kept: worth a line in the log, never a reply. */
  readonly complain: (text: string) => void;
}

export interface Carriage {
  readonly arrival: Arrival;
  readonly plan: Plan;
  readonly summary: MessageSummary;
  readonly class: VerdictClass;
  readonly hop: NextHop;
  /** Trace field, put on top of everything that leaves. */
  readonly trace: string;
  /** Whether verdict fields that the message brought are taken out when it is handed on. */
  readonly withoutForeignVerdicts: boolean;
}

export type Ending =
  | { readonly kind: "taken"; readonly nextHopReply: string | null }
  | { readonly kind: "deferred"; readonly enhanced: `4.${number}.${number}`; readonly text: string }
  | { readonly kind: "refused"; readonly enhanced: `5.${number}.${number}`; readonly text: string };

export interface Carried {
  readonly ending: Ending;
  readonly handovers: readonly RecordedHandover[];
  readonly kept: readonly NewKept[];
  readonly outbox: readonly OutboxEntry[];
}

const NOTHING = { handovers: [], kept: [], outbox: [] } as const;

export async function carryOut(actions: Actions, carriage: Carriage): Promise<Carried> {
  const { plan } = carriage;
  if (plan.kind === "defer") return { ...NOTHING, ending: { kind: "deferred", enhanced: plan.enhanced, text: plan.text } };
  if (plan.kind === "refuse") return { ...NOTHING, ending: { kind: "refused", enhanced: plan.enhanced, text: plan.text } };
  const [first, ...rest] = plan.handOns;
  const kept = plan.keeps.map((group) => toKept(actions, carriage, group));
  const standby = rest.map((group) => toOutboxEntry(actions, carriage, group));
  if (kept.length > 0 || standby.length > 0) await actions.messages.keep(carriage.arrival.sha256, carriage.arrival.raw);
  if (kept.length > 0) await actions.keeping.keep(kept);
  if (first === undefined) return { ...NOTHING, kept, ending: { kind: "taken", nextHopReply: null } };
  if (standby.length > 0) await actions.outbox.add(standby);

  const handover = await deliver(carriage, first);
  const handovers = [toRecord(handover, first)];
  if (handover.kind !== "accepted") {
    await takeBack(actions, kept, standby);
    return { ...NOTHING, handovers, ending: endingOf(handover) };
  }
  const ending = { kind: "taken", nextHopReply: handover.reply.text } as const;
  const waiting: OutboxEntry[] = [];
  for (const [index, group] of rest.entries()) {
    const entry = standby[index];
    if (entry === undefined) continue;
    const later = await deliver(carriage, group);
    handovers.push(toRecord(later, group));
    if (later.kind !== "accepted") waiting.push(entry);
    await settle(actions, entry, later);
  }
  if (waiting.length > 0) actions.wakeOutbox();
  return { ending, handovers, kept, outbox: waiting };
}

function deliver({ arrival, hop, trace, withoutForeignVerdicts }: Carriage, group: HandOnGroup): Promise<Handover> {
  return hop.deliver({
    route: group.route,
    mailFrom: arrival.envelope.mailFrom,
    mailParameters: arrival.envelope.mailParameters,
    recipients: group.recipients,
    message: toOutgoing(arrival.raw, {
      prepend: trace + group.fields,
      withoutForeignVerdicts,
      subjectPrefix: group.subjectPrefix,
    }),
  });
}

/** The first hand-over failed, so the client will be told no: what was kept for this transaction must not stay. */
async function takeBack(actions: Actions, kept: readonly NewKept[], standby: readonly OutboxEntry[]): Promise<void> {
  try {
    if (kept.length > 0) await actions.keeping.void(kept.map((entry) => entry.id));
    for (const entry of standby) await actions.outbox.delivered(entry.id, "taken back: the client keeps the message", actions.clock.now());
  } catch (fault) {
    // A copy too many, never one too few.
    actions.complain(`could not take back what was kept for a refused transaction: ${messageOf(fault)}`);
  }
}

async function settle(actions: Actions, entry: OutboxEntry, handover: Handover): Promise<void> {
  const now = actions.clock.now();
  try {
    if (handover.kind === "accepted") await actions.outbox.delivered(entry.id, handover.reply.text, now);
    else await actions.outbox.retry(entry.id, wordsOf(handover), now);
  } catch (fault) {
    // The entry stays and becomes due by itself; at worst its recipients get the message twice.
    actions.complain(`an outbox entry could not be settled: ${messageOf(fault)}`);
  }
}

function endingOf(handover: Exclude<Handover, { kind: "accepted" }>): Ending {
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

/** The hop's enhanced code when it is one of the reply's own class (RFC 3463); hops have been seen to mix them. */
function sameClass<Class extends "4" | "5">(reply: HopReply, first: Class): `${Class}.${number}.${number}` | null {
  const wellFormed = new RegExp(`^${first}\\.\\d{1,3}\\.\\d{1,3}$`).test(reply.enhanced ?? "");
  // The pattern has just shown this shape.
  return wellFormed ? (reply.enhanced as `${Class}.${number}.${number}`) : null;
}

function toRecord(handover: Handover, group: HandOnGroup): RecordedHandover {
  const recipients = group.recipients.map((recipient) => recipient.address);
  const queueId = handover.kind === "accepted" ? handover.queueId : null;
  return { hop: handover.hop, result: handover.kind, reply: wordsOf(handover), queueId, recipients };
}

function wordsOf(handover: Handover): string {
  if (handover.kind === "failed") return handover.why;
  const { code, enhanced, text } = handover.reply;
  return [code, enhanced, text].filter((word) => word !== null && word !== "").join(" ");
}

function toKept(actions: Actions, { arrival, summary, trace, class: verdictClass }: Carriage, group: KeepGroup): NewKept {
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
  };
}

function toOutboxEntry(actions: Actions, { arrival, trace }: Carriage, group: HandOnGroup): OutboxEntry {
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
    attempts: 0,
    nextAttempt: now + OUTBOX_STANDBY,
  };
}
