/** The event log: appended in order, with the message list kept in step in the same transaction; old ones are deleted in slices. */
import type { PosternEvent } from "../../../events/event.ts";
import type { Instant } from "../../../platform/time.ts";
import type { EventRecord } from "../records.ts";
import type { Connection } from "./connection.ts";
import { isLive } from "./kept-rows.ts";
import { addMessage, forgetMessages, setOutcome } from "./messages.ts";

/** Events of one arrival: a message released and retried for days has some hundred. */
const EVENTS_OF_ONE = 2_000;
const LATEST = 1_000;

export function append(connection: Connection, records: readonly EventRecord[]): void {
  for (const record of records) {
    const { at, type, arrival, json, change } = record;
    const inserted = connection.get<{ seq: number }>(
      "INSERT INTO events (at, type, arrival, json) VALUES (?, ?, ?, ?) RETURNING seq",
      at,
      type,
      arrival,
      json,
    );
    if (change === null || arrival === null || inserted === null) continue;
    switch (change.kind) {
      case "row":
        addMessage(connection, { seq: inserted.seq, arrival, at, ...change });
        break;
      case "outcome":
        setOutcome(connection, arrival, change);
        break;
      case "unscannable":
        connection.run("INSERT INTO unscannable VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at", change.sha256, at);
        break;
    }
  }
}

export function of(connection: Connection, arrival: string): readonly PosternEvent[] {
  const rows = connection.all<{ json: string }>("SELECT json FROM events WHERE arrival = ? ORDER BY seq LIMIT ?", arrival, EVENTS_OF_ONE);
  return rows.map(({ json }) => toEvent(json));
}

export function latest(
  connection: Connection,
  query: { readonly types?: readonly string[]; readonly limit: number; readonly before?: number },
): readonly { readonly seq: number; readonly event: PosternEvent }[] {
  const limit = Math.min(Math.max(query.limit, 1), LATEST);
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  // one query a type, as SQLite would otherwise sort all events of the types
  const rows =
    query.types === undefined
      ? connection.all<EventRow>("SELECT seq, json FROM events WHERE seq < ? ORDER BY seq DESC LIMIT ?", before, limit)
      : query.types.flatMap((type) => connection.all<EventRow>(LATEST_OF_TYPE, type, before, limit));
  const newest = rows.toSorted((a, b) => b.seq - a.seq).slice(0, limit);
  return newest.map(({ seq, json }) => ({ seq, event: toEvent(json) }));
}

export function wasUnscannable(connection: Connection, sha256: string): boolean {
  return connection.get("SELECT 1 FROM unscannable WHERE sha256 = ?", sha256) !== null;
}

/** Deletes at most `limit` events and as many messages and ended kept entries; returns how many rows went. What is still kept stays told. */
export function forget(connection: Connection, before: Instant, limit: number): number {
  const old = `SELECT seq FROM events WHERE at < ? AND NOT ${isLive("events.arrival")} ORDER BY at LIMIT ?`;
  const events = connection.run(`DELETE FROM events WHERE seq IN (${old})`, before, limit);
  const messages = forgetMessages(connection, before, limit);
  const kept = connection.run(
    `DELETE FROM kept WHERE seq IN (SELECT seq FROM kept
       WHERE state IN ('released', 'deleted', 'expired') AND ended_at < ? ORDER BY ended_at LIMIT ?)`,
    before,
    limit,
  );
  connection.run("DELETE FROM unscannable WHERE at < ?", before);
  return events + messages + kept;
}

interface EventRow {
  readonly seq: number;
  readonly json: string;
}

const LATEST_OF_TYPE = "SELECT seq, json FROM events WHERE type = ? AND seq < ? ORDER BY seq DESC LIMIT ?";

function toEvent(json: string): PosternEvent {
  return JSON.parse(json) as PosternEvent; // written by `append` from a typed event; shapes carry their version
}
