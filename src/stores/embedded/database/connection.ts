/**
 * One SQLite connection with its prepared statements. Used inside the store threads only, never on the main event loop.
 * Rows come from tables of our own that are STRICT, so their shape is known from the schema and not checked again.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { messageOf, PosternError } from "../../../platform/errors.ts";
import { StoreDamaged, StoreFault, StoreFull } from "../../errors.ts";

export type Value = SQLInputValue;

/** Other connections (a backup, `explain`) hold locks for moments only. */
const BUSY_TIMEOUT = 5_000;
/** Pages in kibibytes; the hot ends of the tables and indexes fit. */
const CACHE_KIBIBYTES = 16_384;
/** The log file shrinks back to this after a flood. */
const LOG_BYTES = 67_108_864;

export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #durable: boolean | null = null;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** For the only writer. */
  static forWriting(file: string): Connection {
    const connection = new Connection(new DatabaseSync(file, { timeout: BUSY_TIMEOUT, defensive: true }));
    connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${LOG_BYTES};
      PRAGMA cache_size = -${CACHE_KIBIBYTES}; PRAGMA temp_store = MEMORY`);
    return connection;
  }

  static forReading(file: string): Connection {
    const connection = new Connection(new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT }));
    connection.exec(`PRAGMA query_only = 1; PRAGMA cache_size = -${CACHE_KIBIBYTES}; PRAGMA temp_store = MEMORY`);
    return connection;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Rows of a query; `Row` names the columns that it selects. */
  all<Row>(sql: string, ...values: readonly Value[]): readonly Row[] {
    const rows: readonly unknown[] = this.#prepare(sql).all(...values);
    return rows as readonly Row[]; // shape known from the STRICT schema
  }

  get<Row>(sql: string, ...values: readonly Value[]): Row | null {
    const row: unknown = this.#prepare(sql).get(...values) ?? null;
    return row as Row | null; // shape known from the STRICT schema
  }

  /** Runs a change; returns how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Whether commits are fsynced from now on. Outside a transaction only. */
  setDurable(durable: boolean): void {
    if (this.#durable === durable) return;
    this.exec(`PRAGMA synchronous = ${durable ? "FULL" : "NORMAL"}`);
    this.#durable = durable;
  }

  /** False after SQLite itself rolled a failed transaction back (disk full). */
  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** All or nothing. */
  transaction<Result>(work: () => Result): Result {
    this.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.exec("COMMIT");
      return result;
    } catch (fault) {
      this.rollback();
      throw fault;
    }
  }

  rollback(): void {
    if (this.isInTransaction) this.exec("ROLLBACK");
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

// https://www.sqlite.org/rescode.html: the low byte is the primary code
const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const IO_ERROR = 10;
/** The shared memory file of the log could not grow. */
const IO_ERROR_SHMSIZE = 4874;
const IO_ERROR_WRITE = 778;

/** An error of ours for anything that SQLite threw. */
export function toStoreError(thrown: unknown): PosternError {
  if (thrown instanceof PosternError) return thrown;
  const code = thrown instanceof Error && "errcode" in thrown ? Number(thrown.errcode) : 0;
  const text = messageOf(thrown);
  const primary = code & 0xff;
  if (primary === FULL || code === IO_ERROR_SHMSIZE || code === IO_ERROR_WRITE)
    return new StoreFull("There is no room on the disk.", thrown);
  if (primary === CORRUPT || primary === NOT_A_DATABASE) return new StoreDamaged(`The database is damaged (${text}).`, thrown);
  if (primary === IO_ERROR) return new StoreFault("store/fault", `The disk reports an error (${text}, ${code}).`, thrown);
  return new StoreFault("store/fault", `The database failed: ${text}`, thrown);
}
