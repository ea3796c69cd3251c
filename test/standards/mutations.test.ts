/** Mutated messages through the whole chain: a few, so that every run of the tests looks; test/long/mutations.test.ts makes many. */
import { test } from "node:test";
import { expectNoneFails } from "../long/mutations/expect-none-fails.ts";

const FEW = 1_000;

test("a few mutations of messages pass through the whole chain", { timeout: 120_000 }, async (t) => {
  await expectNoneFails(t, FEW);
});
