/**
 * Mutations as a test: so many of them, none may fail. What fails is named with its number, and its message is kept in a folder that the
 * failure names too; otherwise nothing is left behind.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { runMutations, summaryOf } from "./run.ts";

/** Makes and walks mutations 0 to `number` - 1 of the seed in POSTERN_MUTATIONS_SEED, or 1. */
export async function expectNoneFails(t: TestContext, number: number): Promise<void> {
  const seed = Number(process.env["POSTERN_MUTATIONS_SEED"] ?? 1);
  const folder = mkdtempSync(join(tmpdir(), "postern-mutations-"));
  const reports = await runMutations({ seed, from: 0, to: number, processes: Math.min(8, availableParallelism()), folder });
  t.diagnostic(summaryOf(reports));
  const failures = reports.flatMap((report) => report.failures);
  if (failures.length === 0) rmSync(folder, { recursive: true });
  assert.deepEqual(failures, [], `seed ${seed}; the messages are kept in ${folder}`);
  assert.equal(
    reports.reduce((sum, { from, to }) => sum + to - from, 0),
    number,
  );
}
