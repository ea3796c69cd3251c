/**
 * Loads one due entry, sends it and writes down in the store what came of it: delivered, to be tried again, or refused for good.
 * Returns the events to record. Throws only for faults of the store; the entry then stays due.
 */
import type { PosternEvent } from "../events/event.ts";
import type { EnvelopeRecipient } from "../mail/envelope.ts";
import { toOutgoing } from "../mail/outgoing.ts";
import { messageOf, PosternError } from "../platform/errors.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { OutboxEntry, OutboxStore } from "../ports/outbox.ts";
import { isGivenUp, SLOW_RETRY, waitAfter } from "./back-off.ts";
import { type Attempt, type Said, send } from "./send.ts";

export interface AttemptDeps {
  readonly store: OutboxStore;
  readonly messages: MessageStore;
  readonly hopFor: (direction: OutboxEntry["direction"]) => NextHop;
  readonly clock: Clock;
  /** Whose mail it is when it must not leave, because of how that sender stands by now; null when it may leave. A fault makes it wait. */
  readonly withheld: (entry: OutboxEntry) => Promise<string | null>;
  /** How long it then stays in quarantine. */
  readonly quarantineFor: Milliseconds;
}

/** What this process knows of an entry beyond the store: who still waits, and the words of who took it. */
export interface Progress {
  readonly remaining: readonly EnvelopeRecipient[];
  readonly said: Said;
}

const OURSELVES = "postern";
/** Unreadable bytes are tried hourly and without end: one alert a day is enough. */
const ALERT_EVERY = 24;

export async function tryEntry(deps: AttemptDeps, progress: Map<string, Progress>, entry: OutboxEntry): Promise<readonly PosternEvent[]> {
  const before = progress.get(entry.id);
  const events = before?.remaining.length === 0 ? await settleDelivered(deps, entry, before.said) : await trySending(deps, progress, entry);
  progress.delete(entry.id);
  return events;
}

async function trySending(deps: AttemptDeps, progress: Map<string, Progress>, entry: OutboxEntry): Promise<readonly PosternEvent[]> {
  const identity = await deps.withheld(entry);
  if (identity !== null) return withhold(deps, entry, identity);
  const raw = await load(deps.messages, entry.sha256);
  if ("trouble" in raw) return retryUnreadable(deps, entry, raw.trouble);
  // verdict fields that it brought from outside are as forged now as when it came
  const withoutForeignVerdicts = entry.direction === "inbound";
  const message = toOutgoing(raw.bytes, { prepend: entry.prepend, withoutForeignVerdicts, subjectPrefix: entry.subjectPrefix ?? "" });
  let remaining = progress.get(entry.id)?.remaining ?? entry.envelope.rcptTo;
  const envelope = { ...entry.envelope, rcptTo: remaining };
  const attempt = await send(envelope, message, deps.hopFor(entry.direction), async (recipients, said) => {
    remaining = remaining.filter((recipient) => !recipients.includes(recipient));
    progress.set(entry.id, { remaining, said }); // first: should the store fail now, we still know
    if (remaining.length > 0) await deps.store.narrow(entry.id, { ...envelope, rcptTo: remaining }, said.reply);
  });
  const served = envelope.rcptTo.filter((recipient) => !remaining.includes(recipient));
  const events = await settle(deps, entry, attempt, remaining);
  if (attempt.accepted === null || remaining.length === 0) return events;
  return [tried(deps, entry, "delivered", attempt.accepted, null, served), ...events];
}

async function withhold(deps: AttemptDeps, entry: OutboxEntry, identity: string): Promise<readonly PosternEvent[]> {
  const at = deps.clock.now();
  await deps.store.withhold(entry.id, identity, at, at + deps.quarantineFor);
  const kept = entry.kept ?? entry.id;
  return [{ type: "kept.ended", version: 1, at, arrival: entry.arrival, kept, how: "hold-withheld", by: OURSELVES }];
}

async function settle(
  deps: AttemptDeps,
  entry: OutboxEntry,
  attempt: Attempt,
  remaining: readonly EnvelopeRecipient[],
): Promise<readonly PosternEvent[]> {
  const now = deps.clock.now();
  if (remaining.length === 0) return settleDelivered(deps, entry, attempt.said);
  if (attempt.waiting.length > 0 && !isGivenUp(entry, now)) {
    // refused recipients wait along with the delayed ones: asking again harms nobody, and the entry ends once, as a whole
    return retry(deps, entry, attempt.said, waitAfter(entry.attempts), remaining);
  }
  await deps.store.undeliverable(entry.id, attempt.said.reply, now);
  const who = remaining.map((recipient) => recipient.address).join(", ");
  const text = `Kept as undeliverable for ${shorten(who)}: ${attempt.said.hop} said ${attempt.said.reply}`;
  return [tried(deps, entry, "undeliverable", attempt.said, null, remaining), alert(deps, entry, "undeliverable", text)];
}

async function settleDelivered(deps: AttemptDeps, entry: OutboxEntry, said: Said): Promise<readonly PosternEvent[]> {
  await deps.store.delivered(entry.id, said.reply, deps.clock.now());
  return [tried(deps, entry, "delivered", said, null, entry.envelope.rcptTo)];
}

async function retry(
  deps: AttemptDeps,
  entry: OutboxEntry,
  said: Said,
  wait: Milliseconds,
  recipients: readonly EnvelopeRecipient[],
): Promise<readonly PosternEvent[]> {
  const nextAttempt = deps.clock.now() + wait;
  await deps.store.retry(entry.id, said.reply, nextAttempt);
  return [tried(deps, entry, "retry", said, nextAttempt, recipients)];
}

async function retryUnreadable(deps: AttemptDeps, entry: OutboxEntry, trouble: string): Promise<readonly PosternEvent[]> {
  const events = await retry(deps, entry, { hop: OURSELVES, reply: trouble }, SLOW_RETRY, entry.envelope.rcptTo);
  if (entry.attempts % ALERT_EVERY !== 0) return events;
  return [...events, alert(deps, entry, "store-fault", `A kept message cannot leave: ${trouble}`)];
}

/** Missing and damaged bytes are for an operator; any other fault of the store is thrown and tried again soon. */
async function load(messages: MessageStore, sha256: string): Promise<{ readonly bytes: Buffer } | { readonly trouble: string }> {
  try {
    const bytes = await messages.open(sha256);
    return bytes === null ? { trouble: `its bytes (${sha256}) are missing from the message store` } : { bytes };
  } catch (fault) {
    if (fault instanceof PosternError && fault.code === "store/damaged") return { trouble: messageOf(fault) };
    throw fault;
  }
}

function tried(
  deps: AttemptDeps,
  entry: OutboxEntry,
  result: "delivered" | "retry" | "undeliverable",
  said: Said,
  nextAttempt: number | null,
  recipients: readonly EnvelopeRecipient[],
): PosternEvent {
  const addresses = recipients.map((recipient) => recipient.address);
  const record = { type: "outbox.tried", version: 1, at: deps.clock.now() } as const;
  return { ...record, arrival: entry.arrival, entry: entry.id, result, ...said, recipients: addresses, nextAttempt };
}

function alert(deps: AttemptDeps, entry: OutboxEntry, subject: "undeliverable" | "store-fault", text: string): PosternEvent {
  return { type: "alert.raised", version: 1, at: deps.clock.now(), subject, text, arrival: entry.arrival };
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
