/** The worst moments: a kill -9 while mail is being kept, and a disk that fills up and gets room again. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { tempFolder } from "../../../test/support/temp.ts";
import { openLog } from "../../platform/log.ts";
import { digestOf, intended } from "../contract/samples.ts";
import { type EmbeddedStores, openEmbeddedStores } from "./open.ts";

const log = openLog("silent");

test("whatever was acknowledged before a kill -9 is there afterwards", async (t) => {
  const folder = tempFolder(t);
  const script = fileURLToPath(new URL("./crash.fixture.ts", import.meta.url));
  const acknowledged: { readonly arrival: string; readonly kept: string; readonly sha256: string }[] = [];
  for (let round = 0; round < 10; round++) {
    const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
    const exited = once(child, "exit");
    const moment = 1 + Math.floor(Math.random() * 60);
    let heard = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(JSON.parse(line));
      if (++heard === moment) child.kill("SIGKILL");
    }
    assert.deepEqual(await exited, [null, "SIGKILL"]);
  }
  const stores = await openEmbeddedStores({ folder, log });
  t.after(() => stores.close());
  assert.ok(acknowledged.length >= 10);
  for (const { arrival, kept: id, sha256 } of acknowledged) {
    assert.equal((await stores.events.of(arrival)).length, 1);
    assert.equal((await stores.keeping.get(id))?.sha256, sha256);
    assert.equal(digestOf((await stores.messages.open(sha256)) ?? ""), sha256);
    assert.equal((await stores.events.messages({ text: arrival, limit: 1 })).rows.length, 1);
  }
  const { rows } = await stores.keeping.list({ limit: 500 });
  for (const { sha256 } of rows) assert.notEqual(await stores.messages.open(sha256), null, "no entry without its bytes");
});

test("a full disk refuses, loses nothing, and works again when there is room", { timeout: 60_000 }, async (t) => {
  const disk = tempFolder(t);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", disk]);
  if (mounted.status !== 0) {
    t.skip("mounting a tmpfs is not permitted here");
    return;
  }
  const stores = await openEmbeddedStores({ folder: join(disk, "data"), log });
  try {
    await fillAndEmpty(stores, join(disk, "ballast"));
  } finally {
    await stores.close();
    spawnSync("umount", ["-l", disk]);
  }
});

async function fillAndEmpty(stores: EmbeddedStores, ballast: string): Promise<void> {
  const acknowledged: string[] = [];
  const append = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      const event = intended({ facts: { size: { value: "x".repeat(20_000) } } });
      await stores.events.append(event);
      acknowledged.push(event.arrival);
    }
  };
  await append(20);
  const raw = Buffer.from(Array.from({ length: 3_000 }, (_, index) => digestOf(String(index))).join("\n"));
  fill(ballast);
  await assert.rejects(append(2_000), { code: "store/full" });
  fill(ballast);
  await assert.rejects(stores.messages.keep(digestOf(raw), raw), { code: "store/full" });
  await assert.rejects(append(1), { code: "store/full" });
  const noted = intended();
  stores.events.note(noted);
  await stores.events.flush();
  for (const arrival of acknowledged) assert.equal((await stores.events.of(arrival)).length, 1, "questions are answered on a full disk");
  rmSync(ballast);
  await append(1);
  await stores.messages.keep(digestOf(raw), raw);
  assert.deepEqual(await stores.messages.open(digestOf(raw)), raw);
  while ((await stores.events.of(noted.arrival)).length === 0) await wait(20);
  for (const arrival of acknowledged) assert.equal((await stores.events.of(arrival)).length, 1);
}

/** Takes all the room that is left. */
function fill(file: string): void {
  for (const bytes of [1_048_576, 65_536, 4_096]) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(bytes, 1), { flag: "a" });
      } catch {
        break; // full for pieces of this size
      }
    }
  }
}
