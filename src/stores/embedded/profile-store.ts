/**
 * Profiles of the outbound watch in a SQLite file of its own, DATA/outbound/profiles.db: one row an identity, 1 to 8 KB. Rows are read
 * by their key and written in batches, some microseconds each, so it is used on the event loop.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ProfileStore, StoredProfile } from "../../ports/profile-store.ts";
import { Connection } from "./database/connection.ts";

const TABLE = "CREATE TABLE IF NOT EXISTS profiles (identity TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID";

/** Makes DATA/outbound and the file when they are absent. */
export function openProfileStore(dataFolder: string): ProfileStore {
  const folder = join(dataFolder, "outbound");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const connection = Connection.forWriting(join(folder, "profiles.db"));
  connection.exec(TABLE);
  return new EmbeddedProfileStore(connection);
}

class EmbeddedProfileStore implements ProfileStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async load(identity: string): Promise<Uint8Array | null> {
    return this.#connection.get<{ bytes: Uint8Array }>("SELECT bytes FROM profiles WHERE identity = ?", identity)?.bytes ?? null;
  }

  async save(profiles: readonly StoredProfile[]): Promise<void> {
    this.#connection.transaction(() => {
      for (const { identity, bytes } of profiles) {
        this.#connection.run("INSERT INTO profiles VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes", identity, bytes);
      }
    });
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}
