/** Opens the outbound watch: goes on from the last snapshot and the journal after it, listens, and writes snapshots by the clock. */
import { Keeper } from "../detectors/outbound/keeper.ts";
import type { Whose } from "../observed/whose.ts";
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { Networks } from "../platform/net.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Identities } from "../ports/identities.ts";
import type { Incident, IncidentStore } from "../ports/incidents.ts";
import type { Journal } from "../ports/journal.ts";
import type { Keeping } from "../ports/keeping.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import { toIdentities } from "./identities.ts";
import { IncidentBook } from "./incident-book.ts";
import { JournalWriter } from "./journal-writer.ts";
import { Listener } from "./listener.ts";
import { type Row, SentMemory } from "./rows.ts";
import { Standings } from "./standings.ts";
import { Watch } from "./watch.ts";

const SETTLE_EVERY: Milliseconds = toMilliseconds("30s");
const SNAPSHOT_EVERY: Milliseconds = toMilliseconds("10m");
const PAGE = 1_000;

export interface WatchDeps {
  readonly store: LedgerStore;
  readonly journal: Journal;
  readonly incidents: IncidentStore;
  readonly keeping: Keeping;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Hosts of ours that relay the mail of others. */
  readonly isRelay: Networks;
  /** Which hosts and domains are ours, for what others report. */
  readonly whose: Whose;
  readonly domains: readonly string[];
  /** Asked each time: everything is weighed and recorded, and nothing touched. */
  readonly isObserving: () => boolean;
  readonly wakeOutbox: () => void;
}

export interface OpenWatch {
  readonly watch: Watch;
  readonly identities: Identities;
  close(): Promise<void>;
}

export async function openWatch(deps: WatchDeps): Promise<OpenWatch> {
  const { store, incidents, events, clock, log, isRelay, whose, domains, isObserving } = deps;
  const keeper = new Keeper(store);
  const memory = new SentMemory();
  const { position, parts, lost } = await keeper.open();
  const broken = memory.fill(parts) ? lost : [...lost, "watch"];
  if (broken.length > 0) log.error({ lost: broken }, "parts of the outbound watch's memory could not be read; they are learned anew");
  const standings = new Standings(new IncidentBook(await openIncidents(incidents)), isObserving);
  const journal = await JournalWriter.open(deps.journal, position);
  const watch = new Watch({ keeper, memory, journal, standings, incidents, events, clock, log, isRelay, isObserving });
  await replay(deps, keeper, watch, position);
  for (const identity of await noticed(keeper)) {
    const stands = await watch.look(identity);
    if (stands !== null) standings.recall(identity, stands.standing.state);
  }
  const listener = new Listener(watch, { events, memory, isRelay, whose, domains, log });
  const regularly = async (): Promise<void> => {
    await watch.settle();
    await watch.snapshotWhenDue();
  };
  const timers = [every(SETTLE_EVERY, log, regularly), every(SNAPSHOT_EVERY, log, () => watch.snapshotWhenDue(true))];
  await watch.settle();
  const identities = toIdentities({ ...deps, watch, keeper, standings });
  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    await events.flush(); // what is noted by now is heard
    await listener.stop();
    try {
      await watch.snapshotWhenDue(true);
    } catch (fault) {
      log.error({ fault: messageOf(fault) }, "the ledger could not be saved; the journal has what it took");
    }
  };
  return { watch, identities, close };
}

/** What was taken after the snapshot is taken again, in the same order. */
async function replay({ journal, log }: WatchDeps, keeper: Keeper, watch: Watch, from: number): Promise<void> {
  for (let position = from; ; ) {
    const rows = await journal.after(position, PAGE);
    for (const { position: at, json } of rows) {
      const row = JSON.parse(json) as Row; // written by JournalWriter from a typed value
      if (row.kind === "observed") await keeper.prepare(row.event);
      watch.apply(row);
      position = at;
      if (keeper.wantsSnapshot) await watch.snapshot(position);
    }
    if (rows.length < PAGE) {
      if (position > from) log.info({ events: position - from }, "the outbound watch took up what came after its last snapshot");
      return;
    }
  }
}

async function openIncidents(store: IncidentStore): Promise<readonly Incident[]> {
  const all: Incident[] = [];
  for (let before: number | undefined; ; ) {
    const { rows, next } = await store.list({ show: "open", limit: 200, ...(before !== undefined && { before }) });
    all.push(...rows);
    if (next === null) return all;
    before = next;
  }
}

async function noticed(keeper: Keeper): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const some = await keeper.identities({ after: all.at(-1) ?? "", noticed: true, limit: PAGE });
    all.push(...some);
    if (some.length < PAGE) return all;
  }
}

function every(pause: Milliseconds, log: Log, work: () => Promise<void>): NodeJS.Timeout {
  return setInterval(() => {
    work().catch((fault: unknown) => log.error({ fault: messageOf(fault) }, "the outbound watch could not do its regular work"));
  }, pause).unref();
}
