/** Which raw messages are remembered, so that the oldest can be found without reading folders. The files are the truth, this is a list. */
import type { Direction } from "../../../mail/arrival.ts";
import type { Instant } from "../../../platform/time.ts";
import type { Connection } from "./connection.ts";

export interface RememberedFile {
  readonly sha256: string;
  readonly at: Instant;
  readonly direction: Direction;
  readonly bytes: number;
}

export type Victim = Pick<RememberedFile, "sha256" | "bytes">;

export function add(connection: Connection, files: readonly RememberedFile[]): void {
  for (const { sha256, at, direction, bytes } of files) {
    const sql = "INSERT INTO remembered VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = max(at, excluded.at), bytes = excluded.bytes";
    connection.run(sql, sha256, at, direction, bytes);
  }
}

export function remove(connection: Connection, digests: readonly string[]): void {
  for (const sha256 of digests) connection.run("DELETE FROM remembered WHERE sha256 = ?", sha256);
}

export function total(connection: Connection): number {
  return connection.get<{ bytes: number | null }>("SELECT sum(bytes) AS bytes FROM remembered")?.bytes ?? 0;
}

/** Files past their age. Internal mail counts as outbound. */
export function past(
  connection: Connection,
  before: { readonly inbound: Instant; readonly outbound: Instant },
  limit: number,
): readonly Victim[] {
  return connection.all<Victim>(
    `SELECT sha256, bytes FROM remembered WHERE at < max(?1, ?2) AND at < CASE direction WHEN 'inbound' THEN ?1 ELSE ?2 END
       ORDER BY at LIMIT ?3`,
    ...[before.inbound, before.outbound, limit],
  );
}

export function oldest(connection: Connection, limit: number): readonly Victim[] {
  return connection.all<Victim>("SELECT sha256, bytes FROM remembered ORDER BY at LIMIT ?", limit);
}

/** Which of these are on the list. */
export function known(connection: Connection, digests: readonly string[]): readonly string[] {
  return digests.filter((sha256) => connection.get("SELECT 1 FROM remembered WHERE sha256 = ?", sha256) !== null);
}
