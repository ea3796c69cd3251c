/** Migrations: in order, all or nothing, and never on a database that is not ours or newer than we are. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { tempFolder } from "../../../../test/support/temp.ts";
import { Connection } from "./connection.ts";
import { checkSchema, migrate, SCHEMA_VERSION } from "./schema.ts";

const ONE = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)";
const TWO = "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1";

const rows = (connection: Connection): readonly object[] => connection.all<object>("SELECT * FROM a").map((row) => ({ ...row }));

test("an older database is brought up step by step and keeps its rows", (t) => {
  const connection = Connection.forWriting(join(tempFolder(t), "x.db"));
  migrate(connection, "x.db", [ONE]);
  migrate(connection, "x.db", [ONE, TWO]);
  migrate(connection, "x.db", [ONE, TWO]);
  assert.deepEqual(rows(connection), [{ x: 1, y: 2 }]);
  connection.close();
});

test("a step that fails leaves the database as it was", (t) => {
  const connection = Connection.forWriting(join(tempFolder(t), "x.db"));
  migrate(connection, "x.db", [ONE]);
  assert.throws(() => migrate(connection, "x.db", [ONE, `${TWO}; INSERT INTO nowhere VALUES (1)`]));
  assert.deepEqual(rows(connection), [{ x: 1 }]);
  migrate(connection, "x.db", [ONE, TWO]);
  assert.deepEqual(rows(connection), [{ x: 1, y: 2 }]);
  connection.close();
});

test("a newer database is refused untouched, in a sentence", (t) => {
  const file = join(tempFolder(t), "x.db");
  const connection = Connection.forWriting(file);
  migrate(connection, file);
  connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  assert.throws(() => migrate(connection, file), { code: "data/newer", message: /written by a newer Postern/ });
  connection.exec("PRAGMA user_version = 0");
  assert.throws(() => checkSchema(connection, file), { code: "data/older", message: /of an older Postern/ });
  connection.close();
});

test("a file that is no database of ours is refused in a sentence", (t) => {
  const folder = tempFolder(t);
  const foreign = join(folder, "foreign.db");
  const database = new DatabaseSync(foreign);
  database.exec("CREATE TABLE theirs (x)");
  database.close();
  const connection = Connection.forWriting(foreign);
  assert.throws(() => migrate(connection, foreign), { code: "data/foreign", message: /is not a database of Postern/ });
  connection.close();
  writeFileSync(join(folder, "text.db"), "not a database at all, but long enough to look like a file of something".repeat(50));
  assert.throws(() => Connection.forWriting(join(folder, "text.db")), /file is not a database/);
});

test("the words of messages stay whole when messages are forgotten", (t) => {
  const connection = Connection.forWriting(join(tempFolder(t), "x.db"));
  migrate(connection, "x.db");
  for (let seq = 1; seq <= 300; seq++) connection.run("INSERT INTO words (rowid, text, tags) VALUES (?, ?, 'x')", seq, `word${seq} common`);
  for (let seq = 1; seq <= 290; seq++) connection.run("DELETE FROM words WHERE rowid = ?", seq);
  connection.exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 0)");
  assert.equal(connection.all("SELECT rowid FROM words WHERE words MATCH 'common'").length, 10);
  connection.close();
});
