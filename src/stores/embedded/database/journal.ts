/** The journal of the outbound watch (ports/journal.ts): a queue of rows by position, deleted from the front in slices. */
import type { JournalRow } from "../../../ports/journal.ts";
import type { Connection } from "./connection.ts";

const PAGE = 5_000;
/** Rows that one call deletes: some 10 ms, so that commits come between. */
const FORGOTTEN_AT_ONCE = 5_000;

export function append(connection: Connection, rows: readonly JournalRow[]): void {
  for (const { position, at, json } of rows) {
    connection.run("INSERT INTO journal (position, at, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", position, at, json);
  }
}

export function after(connection: Connection, position: number, limit: number): readonly JournalRow[] {
  const sql = "SELECT position, at, json FROM journal WHERE position > ? ORDER BY position LIMIT ?";
  return connection.all<JournalRow>(sql, position, Math.min(Math.max(limit, 1), PAGE));
}

export function last(connection: Connection): number {
  return connection.get<{ last: number | null }>("SELECT max(position) AS last FROM journal")?.last ?? 0;
}

export function forget(connection: Connection, position: number): number {
  const old = "SELECT position FROM journal WHERE position <= ? ORDER BY position LIMIT ?";
  return connection.run(`DELETE FROM journal WHERE position IN (${old})`, position, FORGOTTEN_AT_ONCE);
}
