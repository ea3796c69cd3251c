/**
 * The outbound watch: what the doors see of our own mail is weighed by the ledger of evidence (detectors/outbound), one event after another,
 * and written into a journal before anything is done because of it, so that a crash at any moment changes no decision. Snapshots keep the
 * journal short. See docs/outbound.md.
 */
import { hashOf } from "../detectors/outbound/familiar.ts";
import type { Keeper } from "../detectors/outbound/keeper.ts";
import type { Assessment } from "../detectors/outbound/ledger.ts";
import { Recent } from "../detectors/outbound/recent.ts";
import { type Standing, type State, stricter } from "../detectors/outbound/standing.ts";
import { standingOf } from "../detectors/outbound/standing-of.ts";
import type { PosternEvent } from "../events/event.ts";
import { receiptOf } from "../mail/receipt.ts";
import { enclosingOf, type Identity, identityOf } from "../observed/identity.ts";
import type { Submission } from "../observed/observed.ts";
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { Networks } from "../platform/net.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Fate, IncidentMessage, IncidentStore } from "../ports/incidents.ts";
import type { Acting, OutboundWatch, Stop, Submitted, Weighed, Writer } from "../ports/outbound-watch.ts";
import { withFate } from "./incident-book.ts";
import type { JournalWriter } from "./journal-writer.ts";
import { hashesOf, type Row, type SentMemory } from "./rows.ts";
import { type Change, type Standings, type Stands, toLine } from "./standings.ts";
import { retryKeyOf, toSubmission } from "./submission.ts";
import { Turns } from "./turns.ts";

/** A client waits for minutes, but a watch that needs this long is broken. */
const PATIENCE: Milliseconds = toMilliseconds("5s");
/** Some seconds of replay after a crash, and as rarely as a snapshot is cheap. */
const SNAPSHOT_EVERY = 50_000;
/** Incidents of one sender that are over and that a message may belong to. */
const CLOSED_LOOKED_AT = 5;

export interface WatchParts {
  readonly keeper: Keeper;
  readonly memory: SentMemory;
  readonly journal: JournalWriter;
  readonly standings: Standings;
  readonly incidents: IncidentStore;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Relays of ours bring the mail of many. */
  readonly isRelay: Networks;
  readonly isObserving: () => boolean;
}

/** What the door's client was told, or `left`: what had been kept went out after all. */
export type MessageEnd = "taken" | "deferred" | "refused" | "left";

/** What is remembered of a message until it is known what became of it. */
interface Lately extends IncidentMessage {
  readonly identity: Identity;
  readonly key: string;
  readonly hashes: readonly number[];
}

