/**
 * How the identities stand that do not stand as normal, as it was told last; changes become events and grow incidents. What is asked for
 * each recipient of each message (does anybody have to be looked up at all?) is answered from here without waiting.
 */
import type { Row as Evidence } from "../detectors/outbound/evidence.ts";
import { titleOf } from "../detectors/outbound/signals/all.ts";
import { STATES, type Standing, type State } from "../detectors/outbound/standing.ts";
import type { PosternEvent } from "../events/event.ts";
import type { Identity } from "../observed/identity.ts";
import type { Instant } from "../platform/time.ts";
import type { Incident, IncidentMessage, LedgerLine } from "../ports/incidents.ts";
import { type IncidentBook, isIncident } from "./incident-book.ts";

/** An identity after an event. */
export interface Stands {
  readonly identity: Identity;
  readonly at: Instant;
  readonly standing: Standing;
  /** Nats. */
  readonly evidence: number;
  readonly rows: readonly Evidence[];
}

export interface Change {
  readonly from: State;
  readonly incident: Incident | null;
  /** What there is to record; none when it stands as before. */
  readonly events: readonly PosternEvent[];
}

export class Standings {
  readonly book: IncidentBook;
  readonly #states = new Map<Identity, State>();
  readonly #isObserving: () => boolean;

  constructor(book: IncidentBook, isObserving: () => boolean) {
    this.book = book;
    this.#isObserving = isObserving;
    for (const { identity, state } of book.all()) this.#states.set(identity, state);
  }

  /** After a restart: how it stood before, of which people were told. */
  recall(identity: Identity, state: State): void {
    if (!this.#states.has(identity) && state !== "normal") this.#states.set(identity, state);
  }

  stateOf(identity: Identity): State {
    return this.#states.get(identity) ?? "normal";
  }

  /** Every identity that is not normal. */
  noticed(): ReadonlyMap<Identity, State> {
    return this.#states;
  }

  counts(): Readonly<Record<Exclude<State, "normal">, number>> {
    const counts = { watch: 0, held: 0, throttled: 0, suspended: 0, locked: 0 };
    for (const state of this.#states.values()) if (state !== "normal") counts[state]++;
    return counts;
  }

  /** Takes in how an identity stands now; `earlier` are the messages that its evidence is about, for an incident that opens. */
  take({ identity, at, standing, evidence, rows }: Stands, earlier: () => readonly IncidentMessage[]): Change {
    const from = this.stateOf(identity);
    const { state: to, by, note, until } = standing;
    if (from === to) return { from, incident: this.book.of(identity), events: [] };
    if (to === "normal") this.#states.delete(identity);
    else this.#states.set(identity, to);
    const observed = this.#isObserving();
    const ledger = rows.map(toLine);
    const isNew = this.book.of(identity) === null && isIncident(to);
    const incident = this.book.turn(identity, { at, from, to, by, note, until, evidence }, { ledger, observed }, isNew ? earlier() : []);
    const changed: PosternEvent = {
      ...{ type: "identity.changed", version: 1, at, identity, from, to, by, note, until, evidence, observed },
      incident: incident?.id ?? null,
    };
    const isWorse = STATES.indexOf(to) > STATES.indexOf(from);
    const isAlarming = isNew || (isWorse && to === "suspended");
    return { from, incident, events: isAlarming && by === null ? [changed, alarm(identity, to, at, incident, observed)] : [changed] };
  }
}

function alarm(identity: Identity, state: State, at: Instant, incident: Incident | null, observed: boolean): PosternEvent {
  const what = observed ? `would be ${state} (the outbound watch only observes)` : `is ${state}`;
  const text = `${identity} ${what}: its mail looks as if somebody else sent it. Incident ${incident?.id ?? ""} tells why.`;
  return { type: "alert.raised", version: 1, at, subject: "outbound", text, arrival: null };
}

export function toLine({ at, signal, value, llr, messages }: Evidence): LedgerLine {
  return { at, signal, title: titleOf(signal), value, llr, messages };
}
