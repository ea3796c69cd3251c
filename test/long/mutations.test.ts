/**
 * Mutated messages through the whole chain. Some here; `POSTERN_MUTATIONS=2000000 npm run test:long -- mutations` makes as many as wanted,
 * the same ones every time (POSTERN_MUTATIONS_SEED makes others). A run that must outlast an hour, or go on after it was broken off, and
 * a single number: `node test/long/mutations/run.ts SEED FROM TO PROCESSES FOLDER`.
 */
import { test } from "node:test";
import { requireCorpus } from "../support/corpora.ts";
import { expectNoneFails } from "./mutations/expect-none-fails.ts";

const HOUR = 3_600_000;

test("no mutation of a message throws, breaks a check, exceeds a bound or its memory, or takes a second", { timeout: HOUR }, async (t) => {
  if (requireCorpus(t, "mime-torture") === null) return;
  await expectNoneFails(t, Number(process.env["POSTERN_MUTATIONS"] ?? 20_000));
});