export class Watch implements OutboundWatch {
  readonly turns = new Turns();
  readonly #parts: WatchParts;
  readonly #lately = new Recent<Lately>(20_000, toMilliseconds("1h"));
  #sinceSnapshot = 0;
  #wantsSnapshot = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  async weigh<T>(submitted: Submitted, act: (weighed: Weighed | null) => Acting<T>): Promise<T> {
    const { keeper, journal, clock, isRelay, isObserving, log } = this.#parts;
    const event = toSubmission(submitted, clock.now(), isRelay);
    let done: Promise<T> | null = null;
    const prepare = (): Promise<void> => {
      journal.check();
      return keeper.prepare(event);
    };
    const begin = (): { readonly written: Promise<unknown> } => {
      const { acting, written } = this.#begin(submitted, event, act);
      done = acting.done;
      return { written };
    };
    try {
      const { written } = await this.turns.takeWithin(PATIENCE, prepare, begin);
      await Promise.all<unknown>([Promise.resolve(done), written]);
    } catch (fault) {
      if (!isObserving()) throw fault;
      log.error({ fault: messageOf(fault), arrival: submitted.arrival.id }, "the outbound watch failed; it only observes, so mail goes on");
    }
    return done ?? act(null).done;
  }

  async stopFor({ client, submitter }: Writer): Promise<Stop | null> {
    const { standings, isRelay } = this.#parts;
    if (isRelay(client.address)) return null;
    const identity = identityOf({ submitter, client: client.address });
    if (!(await this.isWithheld(identity))) return null;
    return { receipt: standings.book.of(identity)?.id ?? receiptOf(this.#parts.clock.now(), identity) };
  }

  /** Whether no mail of an identity may leave: not what comes, and not what was kept or waits already. */
  async isWithheld(identity: Identity): Promise<boolean> {
    if (this.#parts.isObserving() || !isStopped(this.#parts.standings.stateOf(identity))) return false;
    return isStopped((await this.turns.take(() => this.look(identity)))?.standing.state ?? "normal");
  }

  /** All in one turn of the event loop, so that everything is in one commit. */
  #begin<T>(
    submitted: Submitted,
    event: Submission,
    act: (weighed: Weighed | null) => Acting<T>,
  ): { acting: Acting<T>; written: Promise<unknown> } {
    const { memory, standings, incidents, journal } = this.#parts;
    const key = retryKeyOf(submitted, event.by);
    const again = memory.isRetry(key, event.recipients);
    const { messageId } = submitted.summary;
    const row: Row = again ? { kind: "again", at: event.at, key } : { kind: "observed", event, ...(messageId !== null && { messageId }) };
    const assessment = this.apply(row) ?? this.#stands(event);
    const stands = { ...assessment, rows: this.#profileRows(assessment.identity) };
    const change = standings.take(stands, () => this.#earlier(stands));
    const weighed = this.#toWeighed(event, assessment, change, again);
    const acting = attempt(() => act(weighed));
    const message = { arrival: event.message, at: event.at, fate: acting.fate, recipients: acting.recipients };
    this.#lately.set(event.message, { ...message, identity: stands.identity, key, hashes: hashesOf(event.recipients) }, event.at);
    const incident = standings.book.message(stands.identity, message, stands.rows.map(toLine), stands.evidence) ?? change.incident;
    const isTold = change.events.length > 0 || weighed.state !== "normal";
    const written = [journal.append([row], event.at, true), ...(incident !== null && isTold ? [incidents.save(incident)] : [])];
    return { acting, written: Promise.all(written) };
  }

  /** Takes a row into everything that follows from the journal. Its profiles must have been prepared. */
  apply(row: Row): Assessment | null {
    this.#parts.memory.note(row);
    this.#sinceSnapshot++;
    return row.kind === "observed" ? this.#parts.keeper.take(row.event) : null;
  }

  /** Takes rows one after another, writes them down, and tells what changed. To be called in a turn. */
  async takeAll(rows: readonly Row[], durable = false): Promise<readonly Change[]> {
    const { keeper, journal, standings, incidents, events } = this.#parts;
    const taken: Row[] = [];
    const changes: Change[] = [];
    try {
      for (const row of rows) {
        if (row.kind === "observed" && row.event.kind === "reply" && this.#parts.memory.counted(row.event)) continue;
        if (row.kind === "observed") await keeper.prepare(row.event);
        const assessment = this.apply(row);
        taken.push(row);
        if (assessment === null) continue;
        const stands = { ...assessment, standing: asTold(row, assessment.standing), rows: this.#profileRows(assessment.identity) };
        changes.push(standings.take(stands, () => this.#earlier(stands)));
      }
    } finally {
      const told = changes.filter((change) => change.events.length > 0);
      const at = this.#parts.clock.now();
      await Promise.all([
        taken.length > 0 ? journal.append(taken, at, durable || told.length > 0) : null,
        ...told.map(({ incident }) => (incident === null ? null : incidents.save(incident))),
        events.append(...told.flatMap((change) => change.events)),
      ]);
    }
    return changes;
  }

  /** What became of a message, once it is known: whether it may come again, and what its incident tells. */
  async ended(arrival: string, outcome: MessageEnd): Promise<void> {
    if (outcome === "taken") return;
    const lately = this.#lately.get(arrival);
    const identity = lately?.identity ?? this.senderOf(arrival);
    if (identity === null) return;
    const { standings, incidents, clock } = this.#parts;
    const fate = outcome === "left" ? "gone" : outcome;
    const corrected = standings.book.correct(identity, arrival, fate);
    // what was held may leave when the incident is over
    const saved = corrected === null ? this.#correctClosed(identity, arrival, fate) : incidents.save(corrected);
    if (outcome === "deferred" && lately !== undefined) {
      const { key, hashes: recipients } = lately;
      await this.turns.take(() => this.takeAll([{ kind: "deferred", at: clock.now(), key, recipients }]));
    }
    await saved;
  }

  async #correctClosed(identity: Identity, arrival: string, fate: Fate): Promise<void> {
    const { incidents } = this.#parts;
    await this.turns.take(async () => {
      const { rows } = await incidents.list({ show: "closed", identity, limit: CLOSED_LOOKED_AT });
      const corrected = rows.map((incident) => withFate(incident, arrival, fate)).find((incident) => incident !== null);
      if (corrected !== undefined) await incidents.save(corrected);
    });
  }

  /** Whether a message is ours and whose; for what is said about it later. */
  senderOf(arrival: string): Identity | null {
    return this.#parts.keeper.ledger.house.senders.get(arrival) ?? null;
  }

  /** How an identity stands now and what speaks against it; null for one that was never seen. To be called in a turn. */
  async look(identity: Identity): Promise<Stands | null> {
    const { keeper, clock } = this.#parts;
    const profile = await keeper.find(identity);
    if (profile === null) return null;
    const at = clock.now();
    return {
      identity,
      at,
      standing: standingOf(profile, keeper.ledger.thresholds, at),
      evidence: profile.evidence(at),
      rows: profile.rows,
    };
  }

  /** What ended by itself, without any event, is told. */
  async settle(): Promise<void> {
    const { standings, incidents, events } = this.#parts;
    for (const identity of [...standings.noticed().keys()]) {
      await this.turns.take(async () => {
        const stands = await this.look(identity);
        if (stands === null) return;
        const change = standings.take(stands, () => []);
        if (change.events.length === 0) return;
        await Promise.all([change.incident === null ? null : incidents.save(change.incident), events.append(...change.events)]);
      });
    }
  }

  /** Writes a snapshot when there is enough that is new; `always`: when there is anything. */
  async snapshotWhenDue(always = false): Promise<void> {
    const isDue = this.#sinceSnapshot >= SNAPSHOT_EVERY || this.#parts.keeper.wantsSnapshot || (always && this.#sinceSnapshot > 0);
    if (!isDue || this.#wantsSnapshot) return;
    this.#wantsSnapshot = true;
    try {
      await this.turns.take(() => this.snapshot(this.#parts.journal.position));
    } finally {
      this.#wantsSnapshot = false;
    }
  }

  /** To be called in a turn. */
  async snapshot(position: number): Promise<void> {
    const { keeper, memory, journal } = this.#parts;
    await keeper.snapshot(position, [memory.toPart()]);
    this.#sinceSnapshot = 0;
    await journal.forget(position);
  }

  #toWeighed(event: Submission, stands: Stands & { readonly step: number }, { from, incident, events }: Change, again: boolean): Weighed {
    const { identity, standing, evidence, step, rows } = stands;
    const observed = this.#parts.isObserving();
    const weighed: PosternEvent = {
      ...{ type: "message.weighed", version: 1, at: event.at, arrival: event.message, identity, before: from, state: standing.state },
      ...{ by: standing.by, evidence, step, incident: incident?.id ?? null, observed, again },
      rows: rows.map(toLine).map(({ signal, title, value, llr }) => ({ signal, title, value, llr })),
    };
    const isPlain = from === "normal" && standing.state === "normal" && !again;
    return {
      ...{ identity, state: standing.state, incident: incident?.id ?? null, observed },
      knows: (recipient) => this.#knows(identity, recipient, event.mailFrom),
      events: isPlain ? events : [weighed, ...events],
    };
  }

  /** The identity wrote to this address before, or was written to by it. Its profile must be in memory. */
  #knows(identity: Identity, recipient: string, mailFrom: string | null): boolean {
    const { ledger } = this.#parts.keeper;
    const address = recipient.toLowerCase();
    return ledger.find(identity)?.people.has(hashOf(address)) === true || ledger.house.hasWritten(address, mailFrom?.toLowerCase() ?? "");
  }

  /** Without an event: the stricter of the identity and what is around it. */
  #stands({ by, at }: Submission): Stands & { readonly step: number } {
    const { ledger } = this.#parts.keeper;
    const around = enclosingOf(by);
    const [first, ...others] = [identityOf(by), ...(around === null ? [] : [around])].map((identity) => ({
      ...{ identity, at, step: 0, rows: [], evidence: ledger.find(identity)?.evidence(at) ?? 0 },
      standing: ledger.standingAt(identity, at) ?? NORMAL,
    }));
    return others.reduce((one, other) => (stricter(one.standing, other.standing) === one.standing ? one : other), first!);
  }

  #profileRows(identity: Identity): Stands["rows"] {
    return this.#parts.keeper.ledger.find(identity)?.rows ?? [];
  }

  /** The messages of its rows, as far as they are remembered. */
  #earlier({ rows }: Stands): readonly IncidentMessage[] {
    const arrivals = new Set(rows.flatMap(({ messages }) => messages));
    return [...arrivals].flatMap((name) => {
      const lately = this.#lately.get(name);
      if (lately === undefined) return [];
      const { arrival, at, fate, recipients } = lately;
      return [{ arrival, at, fate, recipients }];
    });
  }
}

function isStopped(state: State): boolean {
  return state === "suspended" || state === "locked";
}

/** An undo brings back what the evidence had set, and yet it was a person who turned it. */
function asTold(row: Row, standing: Standing): Standing {
  if (row.kind !== "observed" || row.event.kind !== "word" || row.event.what !== "undo") return standing;
  const { by, note } = row.event;
  return { ...standing, by, note };
}

const NORMAL: Standing = { state: "normal", since: 0, until: null, by: null, note: null };

/** A fault of whoever acts is theirs: the message was taken into the ledger, and that must be written down all the same. */
function attempt<T>(act: () => Acting<T>): Acting<T> {
  try {
    return act();
  } catch (fault) {
    return { fate: "deferred", recipients: 0, done: Promise.reject(fault) };
  }
}
