/** What the ledger's thread can do, by name: DATA/outbound/ledger.db has one row a profile (1 to 8 KB) and the parts of the last snapshot. */
import type { Snapshot, StoredProfile } from "../../../ports/ledger-store.ts";
import type { Connection } from "../database/connection.ts";

export const TABLES = `
CREATE TABLE IF NOT EXISTS profiles (identity TEXT PRIMARY KEY, bytes BLOB NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS profiles_noticed ON profiles (identity) WHERE state <> 'normal';
CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL) STRICT;
`;
const PAGE = 1_000;

function load(connection: Connection, identity: string): Uint8Array | null {
  return connection.get<{ bytes: Uint8Array }>("SELECT bytes FROM profiles WHERE identity = ?", identity)?.bytes ?? null;
}

function latest(connection: Connection): Snapshot {
  const position = connection.get<{ position: number }>("SELECT position FROM position")?.position ?? 0;
  const parts = connection.all<{ name: string; bytes: Uint8Array }>("SELECT name, bytes FROM parts");
  return { position, parts: parts.map(({ name, bytes }) => [name, bytes] as const) };
}

/**
 * Many profiles in pieces of memory of one size: ten thousand small ones would cost ten times as much on their way to the thread, and of large
 * ones, each of another length, the C library keeps what they leave.
 */
export interface Packed {
  /** Of each profile; those of one piece lie in it one after another. */
  readonly names: readonly (readonly [identity: string, state: string, length: number])[];
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}

const PIECE = 262_144;

export async function toPacked(profiles: Iterable<StoredProfile> | AsyncIterable<StoredProfile>): Promise<Packed> {
  const names: (readonly [identity: string, state: string, length: number])[] = [];
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let room = 0;
  for await (const { identity, state, bytes } of profiles) {
    if (pieces.length === 0 || room < bytes.length) {
      room = Math.max(PIECE, bytes.length);
      pieces.push(new Uint8Array(room));
    }
    const piece = pieces.at(-1)!; // pushed above
    piece.set(bytes, piece.length - room);
    room -= bytes.length;
    names.push([identity, state, bytes.length]);
  }
  return { names, pieces };
}

function save(connection: Connection, { position, parts }: Snapshot, { names, pieces }: Packed): void {
  let piece = 0;
  let at = 0;
  for (const [identity, state, length] of names) {
    if (at + length > (pieces[piece]?.length ?? 0)) {
      piece++;
      at = 0;
    }
    const sql = "INSERT INTO profiles VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes, state = excluded.state";
    connection.run(sql, identity, pieces[piece]?.subarray(at, at + length) ?? new Uint8Array(0), state);
    at += length;
  }
  // all of them are new: of what has shrunk there are fewer than before
  connection.run("DELETE FROM parts");
  for (const [name, bytes] of parts) connection.run("INSERT INTO parts VALUES (?, ?)", name, bytes);
  connection.run("INSERT INTO position VALUES (1, ?) ON CONFLICT DO UPDATE SET position = excluded.position", position);
}

function identities(
  connection: Connection,
  {
    after,
    text = "",
    noticed,
    limit,
  }: { readonly after: string; readonly text?: string; readonly noticed: boolean; readonly limit: number },
): readonly string[] {
  const sql = `SELECT identity FROM profiles WHERE identity > ? AND (? = '' OR instr(identity, ?) > 0)
    ${noticed ? "AND state <> 'normal'" : ""} ORDER BY identity LIMIT ?`;
  return connection.all<{ identity: string }>(sql, after, text, text, Math.min(Math.max(limit, 1), PAGE)).map(({ identity }) => identity);
}

export const operations = { load, latest, save, identities };
export type LedgerOperations = typeof operations;
