/**
 * Carries a plan out without ever losing mail (product.md section 2): what is kept is kept first and durably, then the rest is handed on.
 * Until the first next hop has said 250 any failure voids what was kept and becomes the client's reply. From that 250 on the reply is
 * "taken" whatever happens; what could not be handed on waits in the outbox, where it was put *before* the first hand-over.
 */

import type { RecordedHandover } from "../events/event.ts";
import type { Arrival } from "../mail/arrival.ts";
import { toOutgoing } from "../mail/outgoing.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { InHand } from "../outbox/run.ts";
import { messageOf } from "../platform/errors.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { Keeping, NewKept } from "../ports/keeping.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Handover, NextHop } from "../ports/next-hop.ts";
import type { OutboxEntry, OutboxStore } from "../ports/outbox.ts";
import type { VerdictClass } from "../verdict/verdict.ts";
import { endingOf, toRecord, wantsFewer, wordsOf } from "./ending.ts";
import { toKept, toOutboxEntry } from "./entries.ts";
import { type HandOnGroup, inSmaller, type Plan } from "./plan.ts";

/**
 * From the first 250 on, how long the client waits for the other transactions. It gives up 10 minutes after its final dot
 * (RFC 5321 4.5.3.2.6) and comes again, and it has waited for the first one already.
 */
const PATIENCE: Milliseconds = toMilliseconds("1m");

export interface Actions {
  readonly keeping: Keeping;
  readonly messages: MessageStore;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly inHand: InHand;
  /** Something failed after the promise was kept: worth a line in the log, never a reply. */
  readonly complain: (text: string) => void;
  /** How long the client waits for later transactions. Default 1 minute. */
  readonly patience?: Milliseconds;
}

export interface Carriage {
  readonly arrival: Arrival;
  readonly plan: Plan;
  readonly summary: MessageSummary;
  readonly class: VerdictClass;
  /** The identity whose mail it is; null where nobody is watched. */
  readonly identity: string | null;
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
  const others = rest.map((group) => ({ group, entry: toOutboxEntry(actions, carriage, group) }));
  const standby = others.map(({ entry }) => entry);
  actions.inHand.take(standby.map(({ id }) => id));
  let handover: Handover | null;
  try {
    await promise(actions, carriage, kept, standby);
    handover = first === undefined ? null : await deliver(carriage, first);
  } catch (fault) {
    // nobody has it for sure, so the client will be told to come again
    await takeBack(actions, kept, standby);
    throw fault;
  }
  if (first === undefined || handover === null) return { ...NOTHING, kept, ending: { kind: "taken", nextHopReply: null } };
  const handovers = [toRecord(handover, first)];
  if (handover.kind !== "accepted") {
    await takeBack(actions, kept, standby);
    // each came through when it was asked about alone: refusing all every time, the client would never get rid of them
    if (wantsFewer(handover) && first.recipients.length > 1) return carryOut(actions, { ...carriage, plan: inSmaller(plan) });
    return { ...NOTHING, handovers, ending: endingOf(handover) };
  }
  const later = await handOnOthers(actions, carriage, others);
  return {
    ending: { kind: "taken", nextHopReply: handover.reply.text },
    handovers: [...handovers, ...later.handovers],
    kept,
    outbox: later.waiting,
  };
}

/** Keeps what must be durable before anything is handed on. */
async function promise(actions: Actions, { arrival }: Carriage, kept: readonly NewKept[], standby: readonly OutboxEntry[]): Promise<void> {
  if (kept.length > 0 || standby.length > 0) await actions.messages.keep(arrival.sha256, arrival.raw);
  if (kept.length > 0) await actions.keeping.keep(kept);
  if (standby.length > 0) await actions.outbox.add(standby);
}

interface Other {
  readonly group: HandOnGroup;
  readonly entry: OutboxEntry;
}

const NOT_TRIED: Handover = { kind: "failed", why: "not tried yet: the client waited for its reply", hop: "postern" };

/** The transactions after the first. Never throws: what does not go through, or not in time, waits in the outbox. */
async function handOnOthers(
  actions: Actions,
  carriage: Carriage,
  others: readonly Other[],
): Promise<{ readonly handovers: readonly RecordedHandover[]; readonly waiting: readonly OutboxEntry[] }> {
  const { promise: over, resolve: giveUp } = Promise.withResolvers<null>();
  const timer = setTimeout(() => giveUp(null), actions.patience ?? PATIENCE);
  const handovers: RecordedHandover[] = [];
  const waiting: OutboxEntry[] = [];
  let late = false;
  for (const { group, entry } of others) {
    const delivered = late ? null : deliverOther(carriage, group);
    const handover = delivered === null ? null : await Promise.race([delivered, over]);
    if (handover === null) {
      late = true;
      waiting.push(entry);
      if (delivered === null) await settle(actions, entry, NOT_TRIED);
      else void delivered.then((said) => (said.kind === "accepted" ? settleLate(actions, entry, said) : settle(actions, entry, said)));
      continue;
    }
    handovers.push(toRecord(handover, group));
    if (handover.kind !== "accepted") waiting.push(entry);
    await settle(actions, entry, handover);
  }
  clearTimeout(timer);
  return { handovers, waiting };
}

async function deliverOther(carriage: Carriage, group: HandOnGroup): Promise<Handover> {
  try {
    return await deliver(carriage, group);
  } catch (fault) {
    return { kind: "failed", why: messageOf(fault), hop: "postern" };
  }
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

/** The client will be told no: what was kept for this transaction must not stay. */
async function takeBack(actions: Actions, kept: readonly NewKept[], standby: readonly OutboxEntry[]): Promise<void> {
  try {
    if (kept.length > 0) await actions.keeping.void(kept.map((entry) => entry.id));
    for (const { id } of standby) {
      await actions.outbox.delivered(id, "taken back: the client keeps the message", actions.clock.now());
      actions.inHand.letGo([id]);
    }
  } catch (fault) {
    // A copy too many, never one too few; entries that are still in hand are not sent before a restart.
    actions.complain(`could not take back what was kept for a refused transaction: ${messageOf(fault)}`);
  }
}

async function settle(actions: Actions, entry: OutboxEntry, handover: Handover): Promise<void> {
  const now = actions.clock.now();
  try {
    if (handover.kind === "accepted") await actions.outbox.delivered(entry.id, handover.reply.text, now);
    else await actions.outbox.retry(entry.id, wordsOf(handover), now);
    actions.inHand.letGo([entry.id]);
  } catch (fault) {
    actions.complain(`an outbox entry could not be settled: ${messageOf(fault)}`);
    settleLate(actions, entry, handover);
  }
}

/** The reply was given, or the store fails: the outbox does the rest, and knows whether anything is left to send. */
function settleLate(actions: Actions, entry: OutboxEntry, handover: Handover): void {
  if (handover.kind === "accepted") actions.inHand.served(entry, { hop: handover.hop, reply: wordsOf(handover) });
  else actions.inHand.letGo([entry.id]);
}
