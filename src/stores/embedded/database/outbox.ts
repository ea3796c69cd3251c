/** What was kept and must still leave. Each change also moves the kept entry that it releases, in the same transaction. */
import type { MessageIntended } from "../../../events/event.ts";
import type { Envelope } from "../../../mail/envelope.ts";
import { newReceipt } from "../../../mail/receipt.ts";
import type { Instant, Milliseconds } from "../../../platform/time.ts";
import type { NewKept } from "../../../ports/keeping.ts";
import type { OutboxEntry } from "../../../ports/outbox.ts";
import type { Connection } from "./connection.ts";
import { add as addKept } from "./kept-rows.ts";

const DUE = 1_000;

export function add(connection: Connection, entries: readonly OutboxEntry[]): void {
  for (const { id, arrival, kept, at, direction, envelope, sha256, prepend, subjectPrefix, attempts, nextAttempt } of entries) {
    connection.run(
      `INSERT INTO outbox (id, arrival, kept, at, direction, envelope, sha256, prepend, attempts, next_attempt, subject_prefix)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      ...[id, arrival, kept, at, direction, JSON.stringify(envelope), sha256, prepend, attempts, nextAttempt, subjectPrefix ?? ""],
    );
  }
}

export function due(connection: Connection, now: Instant, limit: number): readonly OutboxEntry[] {
  const sql = `SELECT ${COLUMNS} FROM outbox WHERE next_attempt <= ? ORDER BY next_attempt, id LIMIT ?`;
  return connection.all<OutboxRow>(sql, now, Math.min(Math.max(limit, 1), DUE)).map(toEntry);
}

export function nextDue(connection: Connection): Instant | null {
  return connection.get<{ next: Instant | null }>("SELECT min(next_attempt) AS next FROM outbox")?.next ?? null;
}

export function waiting(connection: Connection): number {
  return connection.get<{ total: number }>("SELECT count(*) AS total FROM outbox")?.total ?? 0;
}

export function delivered(connection: Connection, id: string, reply: string, _at: Instant): void {
  const entry = find(connection, id);
  if (entry === null) return;
  connection.run("DELETE FROM outbox WHERE id = ?", id);
  connection.run("UPDATE kept SET state = 'released', last_reply = ? WHERE id = ? AND state = 'releasing'", reply, entry.kept);
}

export function retry(connection: Connection, id: string, reply: string, nextAttempt: Instant): void {
  const entry = find(connection, id);
  if (entry === null) return;
  connection.run("UPDATE outbox SET attempts = attempts + 1, next_attempt = ?, last_reply = ? WHERE id = ?", nextAttempt, reply, id);
  connection.run("UPDATE kept SET last_reply = ? WHERE id = ?", reply, entry.kept);
}

export function narrow(connection: Connection, id: string, remaining: Envelope, reply: string): void {
  const entry = find(connection, id);
  if (entry === null) return;
  const envelope = JSON.stringify(remaining);
  connection.run("UPDATE outbox SET envelope = ?, last_reply = ? WHERE id = ?", envelope, reply, id);
  connection.run("UPDATE kept SET envelope = ?, last_reply = ? WHERE id = ?", envelope, reply, entry.kept);
}

/** `staysFor`: how long the kept entry stays before it expires. */
export function undeliverable(connection: Connection, id: string, reply: string, at: Instant, staysFor: Milliseconds): void {
  const entry = find(connection, id);
  if (entry === null) return;
  connection.run("DELETE FROM outbox WHERE id = ?", id);
  const until = at + staysFor;
  const marked = connection.run(
    `UPDATE kept SET state = 'undeliverable', last_reply = ?, until = max(until, ?), ended_by = NULL, ended_at = NULL
       WHERE id = ? AND state = 'releasing'`,
    ...[reply, until, entry.kept],
  );
  if (marked > 0) return;
  const kept = toKept(connection, entry, at, until);
  addKept(connection, [kept], "undeliverable");
  connection.run("UPDATE kept SET last_reply = ? WHERE id = ?", reply, kept.id);
}

export function withhold(connection: Connection, id: string, identity: string, at: Instant, until: Instant): void {
  const entry = find(connection, id);
  if (entry === null) return;
  connection.run("DELETE FROM outbox WHERE id = ?", id);
  const back = connection.run(
    `UPDATE kept SET state = 'kept', kind = 'quarantine', until = ?, identity = ?, of_standing = 1, ended_by = NULL, ended_at = NULL
       WHERE id = ? AND state = 'releasing'`,
    ...[until, identity, entry.kept],
  );
  const why = { reason: "its sender may not send to other domains", charge: { identity, ofStanding: true } };
  if (back === 0) addKept(connection, [{ ...toKept(connection, entry, at, until), ...why }]);
}

const COLUMNS = `id, arrival, kept, at, direction, envelope, sha256, prepend, attempts, next_attempt AS nextAttempt,
  subject_prefix AS subjectPrefix`;

type OutboxRow = Omit<OutboxEntry, "envelope"> & { readonly envelope: string; readonly subjectPrefix: string };

function find(connection: Connection, id: string): OutboxEntry | null {
  const row = connection.get<OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE id = ?`, id);
  return row === null ? null : toEntry(row);
}

function toEntry(row: OutboxRow): OutboxEntry {
  const { subjectPrefix, ...rest } = row;
  const envelope = JSON.parse(row.envelope) as Envelope; // written by `add` or `narrow` from a typed value
  return subjectPrefix === "" ? { ...rest, envelope } : { ...rest, subjectPrefix, envelope };
}

/** A kept entry for what never was one; who brought it and what it is come from the log, when it is still there. */
function toKept(connection: Connection, entry: OutboxEntry, at: Instant, until: Instant): NewKept {
  const logged = connection.get<{ json: string }>(
    "SELECT json FROM events WHERE arrival = ? AND type = 'message.intended' ORDER BY seq DESC LIMIT 1",
    entry.arrival,
  );
  const intended = logged === null ? null : (JSON.parse(logged.json) as MessageIntended); // written from a typed event
  const [author] = intended?.summary.from ?? [];
  const { arrival, direction, envelope, sha256, prepend } = entry;
  return {
    ...{ id: newReceipt(at), arrival, kind: "quarantine", at, until, direction, envelope, sha256, prepend },
    submitter: intended?.submitter ?? null,
    client: intended?.client ?? { address: null, port: null, helo: null, protocol: "SMTP", tls: null, ours: false },
    bytes: intended?.summary.bytes ?? 0,
    reason: "The next hop refused it for good",
    class: (intended?.class ?? "clean") as NewKept["class"], // the pipeline wrote it from a Verdict
    from: author?.address ?? envelope.mailFrom ?? "",
    subject: intended?.summary.subject ?? "",
  };
}
