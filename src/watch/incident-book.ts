/**
 * The open incidents, and how they grow: turns of the state, the lines of the ledger, the messages and what became of them. An incident
 * opens when an identity is held or worse, with what had been seen before, and closes when it is not any more. Values; nothing waits here.
 */
import type { IdentityState } from "../events/event.ts";
import { receiptOf } from "../mail/receipt.ts";
import type { Identity } from "../observed/identity.ts";
import type { Instant } from "../platform/time.ts";
import type { Fate, Incident, IncidentMessage, LedgerLine, Turn } from "../ports/incidents.ts";

/** What is kept of each: enough for a page, bounded whatever happens. */
const TURNS = 100;
const LINES = 60;
const MESSAGES = 200;
const POINTS = 200;
const NOBODY: Readonly<Record<Fate, number>> = { gone: 0, held: 0, deferred: 0, refused: 0 };
const STATES: readonly IdentityState[] = ["normal", "watch", "held", "throttled", "suspended", "locked"];

export function isIncident(state: IdentityState): boolean {
  return STATES.indexOf(state) >= STATES.indexOf("held");
}

export class IncidentBook {
  readonly #open = new Map<Identity, Incident>();

  constructor(open: readonly Incident[]) {
    for (const incident of open) this.#open.set(incident.identity, incident);
  }

  of(identity: Identity): Incident | null {
    return this.#open.get(identity) ?? null;
  }

  all(): Iterable<Incident> {
    return this.#open.values();
  }

  /** Takes in a change of state; `earlier` are the messages that the evidence is about. Null when it concerns no incident. */
  turn(
    identity: Identity,
    turn: Turn,
    known: { readonly ledger: readonly LedgerLine[]; readonly observed: boolean },
    earlier: readonly IncidentMessage[],
  ): Incident | null {
    const before = this.#open.get(identity);
    if (before === undefined && !isIncident(turn.to)) return null;
    const incident = {
      ...(before ?? opened(identity, turn, known.observed, earlier)),
      ...turned(before, turn),
      ...grown(before, known.ledger, turn),
    };
    if (incident.closedAt === null) this.#open.set(identity, incident);
    else this.#open.delete(identity);
    return incident;
  }

  /** Takes in a message of an identity that has an open incident. */
  message(identity: Identity, message: IncidentMessage, ledger: readonly LedgerLine[], evidence: number): Incident | null {
    const before = this.#open.get(identity);
    if (before === undefined) return null;
    const incident = { ...before, ...counted(before, message, 1), ...grown(before, ledger, { at: message.at, evidence }) };
    this.#open.set(identity, incident);
    return incident;
  }

  /** What became of a message was not what had been decided: it was not taken after all. */
  correct(identity: Identity, arrival: string, fate: Fate): Incident | null {
    const before = this.#open.get(identity);
    const incident = before === undefined ? null : withFate(before, arrival, fate);
    if (incident !== null) this.#open.set(identity, incident);
    return incident;
  }
}

/** The incident with another end of one of its messages; null when it does not have that message, or has it so already. */
export function withFate(incident: Incident, arrival: string, fate: Fate): Incident | null {
  const message = incident.messages.find((each) => each.arrival === arrival);
  if (message === undefined || message.fate === fate) return null;
  const without = { ...incident, ...counted(incident, message, -1), messages: incident.messages };
  const { counts, recipientsReached } = counted(without, { ...message, fate }, 1);
  const messages = incident.messages.map((each) => (each === message ? { ...message, fate } : each));
  return { ...incident, counts, recipientsReached, messages };
}

function opened(identity: Identity, turn: Turn, observed: boolean, earlier: readonly IncidentMessage[]): Incident {
  let incident: Incident = {
    ...{ id: receiptOf(turn.at, identity), identity, openedAt: turn.at, closedAt: null, state: turn.to, worst: turn.to, observed },
    ...{ turns: [], ledger: [], messages: [], counts: NOBODY, recipientsReached: 0, evidence: [] },
  };
  for (const message of earlier) incident = { ...incident, ...counted(incident, message, 1) };
  return incident;
}

function turned(before: Incident | undefined, turn: Turn): Pick<Incident, "turns" | "state" | "worst" | "closedAt"> {
  const worst = STATES[Math.max(STATES.indexOf(before?.worst ?? turn.to), STATES.indexOf(turn.to))]!;
  // the first ones tell how it began
  const turns = [...(before?.turns ?? [])].slice(0, TURNS - 1);
  return { turns: [...turns, turn], state: turn.to, worst, closedAt: isIncident(turn.to) ? null : turn.at };
}

function grown(
  before: Incident | undefined,
  ledger: readonly LedgerLine[],
  { at, evidence }: { readonly at: Instant; readonly evidence: number },
): Pick<Incident, "ledger" | "evidence"> {
  const known = new Set(before?.ledger.map(toName));
  const lines = [...(before?.ledger ?? []), ...ledger.filter((line) => !known.has(toName(line)))].slice(0, LINES);
  const points = [...(before?.evidence ?? []), [at, Math.round(evidence * 100) / 100] as const];
  // every second one goes, and the plot keeps its shape
  return { ledger: lines, evidence: points.length > POINTS ? points.filter((_, i) => i % 2 === 0 || i === points.length - 1) : points };
}

function counted(
  before: Pick<Incident, "counts" | "recipientsReached" | "messages">,
  message: IncidentMessage,
  by: 1 | -1,
): Pick<Incident, "counts" | "recipientsReached" | "messages"> {
  const { counts, recipientsReached, messages } = before;
  return {
    counts: { ...counts, [message.fate]: counts[message.fate] + by },
    recipientsReached: recipientsReached + (message.fate === "gone" ? by * message.recipients : 0),
    messages: [...messages, message].slice(-MESSAGES),
  };
}

function toName({ at, signal, value }: LedgerLine): string {
  return `${at} ${signal} ${value}`;
}
