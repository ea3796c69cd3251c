/**
 * Messages made to cost time or memory, through the whole chain, each in a process of its own: nothing breaks, the deadline is far, memory
 * stays within three times the message and 8 MB, and the message says which bound it reached.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { MEASURING_FLAGS, MEGABYTE, memoryFor } from "../support/memory.ts";
import { tempFolder } from "../support/temp.ts";
import { BOMBS } from "./bombs/bombs.ts";
import type { Cost } from "./bombs/child.ts";

const CHILD = fileURLToPath(new URL("./bombs/child.ts", import.meta.url));
/** The pool's deadline for one stage; both stages together stay below it here. */
const CPU_MILLISECONDS = 5_000;

for (const { name, defects, make, decoder = 0 } of BOMBS) {
  test(`bomb: ${name}`, { timeout: 120_000 }, (t) => {
    const file = join(tempFolder(t), "bomb.eml");
    writeFileSync(file, make());
    const allowed = (bytes: number): number => memoryFor(bytes) + decoder;
    let cost = costOf(file);
    // a collection of garbage that comes late shows as memory: the least of three processes counts
    for (let again = 0; again < 2 && cost.memory > allowed(cost.bytes); again++) cost = costOf(file);
    t.diagnostic(
      `${name}: ${(cost.bytes / MEGABYTE).toFixed(1)} MB, ${Math.round(cost.cpu)} ms of CPU, ${(cost.memory / MEGABYTE).toFixed(1)} MB, ${cost.defects.join(" ")}`,
    );
    assert.deepEqual(cost.failed, []);
    assert.ok(
      defects.length === 0 || defects.some((defect) => cost.defects.includes(defect)),
      `none of ${defects.join(", ")} in ${cost.defects.join(", ")}`,
    );
    assert.ok(cost.cpu <= CPU_MILLISECONDS, `took ${Math.round(cost.cpu)} ms of CPU`);
    assert.ok(cost.memory <= allowed(cost.bytes), `${(cost.memory / MEGABYTE).toFixed(1)} MB for ${(cost.bytes / MEGABYTE).toFixed(1)} MB`);
  });
}

function costOf(file: string): Cost {
  const child = spawnSync(process.execPath, [...MEASURING_FLAGS, CHILD, file], { encoding: "utf8" });
  assert.equal(child.status, 0, child.stderr);
  return JSON.parse(child.stdout) as Cost; // our own child wrote it
}
