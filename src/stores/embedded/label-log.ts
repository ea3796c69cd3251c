/**
 * The log of labels in a SQLite file of its own, DATA/models/labels.db, because the command line adds to it while the gateway runs. Labels
 * are rare and small, so it is used on the event loop. A label takes 5 to 10 KB. What SQLite throws is told as a fault of the stores.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../platform/time.ts";
import type { Label, LabelLog, LabelLogState, NewLabel } from "../../ports/label-log.ts";
import { Connection, toStoreError } from "./database/connection.ts";

const TABLE = `CREATE TABLE IF NOT EXISTS labels (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, spam INTEGER NOT NULL, sha256 TEXT NOT NULL,
  manner TEXT NOT NULL, features BLOB NOT NULL, undone_at INTEGER, undone_by TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS labels_of ON labels (sha256);
  CREATE INDEX IF NOT EXISTS labels_by ON labels (by, at)`;

interface Row {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly spam: number;
  readonly sha256: string;
  readonly manner: Label["manner"];
}

/** Makes DATA/models and the file when they are absent. Throws StoreFull, StoreDamaged or StoreFault. */
export function openLabelLog(dataFolder: string): LabelLog {
  const folder = join(dataFolder, "models");
  return orStoreFault(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const connection = Connection.forWriting(join(folder, "labels.db"));
    connection.transaction(() => {
      connection.exec(TABLE);
      addManner(connection);
    });
    return new EmbeddedLabelLog(connection);
  });
}

function orStoreFault<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    throw toStoreError(fault);
  }
}

/**
 * Logs made before labels had a manner get the column. How those labels were given is not known, so they count as corrections by hand: a
 * wrong one then does the least harm that a label with weight can do.
 */
function addManner(connection: Connection): void {
  const sql = "SELECT count(*) AS there FROM pragma_table_info('labels') WHERE name = 'manner'";
  if (connection.get<{ there: number }>(sql)?.there === 0)
    connection.exec("ALTER TABLE labels ADD COLUMN manner TEXT NOT NULL DEFAULT 'correction'");
}

class EmbeddedLabelLog implements LabelLog {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async state(): Promise<LabelLogState> {
    const sql = "SELECT coalesce(max(number), 0) AS last, count(undone_at) AS undone FROM labels";
    const { last, undone } = this.#connection.get<LabelLogState>(sql) ?? { last: 0, undone: 0 };
    return { last, undone };
  }

  async add(labels: readonly NewLabel[], inPlaceOf: readonly number[]): Promise<number> {
    let first = 0;
    orStoreFault(() =>
      this.#connection.transaction(() => {
        for (const number of inPlaceOf) this.#undo(number, labels[0]?.by ?? "", labels[0]?.at ?? 0);
        for (const { at, by, spam, sha256, manner, features } of labels) {
          const sql = "INSERT INTO labels (at, by, spam, sha256, manner, features) VALUES (?, ?, ?, ?, ?, ?) RETURNING number";
          const row = this.#connection.get<{ number: number }>(sql, at, by, spam ? 1 : 0, sha256, manner, features);
          if (first === 0) first = row?.number ?? 0;
        }
      }),
    );
    return first;
  }

  async undo(number: number, by: string, at: Instant): Promise<boolean> {
    return orStoreFault(() => this.#undo(number, by, at));
  }

  #undo(number: number, by: string, at: Instant): boolean {
    const sql = "UPDATE labels SET undone_at = ?, undone_by = ? WHERE number = ? AND undone_at IS NULL";
    return this.#connection.run(sql, at, by, number) > 0;
  }

  async standing(after: number, most: number): Promise<readonly (Label & Pick<NewLabel, "features">)[]> {
    const sql =
      "SELECT number, at, by, spam, sha256, manner, features FROM labels WHERE number > ? AND undone_at IS NULL ORDER BY number LIMIT ?";
    return this.#connection.all<Row & { features: Uint8Array }>(sql, after, most).map((row) => ({ ...row, spam: row.spam === 1 }));
  }

  async of(sha256: string): Promise<Label | null> {
    const sql =
      "SELECT number, at, by, spam, sha256, manner FROM labels WHERE sha256 = ? AND undone_at IS NULL ORDER BY number DESC LIMIT 1";
    const row = this.#connection.get<Row>(sql, sha256);
    return row === null ? null : { ...row, spam: row.spam === 1 };
  }

  async contradictions(upTo: number): Promise<ReadonlyMap<string, number>> {
    const sql = "SELECT by, count(*) AS count FROM labels WHERE manner = 'contradiction' AND number <= ? AND undone_at IS NULL GROUP BY by";
    return new Map(this.#connection.all<{ by: string; count: number }>(sql, upTo).map(({ by, count }) => [by, count]));
  }

  async countBy(by: string, since: Instant): Promise<number> {
    return this.#connection.get<{ count: number }>("SELECT count(*) AS count FROM labels WHERE by = ? AND at >= ?", by, since)?.count ?? 0;
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}
