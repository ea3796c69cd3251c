/**
 * The message list: one row a message, newest first, by filters and words. Rows are ordered by `seq` (the order of the log), which
 * follows arrival times closely but not exactly; that is why periods narrow `seq` with some slack and then compare the time itself.
 */
import { type Instant, type Milliseconds, toMilliseconds } from "../../../platform/time.ts";
import type { MessageCount, MessagePage, MessageQuery, MessageRow, Outgoing } from "../../../ports/event-log.ts";
import { type Change, LISTED_RECIPIENTS } from "../records.ts";
import type { Connection, Value } from "./connection.ts";
import { isLive } from "./kept-rows.ts";
import { arrivalsLike, identifiersLike, toMatch } from "./search.ts";

const PAGE = 500;
/** No message takes longer from its arrival to its row. */
const SLACK: Milliseconds = toMilliseconds("1h");

type NewMessage = Extract<Change, { kind: "row" }> & { readonly seq: number; readonly arrival: string; readonly at: Instant };

export function addMessage(connection: Connection, { seq, arrival, at, row, identifiers }: NewMessage): void {
  // an arrival that is written twice (its first append was thought to have failed) keeps its first row
  const added = connection.run(
    `INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'intended') ON CONFLICT DO NOTHING`,
    ...[seq, arrival, at, row.direction, row.mailFrom, row.submitter, row.clientAddress, row.from, row.fromName],
    ...[JSON.stringify(row.recipients), row.subject, row.bytes, row.class, row.probability, row.action],
  );
  if (added > 0) identify(connection, seq, identifiers);
}

export function setOutcome(connection: Connection, arrival: string, change: Extract<Change, { kind: "outcome" }>): void {
  const row = connection.get<{ seq: number }>("SELECT seq FROM messages WHERE arrival = ?", arrival);
  if (row === null) return;
  connection.run("UPDATE messages SET outcome = ? WHERE seq = ?", change.outcome, row.seq);
  identify(connection, row.seq, change.identifiers);
}

export function list(connection: Connection, query: MessageQuery): MessagePage {
  const limit = Math.min(Math.max(query.limit, 1), PAGE);
  const text = query.text?.trim() ?? "";
  const filter = filterOf(connection, query);
  const found = text === "" ? plain(connection, filter, limit + 1) : byText(connection, text, query, filter, limit + 1);
  const rows = found.slice(0, limit).map(toRow);
  return { rows, next: found.length > limit ? (rows.at(-1)?.seq ?? null) : null };
}

export function counts(connection: Connection, period: { readonly since: Instant; readonly until: Instant }): readonly MessageCount[] {
  return connection.all<MessageCount>(
    `SELECT direction, class, action, count(*) AS messages, min(at) AS first, max(at) AS last FROM messages
       WHERE at >= ? AND at < ? GROUP BY direction, class, action`,
    period.since,
    period.until,
  );
}

export function outgoing(connection: Connection, period: { readonly since: Instant; readonly until: Instant }): Outgoing {
  const row = connection.get<{ recipients: number; cut: number }>(
    `SELECT coalesce(sum(listed), 0) AS recipients, coalesce(sum(listed >= ?), 0) AS cut FROM (
       SELECT json_array_length(recipients) AS listed FROM messages
         WHERE at >= ? AND at < ? AND direction = 'outbound' AND outcome = 'taken' AND action IN ('accept', 'tag', 'hold'))`,
    LISTED_RECIPIENTS,
    period.since,
    period.until,
  );
  return { recipients: row?.recipients ?? 0, isAll: (row?.cut ?? 0) === 0 };
}

/** Deletes at most `limit` messages and everything that finds them. */
export function forgetMessages(connection: Connection, before: Instant, limit: number): number {
  const indexed = connection.get<{ seq: number }>("SELECT seq FROM indexed")?.seq ?? 0;
  const sql = `SELECT seq FROM messages WHERE at < ? AND NOT ${isLive("messages.arrival")} ORDER BY at LIMIT ?`;
  const old = connection.all<{ seq: number }>(sql, before, limit);
  for (const { seq } of old) {
    if (seq <= indexed) connection.run("DELETE FROM words WHERE rowid = ?", seq);
    connection.run("DELETE FROM identifiers WHERE seq = ?", seq);
    connection.run("DELETE FROM messages WHERE seq = ?", seq);
  }
  return old.length;
}

