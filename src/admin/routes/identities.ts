/** Identities that send mail and their incidents: how they stand and why, and what a person may decide about them. */
import { wasDealtWith } from "../../incidents/dealt-with.ts";
import { incidentInWords, lineInWords, standingInWords, turnInWords } from "../../incidents/words.ts";
import type { Identities, IdentityRow as KnownIdentity } from "../../ports/identities.ts";
import type { Incident, LedgerLine as KnownLine } from "../../ports/incidents.ts";
import type { Api } from "../api.ts";
import {
  type IdentityDetail,
  type IdentityRow,
  type IncidentDetail,
  type IncidentRow,
  identityAct,
  identityActed,
  identityDetail,
  identityKind,
  identityPage,
  identityParams,
  identityQuery,
  incidentAnswer,
  incidentDetail,
  incidentPage,
  incidentParams,
  incidentQuery,
  type LedgerLine,
} from "../contract-outbound.ts";
import { viewerOf } from "../house.ts";
import type { AdminDeps } from "../options.ts";
import { ProblemError } from "../problems.ts";
import { toKeptRow } from "./quarantine.ts";

const tags = ["outbound"];
/** Shown with one identity; the lists have the rest. */
const INCIDENTS_SHOWN = 20;
const HELD_SHOWN = 200;

export function identityRoutes(api: Api, deps: AdminDeps): void {
  api.get(
    "/identities",
    {
      schema: {
        tags,
        summary: "Identities that send mail, strictest state first",
        querystring: identityQuery,
        response: { 200: identityPage },
      },
    },
    async ({ query: { state, text, after, limit } }) => {
      const identities = identitiesOf(deps);
      const asked = { state, limit, ...(text !== undefined && text.trim() !== "" && { text }), ...(after !== undefined && { after }) };
      const { rows, next } = await identities.list(asked);
      return {
        mode: identities.mode(),
        rows: rows.map(toRow),
        next,
        counts: { ...identities.counts() },
        thresholds: { ...identities.thresholds() },
      };
    },
  );
  api.get(
    "/identity",
    { schema: { tags, summary: "One identity with its ledger", querystring: identityParams, response: { 200: identityDetail } } },
    async ({ query: { identity } }) => toDetail(deps, identity),
  );
  api.post(
    "/identity/act",
    {
      schema: {
        tags,
        summary: "Release, hold, throttle, suspend or lock, or undo that",
        body: identityAct,
        response: { 200: identityActed },
      },
    },
    async (request) => {
      const { identity, act, until, note } = request.body;
      if (until !== null && until <= deps.clock.now()) throw new ProblemError(400, "identities/until", "The end lies in the past.");
      const by = viewerOf(request).account;
      const result = await identitiesOf(deps).act({ identity, act, by, until, note: note === "" ? null : note });
      if (result.kind === "nothing-to-undo") {
        throw new ProblemError(409, "identities/nothing-to-undo", "Nobody has decided anything about this identity that could be undone.");
      }
      return { row: toRow(result.row), released: result.released };
    },
  );
  incidentRoutes(api, deps);
}

function incidentRoutes(api: Api, deps: AdminDeps): void {
  api.get(
    "/incidents",
    { schema: { tags, summary: "Incidents, newest first", querystring: incidentQuery, response: { 200: incidentPage } } },
    async ({ query: { show, identity, before, limit } }) => {
      const asked = { show, limit, ...(identity !== undefined && { identity }), ...(before !== undefined && { before }) };
      const { rows, next } = await deps.incidents.list(asked);
      return { rows: rows.map(toIncidentRow), next };
    },
  );
  api.get(
    "/incidents/:id",
    { schema: { tags, summary: "One incident with its story", params: incidentParams, response: { 200: incidentDetail } } },
    async ({ params: { id } }) => {
      const incident = await deps.incidents.get(id);
      if (incident === null) throw unknownIncident();
      return toIncidentDetail(incident);
    },
  );
  api.post(
    "/incidents/:id/answer",
    {
      schema: {
        tags,
        summary: "Say that an incident that ended by itself was looked at, or take that back",
        params: incidentParams,
        body: incidentAnswer,
        response: { 200: incidentDetail },
      },
    },
    async (request) => {
      const { answered, note } = request.body;
      const by = viewerOf(request).account;
      const asked = { incident: request.params.id, by, note: note === "" ? null : note, answered };
      const result = await identitiesOf(deps).answer(asked);
      if (result.kind === "unknown") throw unknownIncident();
      if (result.kind === "open") {
        throw new ProblemError(409, "incidents/open", "The incident is open: release or restrict the identity, that answers it.");
      }
      return toIncidentDetail(result.incident);
    },
  );
}

