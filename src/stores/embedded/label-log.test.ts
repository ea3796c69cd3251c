/** A log of labels that an earlier version made: it opens, and its labels still count. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../../test/support/temp.ts";
import { NOON } from "../contract/samples.ts";
import { Connection } from "./database/connection.ts";
import { openLabelLog } from "./label-log.ts";

test("labels of a log without manners stand as corrections, and new labels are added behind them, opened as often as one likes", async (t) => {
  const folder = tempFolder(t);
  mkdirSync(join(folder, "models"));
  const old = Connection.forWriting(join(folder, "models", "labels.db"));
  old.exec(`CREATE TABLE labels (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, spam INTEGER NOT NULL,
    sha256 TEXT NOT NULL, features BLOB NOT NULL, undone_at INTEGER, undone_by TEXT) STRICT`);
  old.run("INSERT INTO labels (at, by, spam, sha256, features) VALUES (?, 'anna', 1, 'aa', x'0102')", NOON);
  old.close();

  const log = openLabelLog(folder);
  await log.add([{ at: NOON, by: "ben", spam: false, sha256: "bb", manner: "trusted", features: Uint8Array.of(3) }], []);
  await log.close();
  const again = openLabelLog(folder);
  t.after(() => again.close());
  const rows = await again.standing(0, 10);
  assert.deepEqual(
    rows.map(({ number, by, spam, manner, features }) => ({ number, by, spam, manner, features: [...features] })),
    [
      { number: 1, by: "anna", spam: true, manner: "correction", features: [1, 2] },
      { number: 2, by: "ben", spam: false, manner: "trusted", features: [3] },
    ],
  );
});
