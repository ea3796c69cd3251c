/** Reads /proc of this very process and of a child that burns CPU. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { cpuOf, familyOf, machineTime, memoryOf } from "./processes.ts";

const linux = { skip: existsSync("/proc/self/stat") ? false : "there is no /proc here" };
const BURN =
  "const end = process.cpuUsage().user + 200_000; while (process.cpuUsage().user < end); console.log('done'); setInterval(() => {}, 1000);";

test("a child's CPU and memory count with its parent's, also after its end", linux, async () => {
  const before = cpuOf([process.pid]);
  const child = spawn(process.execPath, ["-e", BURN], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    await once(child.stdout, "data");
    const { pid } = child;
    assert.ok(pid !== undefined);
    assert.ok(familyOf([process.pid]).includes(pid));
    assert.ok(cpuOf([pid]) >= 190, `${cpuOf([pid])} ms`);
    assert.ok(memoryOf([process.pid]) > memoryOf([pid]));
  } finally {
    child.kill("SIGKILL");
  }
  await once(child, "exit");
  assert.ok(cpuOf([process.pid]) - before >= 190);
});

test("a process that does not exist costs nothing", linux, () => {
  assert.equal(cpuOf([2 ** 30]), 0);
  assert.equal(memoryOf([2 ** 30]), 0);
});

test("the machine has been busy for a part of its time", linux, () => {
  const { busy, all } = machineTime();
  assert.ok(busy > 0 && busy <= all);
});
