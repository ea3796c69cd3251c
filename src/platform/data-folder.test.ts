/** The data folder's lock must end with its process, however that ends. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { lockDataFolder, makeDurableFolder, prepareDataFolder } from "./data-folder.ts";

test("the folder is made, closed to others, and usable again", async (t) => {
  const folder = join(tempFolder(t), "a", "b");
  assert.equal(await prepareDataFolder(folder), folder);
  assert.equal(await prepareDataFolder(folder), folder);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  await makeDurableFolder(join(folder, "c", "d"));
  await makeDurableFolder(join(folder, "c", "d"));
  assert.ok(statSync(join(folder, "c", "d")).isDirectory());
});

test("a folder that cannot be is one sentence", async (t) => {
  const file = join(tempFolder(t), "file");
  writeFileSync(file, "");
  await assert.rejects(prepareDataFolder(file), {
    name: "OperatorError",
    message: /cannot be written to \(a file of that name is in the way\)/,
  });
});

test("the lock excludes another process and this one, and dies with its process", async (t) => {
  const folder = tempFolder(t);
  const module = new URL("./data-folder.ts", import.meta.url).href;
  const code = `const { lockDataFolder } = await import(${JSON.stringify(module)});
    globalThis.lock = lockDataFolder(${JSON.stringify(folder)}); console.log("locked"); setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  await once(child.stdout, "data");
  assert.throws(() => lockDataFolder(folder), { code: "data/in-use", message: new RegExp(`process ${child.pid}`) });
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = lockDataFolder(folder);
  assert.throws(() => lockDataFolder(folder), { code: "data/in-use", message: new RegExp(`process ${process.pid}`) });
  lock.release();
  lockDataFolder(folder).release();
});
