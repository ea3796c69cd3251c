/**
 * A folder of its own for each test, removed afterwards whatever the test did.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** The real path (links resolved, as some systems link /tmp) of a new empty folder that the test may fill. */
export function tempFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "postern-test-")));
  // retries: a process that the test just ended may still be closing its files
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}
