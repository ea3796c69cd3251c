/** Rows of the table of kept mail: written, read, and the words they are found by. What moves them between states is in kept.ts. */
import type { Client } from "../../../mail/arrival.ts";
import type { Envelope } from "../../../mail/envelope.ts";
import type { Kept, KeptState, NewKept } from "../../../ports/keeping.ts";
import type { Connection } from "./connection.ts";

export function add(connection: Connection, entries: readonly NewKept[], state: KeptState = "kept"): void {
  for (const entry of entries) {
    connection.run(
      `INSERT INTO kept (id, arrival, kind, at, until, direction, submitter, client, envelope, sha256, bytes, prepend, reason, class,
         author, subject, state, words, identity, of_standing)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      ...[entry.id, entry.arrival, entry.kind, entry.at, entry.until, entry.direction, entry.submitter, JSON.stringify(entry.client)],
      ...[JSON.stringify(entry.envelope), entry.sha256, entry.bytes, entry.prepend, entry.reason, entry.class, entry.from],
      ...[entry.subject, state, wordsOf(entry), entry.charge?.identity ?? null, entry.charge?.ofStanding === true ? 1 : 0],
    );
  }
}

export function get(connection: Connection, id: string): Kept | null {
  const row = connection.get<KeptRow>(`SELECT ${COLUMNS} FROM kept WHERE id = ?`, id);
  return row === null ? null : toKept(row);
}

/** SQL: something of the arrival of that column is still kept or waits to leave, so people may ask what it was. */
export function isLive(column: "events.arrival" | "messages.arrival"): string {
  return `(EXISTS (SELECT 1 FROM kept WHERE kept.arrival = ${column} AND kept.state IN ('kept', 'releasing', 'undeliverable'))
    OR EXISTS (SELECT 1 FROM outbox WHERE outbox.arrival = ${column}))`;
}

export const COLUMNS = `seq, id, arrival, kind, at, until, direction, submitter, client, envelope, sha256, bytes, prepend, reason, class,
  author AS "from", subject, state, ended_by AS endedBy, ended_at AS endedAt, last_reply AS lastReply, identity, of_standing AS ofStanding`;

export interface KeptRow extends Omit<Kept, "client" | "envelope" | "charge"> {
  readonly client: string;
  readonly envelope: string;
  readonly identity: string | null;
  readonly ofStanding: number;
}

export function toKept({ identity, ofStanding, ...row }: KeptRow): Kept {
  const charge = identity === null ? {} : { charge: { identity, ofStanding: ofStanding === 1 } };
  // both were written by `add` or `narrow` from typed values
  return { ...row, ...charge, client: JSON.parse(row.client) as Client, envelope: JSON.parse(row.envelope) as Envelope };
}

function wordsOf({ id, arrival, from, subject, reason, submitter, envelope, client }: NewKept): string {
  const recipients = envelope.rcptTo.slice(0, 100).map(({ address }) => address);
  const words = [subject, from, envelope.mailFrom, ...recipients, submitter, client.address, reason, arrival, id];
  return fold(words.filter((word) => word !== null).join("\n")).slice(0, 8_000);
}

/** Lower case without accents, so that "Muller" finds "Müller". */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
