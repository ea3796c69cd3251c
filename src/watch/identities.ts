/** How the identities stand, for people who look and decide (ports/identities.ts): over the watch, one question after another. */
import type { Keeper } from "../detectors/outbound/keeper.ts";
import type { Profile } from "../detectors/outbound/profile.ts";
import { STATES, type State } from "../detectors/outbound/standing.ts";
import type { Identity } from "../observed/identity.ts";
import type { Word } from "../observed/observed.ts";
import type { Instant } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type {
  ActRequest,
  ActResult,
  AnswerRequest,
  AnswerResult,
  Identities,
  IdentityDetail,
  IdentityQuery,
  IdentityRow,
  WatchMode,
} from "../ports/identities.ts";
import type { Incident, IncidentStore } from "../ports/incidents.ts";
import type { Keeping } from "../ports/keeping.ts";
import { type Standings, toLine } from "./standings.ts";
import type { Watch } from "./watch.ts";

export interface IdentitiesDeps {
  readonly watch: Watch;
  readonly keeper: Keeper;
  readonly standings: Standings;
  readonly keeping: Keeping;
  readonly incidents: IncidentStore;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly wakeOutbox: () => void;
  readonly isObserving: () => boolean;
}

/** Names that one page is looked for among, when few of them stand as asked. */
const LOOKED_AT = 2_000;
const RELEASED_AT_ONCE = 200;

export function toIdentities(deps: IdentitiesDeps): Identities {
  const { watch, keeper, standings } = deps;
  return {
    mode: (): WatchMode => (deps.isObserving() ? "observing" : "on"),
    thresholds: () => keeper.ledger.thresholds,
    counts: () => standings.counts(),
    list: (query) => (query.state === "all" || query.state === "normal" ? listAll(deps, query) : listNoticed(deps, query)),
    get: (identity) => watch.turns.take(() => detailOf(deps, identity)),
    act: (request) => act(deps, request),
    answer: (request) => watch.turns.take(() => answer(deps, request)),
  };
}

/** Strictest first: they are few, and all of them are in memory by name. */
async function listNoticed(deps: IdentitiesDeps, { state, text = "", after = "", limit }: IdentityQuery): ReturnType<Identities["list"]> {
  const found = [...deps.standings.noticed()]
    .filter(([identity, stands]) => (state === "noticed" || stands === state) && identity.includes(text.trim()))
    .map(([identity, stands]) => ({ identity, cursor: `${STATES.length - STATES.indexOf(stands)}${identity}` }))
    .sort((one, other) => (one.cursor < other.cursor ? -1 : 1))
    .filter(({ cursor }) => cursor > after);
  const page = found.slice(0, limit);
  const rows = await rowsOf(
    deps,
    page.map(({ identity }) => identity),
  );
  return { rows, next: found.length > limit ? page.at(-1)!.cursor : null };
}

async function listAll(deps: IdentitiesDeps, { state, text = "", after = "", limit }: IdentityQuery): ReturnType<Identities["list"]> {
  const rows: IdentityRow[] = [];
  let last = after;
  for (let looked = 0; looked < LOOKED_AT && rows.length < limit; ) {
    const asked = limit - rows.length;
    const names = await deps.keeper.identities({ after: last, text: text.trim(), noticed: false, limit: asked });
    rows.push(...(await rowsOf(deps, names)).filter((row) => state === "all" || row.state === state));
    if (names.length < asked) return { rows, next: null };
    looked += names.length;
    last = names.at(-1)!;
  }
  return { rows, next: last };
}

async function rowsOf({ watch, ...deps }: IdentitiesDeps, identities: readonly Identity[]): Promise<readonly IdentityRow[]> {
  const rows: IdentityRow[] = [];
  for (const identity of identities) {
    const row = await watch.turns.take(async () => {
      const profile = await deps.keeper.find(identity);
      const stands = profile === null ? null : await watch.look(identity);
      return profile === null || stands === null ? null : toRow(deps, profile, stands);
    });
    if (row !== null) rows.push(row);
  }
  return rows;
}

