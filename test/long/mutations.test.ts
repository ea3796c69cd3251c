/**
 * Mutated messages through the whole chain. A few here; `POSTERN_MUTATIONS=2000000 npm run test:long -- mutations` makes as many as wanted,
 * the same ones every time (POSTERN_MUTATIONS_SEED makes others). A failure names its number: `node test/long/mutations/run.ts SEED N N+1 1 FOLDER`.
 */
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { test } from "node:test";
import { requireCorpus } from "../support/corpora.ts";
import { tempFolder } from "../support/temp.ts";
import { runMutations, summaryOf } from "./mutations/run.ts";

const HOUR = 3_600_000;

test("no mutation of a message throws, breaks a check, exceeds a bound or takes a second", { timeout: 6 * HOUR }, async (t) => {
  if (requireCorpus(t, "mime-torture") === null) return;
  const number = Number(process.env["POSTERN_MUTATIONS"] ?? 20_000);
  const seed = Number(process.env["POSTERN_MUTATIONS_SEED"] ?? 1);
  const reports = await runMutations({ seed, from: 0, to: number, processes: Math.min(8, availableParallelism()), folder: tempFolder(t) });
  t.diagnostic(summaryOf(reports));
  assert.deepEqual(
    reports.flatMap(({ failures }) => failures),
    [],
  );
  assert.equal(
    reports.reduce((sum, { from, to }) => sum + to - from, 0),
    number,
  );
});
