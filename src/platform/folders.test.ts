/** Folders are made once, with those above them, and a place where none can be made is a fault and no endless wait. */
import assert from "node:assert/strict";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { makeFolder } from "./folders.ts";

test("says which folder was the topmost new one; makers at the same moment do not disturb each other", async (t) => {
  const folder = tempFolder(t);
  const path = join(folder, "a", "b", "c");
  assert.equal(await makeFolder(path), join(folder, "a"));
  assert.equal(await makeFolder(path), null);
  assert.equal(statSync(path).mode & 0o777, 0o700);
  const deep = join(folder, "x", "y", "z");
  await Promise.all(Array.from({ length: 5 }, () => makeFolder(deep)));
  assert.ok(statSync(deep).isDirectory());
});

test("a file in the way is a fault", async (t) => {
  const file = join(tempFolder(t), "file");
  writeFileSync(file, "");
  await assert.rejects(makeFolder(file), { code: "EEXIST" });
  await assert.rejects(makeFolder(join(file, "below", "it")), { code: "ENOTDIR" });
});

test("a file system that makes no folders is a fault, not an endless wait", {
  skip: existsSync("/proc/self") ? false : "no /proc here",
}, async () => {
  await assert.rejects(makeFolder("/proc/postern/data"), { code: "ENOENT" });
});