function toRow(
  { standings }: Pick<IdentitiesDeps, "standings">,
  profile: Profile,
  { standing, evidence }: NonNullable<Awaited<ReturnType<Watch["look"]>>>,
): IdentityRow {
  const { identity, last, messages } = profile;
  const incident = standings.book.of(identity)?.id ?? null;
  const { state, since, until, by, note } = standing;
  return { identity, state, since, until, by, note, evidence, incident, lastSeen: last === 0 ? null : last, messages };
}

async function detailOf(deps: IdentitiesDeps, identity: Identity): Promise<IdentityDetail | null> {
  const { keeper, watch, standings } = deps;
  const profile = await keeper.find(identity);
  const stands = await watch.look(identity);
  if (profile === null || stands === null) return null;
  const { first, recipients, isMachine, trustedUntil, lastAct } = profile;
  const incident = standings.book.of(identity);
  return {
    ...toRow(deps, profile, stands),
    ledger: profile.rows.map(toLine),
    evidenceOverTime: incident?.evidence ?? overTime(profile, stands.at),
    firstSeen: first === 0 ? null : first,
    recipients,
    isMachine,
    trustedUntil: trustedUntil > stands.at ? trustedUntil : null,
    // `watch` is no act that a person is offered
    lastAct: lastAct === null || lastAct.what === "watch" ? null : { what: lastAct.what, by: lastAct.by, at: lastAct.at },
  };
}

/** Without an incident nothing was recorded over time; the rows that are left tell about it. */
function overTime(profile: Profile, now: Instant): readonly (readonly [Instant, number])[] {
  let sum = 0;
  const points = profile.rows.map(({ at, llr }) => {
    sum += llr;
    return [at, sum] as const;
  });
  return [...points, [now, profile.evidence(now)]];
}

/** Recorded with who did it before it has an effect; then what was kept because of how it stood leaves. */
async function act(deps: IdentitiesDeps, request: ActRequest): Promise<ActResult> {
  const { watch, keeper, clock } = deps;
  const { identity, act: what, by, until, note } = request;
  const row = await watch.turns.take(async () => {
    if (what === "undo" && ((await keeper.find(identity))?.lastAct ?? null) === null) return null;
    const word: Word = { kind: "word", at: clock.now(), identity, what, by, until, note };
    await watch.takeAll([{ kind: "observed", event: word }], true);
    return detailOf(deps, identity);
  });
  if (row === null) return { kind: "nothing-to-undo" };
  return { kind: "done", row, released: mayLeave(row.state) ? await release(deps, identity, by) : 0 };
}

/** In a turn: nothing else writes to the incident meanwhile. */
async function answer({ incidents, events, clock }: IdentitiesDeps, request: AnswerRequest): Promise<AnswerResult> {
  const { incident: id, by, note, answered } = request;
  const incident = await incidents.get(id);
  if (incident === null) return { kind: "unknown" };
  if (incident.closedAt === null) return { kind: "open" };
  const at = clock.now();
  const changed: Incident = { ...incident, answered: answered ? { at, by, note } : null };
  await Promise.all([
    events.append({ type: "incident.answered", version: 1, at, incident: id, identity: incident.identity, answered, by, note }),
    incidents.save(changed),
  ]);
  return { kind: "done", incident: changed };
}

function mayLeave(state: State): boolean {
  return state === "normal" || state === "watch";
}

async function release({ keeping, events, clock, wakeOutbox }: IdentitiesDeps, identity: Identity, by: string): Promise<number> {
  for (let released = 0; ; ) {
    const at = clock.now();
    const some = await keeping.releaseOf(identity, by, at, RELEASED_AT_ONCE);
    released += some.length;
    if (some.length > 0) wakeOutbox();
    await events.append(
      ...some.map(({ id, arrival }) => ({ type: "kept.ended", version: 1, at, arrival, kept: id, how: "released", by }) as const),
    );
    if (some.length < RELEASED_AT_ONCE) return released;
  }
}
