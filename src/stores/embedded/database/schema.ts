/**
 * The tables of DATA/postern.db and how older ones become today's: numbered steps, all that are due in one transaction with the
 * last number in `user_version`. A step that was released is never changed, only followed by another. A newer database is refused untouched.
 */
import { OperatorError } from "../../../platform/errors.ts";
import { type Connection, toStoreError } from "./connection.ts";

/** "PSTN": tells our database from any other SQLite file. */
const APPLICATION_ID = 0x5053544e;

const FIRST = `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL, arrival TEXT, json TEXT NOT NULL
) STRICT;
CREATE INDEX events_arrival ON events (arrival) WHERE arrival IS NOT NULL;
CREATE INDEX events_type ON events (type);
CREATE INDEX events_at ON events (at);

-- one row a message, kept in step with message.intended (same seq) and message.handled
CREATE TABLE messages (
  seq INTEGER PRIMARY KEY, arrival TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, direction TEXT NOT NULL, mail_from TEXT, submitter TEXT,
  client_address TEXT, author TEXT NOT NULL, author_name TEXT, recipients TEXT NOT NULL, subject TEXT NOT NULL, bytes INTEGER NOT NULL,
  class TEXT NOT NULL, probability REAL NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL
) STRICT;
CREATE INDEX messages_at ON messages (at, direction, class, action);
CREATE INDEX messages_direction ON messages (direction);
CREATE INDEX messages_class ON messages (class);
CREATE INDEX messages_action ON messages (action);

-- words of a message, and its filters as tags; written a moment after the message itself (search.ts), as far as indexed.seq
CREATE VIRTUAL TABLE words USING fts5(
  text, tags, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);
CREATE TABLE indexed (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
INSERT INTO indexed VALUES (1, 0);

-- Message-IDs and queue ids, lower case
CREATE TABLE identifiers (word TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (word, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_seq ON identifiers (seq);

CREATE TABLE unscannable (sha256 TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, arrival TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
  until INTEGER NOT NULL, direction TEXT NOT NULL, submitter TEXT, client TEXT NOT NULL, envelope TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, prepend TEXT NOT NULL, reason TEXT NOT NULL, class TEXT NOT NULL, author TEXT NOT NULL, subject TEXT NOT NULL,
  state TEXT NOT NULL, ended_by TEXT, ended_at INTEGER, last_reply TEXT, words TEXT NOT NULL
) STRICT;
CREATE INDEX kept_state ON kept (state, kind);
CREATE INDEX kept_until ON kept (until) WHERE state IN ('kept', 'undeliverable');
CREATE INDEX kept_ended ON kept (ended_at) WHERE state IN ('released', 'deleted', 'expired');
CREATE INDEX kept_sha256 ON kept (sha256);

CREATE TABLE outbox (
  id TEXT PRIMARY KEY, arrival TEXT NOT NULL, kept TEXT, at INTEGER NOT NULL, direction TEXT NOT NULL, envelope TEXT NOT NULL,
  sha256 TEXT NOT NULL, prepend TEXT NOT NULL, attempts INTEGER NOT NULL, next_attempt INTEGER NOT NULL, last_reply TEXT
) STRICT;
CREATE INDEX outbox_next_attempt ON outbox (next_attempt);
CREATE INDEX outbox_kept ON outbox (kept) WHERE kept IS NOT NULL;
CREATE INDEX outbox_sha256 ON outbox (sha256);

CREATE TABLE remembered (sha256 TEXT PRIMARY KEY, at INTEGER NOT NULL, direction TEXT NOT NULL, bytes INTEGER NOT NULL) STRICT;
CREATE INDEX remembered_at ON remembered (at, direction, bytes);

-- who wrote to whom: keyed hash of both addresses, and the last day it happened
CREATE TABLE pairs (pair INTEGER PRIMARY KEY, day INTEGER NOT NULL) STRICT;
CREATE INDEX pairs_day ON pairs (day);

CREATE TABLE accounts (name TEXT PRIMARY KEY, password TEXT NOT NULL, role TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, account TEXT NOT NULL, csrf TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE setup_links (token_hash TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
`;

/** What is still kept protects its record, and the outbox marks subjects as the first transaction did. */
const SECOND = `
CREATE INDEX kept_live ON kept (arrival) WHERE state IN ('kept', 'releasing', 'undeliverable');
CREATE INDEX outbox_arrival ON outbox (arrival);
ALTER TABLE outbox ADD COLUMN subject_prefix TEXT NOT NULL DEFAULT '';
`;

/** The outbound watch: what it took, its incidents, and whose mail is kept. */
const THIRD = `
CREATE TABLE journal (position INTEGER PRIMARY KEY, at INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE incidents (
  id TEXT PRIMARY KEY, identity TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER, json TEXT NOT NULL
) STRICT;
CREATE INDEX incidents_identity ON incidents (identity, opened_at);
CREATE INDEX incidents_opened ON incidents (opened_at);
CREATE INDEX incidents_closed ON incidents (closed_at);
ALTER TABLE kept ADD COLUMN identity TEXT;
ALTER TABLE kept ADD COLUMN of_standing INTEGER NOT NULL DEFAULT 0;
CREATE INDEX kept_identity ON kept (identity, seq) WHERE identity IS NOT NULL;
`;

const STEPS: readonly string[] = [FIRST, SECOND, THIRD];

export const SCHEMA_VERSION = STEPS.length;

/** Brings the database up to date. Throws OperatorError for one that is newer, foreign or unreadable. */
export function migrate(connection: Connection, file: string, steps: readonly string[] = STEPS): void {
  const version = checkedVersion(connection, file, steps.length);
  if (version === steps.length) return;
  connection.transaction(() => {
    for (const step of steps.slice(version)) connection.exec(step);
    connection.exec(`PRAGMA user_version = ${steps.length}; PRAGMA application_id = ${APPLICATION_ID}`);
  });
}

/** For readers, who change nothing: the schema must already be today's. */
export function checkSchema(connection: Connection, file: string): void {
  const version = checkedVersion(connection, file, SCHEMA_VERSION);
  if (version < SCHEMA_VERSION) {
    throw new OperatorError("data/older", `The database ${file} is of an older Postern; start this one once to bring it up to date.`);
  }
}

function checkedVersion(connection: Connection, file: string, known: number): number {
  const version = number(connection, file, "user_version");
  const tables = number(connection, file, "schema_version");
  if (tables > 0 && number(connection, file, "application_id") !== APPLICATION_ID) {
    throw new OperatorError("data/foreign", `${file} is not a database of Postern; move it away or choose another data folder.`);
  }
  if (version > known) {
    const text = `The database ${file} was written by a newer Postern (schema ${version}, this one knows ${known}); install that release.`;
    throw new OperatorError("data/newer", text);
  }
  return version;
}

function number(connection: Connection, file: string, pragma: "user_version" | "schema_version" | "application_id"): number {
  return orSentence(file, () => Object.values(connection.get<Record<string, number>>(`PRAGMA ${pragma}`) ?? {})[0] ?? 0);
}

/** What stops a start is said in one sentence. */
export function orSentence<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof OperatorError) throw fault;
    const why = toStoreError(fault);
    const remedy = why.code === "store/damaged" ? " Restore it from a backup." : "";
    throw new OperatorError("data/unreadable", `The database ${file} cannot be opened: ${why.message}${remedy}`, fault);
  }
}