interface Filter {
  readonly conditions: readonly string[];
  readonly values: readonly Value[];
}

/** Conditions on `m`. A leading + keeps SQLite from choosing an index that would make it sort. */
function filterOf(connection: Connection, query: MessageQuery): Filter {
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  // one bound, as SQLite would walk from the first of two
  const last = query.until === undefined ? before : Math.min(before, firstSince(connection, query.until + SLACK));
  const conditions = ["m.seq < ?"];
  const values: Value[] = [last];
  const add = (condition: string, value: Value | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add("m.direction = ?", query.direction);
  add("m.class = ?", query.class);
  add("m.action = ?", query.action);
  if (query.since !== undefined) add("m.seq >= ?", firstSince(connection, query.since - SLACK));
  add("+m.at >= ?", query.since);
  add("+m.at < ?", query.until);
  return { conditions, values };
}

function firstSince(connection: Connection, since: Instant): number {
  const row = connection.get<{ seq: number }>("SELECT seq FROM messages WHERE at >= ? ORDER BY at LIMIT 1", since);
  return row?.seq ?? Number.MAX_SAFE_INTEGER;
}

const COLUMNS = `m.seq, m.arrival, m.at, m.direction, m.mail_from AS mailFrom, m.submitter, m.client_address AS clientAddress,
  m.author AS "from", m.author_name AS fromName, m.recipients, m.subject, m.bytes, m.class, m.probability, m.action, m.outcome`;

type Stored = Omit<MessageRow, "recipients"> & { readonly recipients: string };

function plain(connection: Connection, { conditions, values }: Filter, limit: number): readonly Stored[] {
  const sql = `SELECT ${COLUMNS} FROM messages AS m WHERE ${conditions.join(" AND ")} ORDER BY m.seq DESC LIMIT ?`;
  return connection.all<Stored>(sql, ...values, limit);
}

/** By words; one that may be a receipt, Message-ID or queue id is looked up as such too. */
function byText(connection: Connection, text: string, query: MessageQuery, filter: Filter, limit: number): readonly Stored[] {
  const match = toMatch(text, query);
  const found = [...byNumbers(connection, [...arrivalsLike(connection, text), ...identifiersLike(connection, text)], filter)];
  if (match !== null) {
    // the words' rowid is the message's seq, in that order already: SQLite stops as soon as the page is full
    const conditions = filter.conditions.map((each) => (each.startsWith("m.seq") ? each.replace("m.seq", "words.rowid") : each));
    const sql = `SELECT ${COLUMNS} FROM words CROSS JOIN messages AS m ON m.seq = words.rowid
      WHERE words MATCH ? AND ${conditions.join(" AND ")} ORDER BY words.rowid DESC LIMIT ?`;
    found.push(...connection.all<Stored>(sql, match, ...filter.values, limit));
  }
  const once = new Map(found.map((row) => [row.seq, row]));
  return [...once.values()].toSorted((a, b) => b.seq - a.seq).slice(0, limit);
}

function byNumbers(connection: Connection, numbers: readonly number[], { conditions, values }: Filter): readonly Stored[] {
  if (numbers.length === 0) return [];
  const sql = `SELECT ${COLUMNS} FROM json_each(?) AS n CROSS JOIN messages AS m ON m.seq = n.value WHERE ${conditions.join(" AND ")}`;
  return connection.all<Stored>(sql, JSON.stringify(numbers), ...values);
}

function identify(connection: Connection, seq: number, identifiers: readonly string[]): void {
  for (const word of identifiers) connection.run("INSERT OR IGNORE INTO identifiers VALUES (?, ?)", word, seq);
}

function toRow(stored: Stored): MessageRow {
  return { ...stored, recipients: JSON.parse(stored.recipients) as readonly string[] }; // written by addMessage
}
