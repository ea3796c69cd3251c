/** Remembered mail gives way to promises: on a disk that is nearly full nothing more is remembered, and the oldest goes. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openLog } from "../../../platform/log.ts";
import { openEmbeddedStores } from "../open.ts";

const RAW = Buffer.from("Subject: remembered\r\n\r\nHello\r\n");
const SHA256 = createHash("sha256").update(RAW).digest("hex");

test("a disk without the room to spare holds kept mail and no remembered", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "postern-room-"));
  t.after(() => rm(folder, { recursive: true }));
  const log = openLog("silent");
  const roomy = await openEmbeddedStores({ folder, log, limits: { diskReserve: 0 } });
  roomy.messages.remember(SHA256, RAW, "inbound", Date.now());
  await roomy.close();

  const tight = await openEmbeddedStores({ folder, log, limits: { diskReserve: Number.MAX_SAFE_INTEGER, diskShare: 1 } });
  t.after(() => tight.close());
  assert.deepEqual(await tight.messages.open(SHA256), RAW);
  assert.equal((await tight.messages.sweep(Date.now())).deleted, 1);
  assert.equal(await tight.messages.open(SHA256), null);
  tight.messages.remember(SHA256, RAW, "inbound", Date.now());
  const kept = Buffer.from("Subject: kept\r\n\r\nHello\r\n");
  const digest = createHash("sha256").update(kept).digest("hex");
  await tight.messages.keep(digest, kept);
  assert.deepEqual(await tight.messages.open(digest), kept);
  assert.equal(await tight.messages.open(SHA256), null, "not remembered again");
});
