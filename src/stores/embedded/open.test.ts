/** Opening, sharing and closing a data folder; damage. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../../test/support/temp.ts";
import { openLog } from "../../platform/log.ts";
import { DAY, digestOf, HOUR, handled, intended, kept, NOON, outboxEntry } from "../contract/samples.ts";
import { type EmbeddedStores, openEmbeddedStores, openForReading } from "./open.ts";

const log = openLog("silent");

async function open(t: TestContext, at?: string): Promise<{ readonly folder: string; readonly stores: EmbeddedStores }> {
  let stores: EmbeddedStores | null = null;
  t.after(() => stores?.close()); // before the folder is made, as what is registered first is done first
  const folder = at ?? tempFolder(t);
  stores = await openEmbeddedStores({ folder, log });
  return { folder, stores };
}

test("everything survives closing and opening again; nothing is open to other users", async (t) => {
  const { folder, stores } = await open(t, join(tempFolder(t), "made", "data"));
  const event = intended({ summary: { subject: "remember me" } });
  const raw = Buffer.from("raw mail");
  await stores.messages.keep(digestOf(raw), raw);
  await stores.events.append(event);
  stores.events.note(handled(event.arrival));
  stores.correspondents.remember("a@a.example", ["b@b.example"], NOON);
  await stores.close();
  await assert.rejects(stores.events.append(event), { code: "store/closed" });
  await assert.rejects(stores.keeping.get("x"), { code: "store/closed" });
  const { stores: again } = await open(t, folder);
  assert.equal((await again.events.of(event.arrival)).length, 2);
  assert.equal((await again.events.messages({ text: "remember", limit: 5 })).rows[0]?.outcome, "taken");
  assert.deepEqual(await again.correspondents.between("a@a.example", ["b@b.example"]), { wrote: true, wasWrittenTo: false });
  assert.deepEqual(await again.messages.open(digestOf(raw)), raw);
  assert.ok((await again.messages.usage()).keptBytes > 0);
  for (const name of ["", "postern.db", "keys", "keys/messages.key", "kept"])
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
});

test("a second opening is refused, naming the process; reading beside it works", async (t) => {
  const { folder, stores } = await open(t);
  await assert.rejects(openEmbeddedStores({ folder, log }), { code: "data/in-use", message: new RegExp(`process ${process.pid}`) });
  const event = intended({ summary: { subject: "seen beside" } });
  const entry = kept({ sha256: digestOf("bytes") });
  await stores.events.append(event);
  await stores.messages.keep(entry.sha256, Buffer.from("bytes"));
  await stores.keeping.keep([entry]);
  const reading = await openForReading(folder, log);
  t.after(() => reading.close());
  assert.deepEqual(await reading.events.of(event.arrival), [event]);
  assert.equal((await reading.keeping.get(entry.id))?.id, entry.id);
  assert.equal((await reading.messages.open(entry.sha256))?.toString(), "bytes");
  await stores.close();
  assert.deepEqual(await reading.events.of(event.arrival), [event], "and goes on when the gateway stops");
});

test("a data folder that cannot be used is one sentence", async (t) => {
  const folder = tempFolder(t);
  writeFileSync(join(folder, "file"), "");
  await assert.rejects(openEmbeddedStores({ folder: join(folder, "file", "data"), log }), {
    name: "OperatorError",
    message: /cannot be written to/,
  });
  await assert.rejects(openForReading(join(folder, "none"), log), { name: "OperatorError", message: /nothing recorded/ });
  writeFileSync(join(folder, "postern.db"), "certainly not a database".repeat(300));
  await assert.rejects(openEmbeddedStores({ folder, log }), {
    name: "OperatorError",
    message: /cannot be opened: The database is damaged .* Restore it/,
  });
  rmSync(join(folder, "postern.db"));
  await (await openEmbeddedStores({ folder, log })).close();
});

test("kept mail without its key stops the start", async (t) => {
  const { folder, stores } = await open(t);
  await stores.messages.keep(digestOf("x"), Buffer.from("x"));
  await stores.close();
  renameSync(join(folder, "keys", "messages.key"), join(folder, "saved.key"));
  await assert.rejects(openEmbeddedStores({ folder, log }), { name: "OperatorError", message: /messages\.key is missing/ });
  writeFileSync(join(folder, "keys", "messages.key"), "short");
  await assert.rejects(openEmbeddedStores({ folder, log }), { name: "OperatorError", message: /is damaged/ });
  renameSync(join(folder, "saved.key"), join(folder, "keys", "messages.key"));
  const { stores: again } = await open(t, folder);
  assert.equal((await again.messages.open(digestOf("x")))?.toString(), "x");
});

test("a kept file that was changed, cut or swapped is found out, and written anew when the bytes come again", async (t) => {
  const { folder, stores } = await open(t);
  const raws = ["first", "second"].map((text) => Buffer.from(`${text} message`));
  for (const raw of raws) await stores.messages.keep(digestOf(raw), raw);
  const [raw = Buffer.alloc(0), other = Buffer.alloc(0)] = raws;
  const path = (bytes: Buffer): string => join(folder, "kept", digestOf(bytes).slice(0, 2), digestOf(bytes));
  const whole = readFileSync(path(raw));
  assert.equal(whole.includes("first"), false, "it lies encrypted");
  const flipped = Buffer.from(whole);
  flipped[whole.length - 1] = (flipped[whole.length - 1] ?? 0) ^ 1;
  for (const damaged of [flipped, whole.subarray(0, -1), whole.subarray(0, 10), Buffer.alloc(0), readFileSync(path(other))]) {
    writeFileSync(path(raw), damaged);
    await assert.rejects(stores.messages.open(digestOf(raw)), { code: "store/damaged" });
  }
  await stores.messages.keep(digestOf(raw), raw);
  assert.deepEqual(await stores.messages.open(digestOf(raw)), raw);
});

test("leftovers of a crash are swept away", async (t) => {
  const { folder, stores } = await open(t);
  await stores.messages.keep(digestOf("x"), Buffer.from("x"));
  const kept = join(folder, "kept", digestOf("x").slice(0, 2));
  writeFileSync(join(kept, `.${digestOf("x")}.0123456789ab`), "half a mess");
  await stores.messages.sweep(Date.now());
  assert.equal(readdirSync(kept).length, 2);
  await stores.messages.sweep(Date.now() + 2 * HOUR);
  assert.deepEqual(readdirSync(kept), []);
});

test("correspondents not seen for long are forgotten", async (t) => {
  const folder = tempFolder(t);
  // each opening writes what it was told by its end
  const opened = () => openEmbeddedStores({ folder, log, limits: { correspondentsFor: 10 * DAY } });
  const first = await opened();
  first.correspondents.remember("a@a.example", ["b@b.example"], NOON);
  assert.equal((await first.correspondents.between("a@a.example", ["b@b.example"])).wrote, true);
  await first.close();
  const second = await opened();
  assert.equal((await second.correspondents.between("a@a.example", ["b@b.example"])).wrote, true);
  second.correspondents.remember("c@a.example", ["b@b.example"], NOON + 20 * DAY);
  await second.close();
  const third = await opened();
  t.after(() => third.close());
  assert.equal((await third.correspondents.between("c@a.example", ["b@b.example"])).wrote, true);
  assert.equal((await third.correspondents.between("a@a.example", ["b@b.example"])).wrote, false);
});

test("the record of what is still kept stays as long as it", async (t) => {
  const stores = await openEmbeddedStores({ folder: tempFolder(t), log });
  t.after(() => stores.close());
  const { events, keeping, outbox } = stores;
  const [plain, quarantined, leaving] = [intended(), intended(), intended()];
  await events.append(plain, quarantined, leaving);
  const entry = kept({ arrival: quarantined.arrival });
  await keeping.keep([entry]);
  await outbox.add([outboxEntry({ arrival: leaving.arrival })]);
  const forget = async (): Promise<void> => {
    while ((await events.forget(NOON + DAY)) > 0);
  };
  const recorded = async (): Promise<readonly number[]> =>
    Promise.all([plain, quarantined, leaving].map(async ({ arrival }) => (await events.of(arrival)).length));
  await forget();
  assert.deepEqual(await recorded(), [0, 1, 1]);
  assert.equal((await events.messages({ limit: 5 })).rows.length, 2);
  await keeping.remove(entry.id, "ann", NOON);
  await forget();
  assert.deepEqual(await recorded(), [0, 0, 1]);
});