function unknownIncident(): ProblemError {
  return new ProblemError(404, "incidents/unknown", "No incident with this number is recorded (any more).");
}

function identitiesOf({ identities }: AdminDeps): Identities {
  if (identities === null) throw new ProblemError(409, "identities/off", "The outbound watch is off (outbound.watch in the settings).");
  return identities;
}

async function toDetail(deps: AdminDeps, identity: string): Promise<IdentityDetail> {
  const identities = identitiesOf(deps);
  const known = await identities.get(identity);
  if (known === null) throw new ProblemError(404, "identities/unknown", "Nothing was seen of this identity.");
  const [incidents, held] = await Promise.all([
    deps.incidents.list({ show: "all", identity, limit: INCIDENTS_SHOWN }),
    deps.keeping.list({ identity, states: ["kept", "releasing"], limit: HELD_SHOWN }),
  ]);
  const { ledger, evidenceOverTime, firstSeen, recipients, isMachine, trustedUntil, lastAct } = known;
  return {
    ...toRow(known),
    words: [...standingInWords(known)],
    ledger: ledger.map(toLine),
    evidenceOverTime: evidenceOverTime.map(([at, value]) => [at, value]),
    thresholds: { ...identities.thresholds() },
    firstSeen,
    recipients,
    isMachine,
    trustedUntil,
    lastAct: lastAct === null ? null : { ...lastAct },
    incidents: incidents.rows.map(toIncidentRow),
    held: held.rows.map(toKeptRow),
  };
}

function toRow(known: KnownIdentity): IdentityRow {
  const { identity, state, since, until, by, note, evidence, incident, lastSeen, messages } = known;
  return {
    identity,
    ...named(identity),
    state,
    since: since === 0 ? null : since,
    until,
    by,
    note,
    evidence,
    incident,
    lastSeen,
    messages,
  };
}

function named(identity: string): { readonly kind: IdentityRow["kind"]; readonly name: string } {
  const at = identity.indexOf(":");
  const kind = identityKind.safeParse(identity.slice(0, at));
  return { kind: kind.success ? kind.data : "unknown", name: identity.slice(at + 1) };
}

function toLine(line: KnownLine): LedgerLine {
  return { ...line, messages: [...line.messages], sentence: lineInWords(line) };
}

function toIncidentRow(incident: Incident): IncidentRow {
  const { id, identity, openedAt, closedAt, state, worst, observed, counts, recipientsReached, answered = null } = incident;
  return {
    ...{ id, identity, ...named(identity), openedAt, closedAt, state, worst, observed, counts: { ...counts }, recipientsReached },
    answered: answered === null ? null : { ...answered },
    asks: closedAt !== null && !wasDealtWith(incident),
  };
}

function toIncidentDetail(incident: Incident): IncidentDetail {
  return {
    ...toIncidentRow(incident),
    words: [...incidentInWords(incident)],
    timeline: incident.turns.map(({ at, from, to, by, evidence }, i) => ({
      at,
      from,
      to,
      by,
      evidence,
      text: turnInWords(incident.turns[i]!),
    })),
    ledger: incident.ledger.map(toLine),
    messages: incident.messages.map((message) => ({ ...message })),
    evidenceOverTime: incident.evidence.map(([at, value]) => [at, value]),
  };
}
