/** Incidents of identities: one row each with everything in it, found by identity, moment and whether it is open. */
import type { Instant } from "../../../platform/time.ts";
import type { Incident, IncidentQuery } from "../../../ports/incidents.ts";
import type { Connection, Value } from "./connection.ts";

const PAGE = 500;
const FORGOTTEN_AT_ONCE = 100;

interface Row {
  readonly json: string;
}

export function save(connection: Connection, incident: Incident): void {
  connection.run(
    `INSERT INTO incidents (id, identity, opened_at, closed_at, json) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, json = excluded.json`,
    ...[incident.id, incident.identity, incident.openedAt, incident.closedAt, JSON.stringify(incident)],
  );
}

export function get(connection: Connection, id: string): Incident | null {
  const row = connection.get<Row>("SELECT json FROM incidents WHERE id = ?", id);
  return row === null ? null : toIncident(row);
}

export function list(
  connection: Connection,
  { show, identity, limit, before, endedSince }: IncidentQuery,
): { readonly rows: readonly Incident[]; readonly next: Instant | null } {
  const conditions = ["opened_at < ?"];
  const values: Value[] = [before ?? Number.MAX_SAFE_INTEGER];
  if (show !== "all") conditions.push(show === "open" ? "closed_at IS NULL" : "closed_at IS NOT NULL");
  if (identity !== undefined) {
    conditions.push("identity = ?");
    values.push(identity);
  }
  if (endedSince !== undefined) {
    conditions.push("(closed_at IS NULL OR closed_at >= ?)");
    values.push(endedSince);
  }
  const most = Math.min(Math.max(limit, 1), PAGE);
  const sql = `SELECT json FROM incidents WHERE ${conditions.join(" AND ")} ORDER BY opened_at DESC, id LIMIT ?`;
  const found = connection.all<Row>(sql, ...values, most + 1);
  const rows = found.slice(0, most).map(toIncident);
  return { rows, next: found.length > most ? (rows.at(-1)?.openedAt ?? null) : null };
}

export function forget(connection: Connection, before: Instant): number {
  const old = "SELECT id FROM incidents WHERE closed_at < ? ORDER BY closed_at LIMIT ?";
  return connection.run(`DELETE FROM incidents WHERE id IN (${old})`, before, FORGOTTEN_AT_ONCE);
}

function toIncident({ json }: Row): Incident {
  return JSON.parse(json) as Incident; // written by `save` from a typed value
}
