/**
 * What a test does when something outside the project is not there (a Debian program, a corpus):
 * skipped with the reason on a developer's machine, failed with CI=true, where everything must be present.
 */
import type { TestContext } from "node:test";

export const isCi = process.env["CI"] === "true";

/** Skips the test with the reason, or fails it in CI. The caller returns at once. */
export function missing(t: TestContext, reason: string): null {
  if (isCi) throw new Error(`${reason} (with CI=true this is a failure, not a skip)`);
  t.skip(reason);
  return null;
}
