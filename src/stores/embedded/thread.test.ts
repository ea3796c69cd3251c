/** Real threads on a real database: shared commits, calls that fail alone, threads that die. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../../test/support/temp.ts";
import type { Log } from "../../platform/log.ts";
import type { Fixture } from "./thread.fixture.ts";
import { StoreThread } from "./thread.ts";

interface Opened {
  readonly thread: StoreThread<Fixture>;
  readonly file: string;
  readonly errors: readonly string[];
}

async function start(
  t: TestContext,
  file = join(tempFolder(t), "numbers.db"),
  lingers = (_name: string): boolean => true,
): Promise<Opened> {
  const errors: string[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (_details: unknown, message: string) => errors.push(message) } as unknown as Log; // only these four are called
  const script = new URL("./thread.fixture.ts", import.meta.url);
  const thread = new StoreThread<Fixture>({ name: "numbers", script, file, log, batch: 500, away: 1, lingers });
  t.after(() => thread.close());
  await thread.opened;
  return { thread, file, errors };
}

/** Commits in the write-ahead log: frames whose header names the database's size (https://www.sqlite.org/fileformat2.html#walformat). */
function commits(file: string): number {
  const wal = readFileSync(`${file}-wal`);
  const frame = 24 + wal.readUInt32BE(8);
  let count = 0;
  for (let start = 32; start + frame <= wal.length; start += frame) if (wal.readUInt32BE(start + 4) > 0) count++;
  return count;
}

test("calls of one moment share one commit, and so do those that arrive while it runs", async (t) => {
  const { thread, file } = await start(t);
  const before = commits(file);
  await Promise.all(Array.from({ length: 40 }, (_, number) => thread.call("add", [number])));
  assert.equal(commits(file) - before, 1);
  const first = thread.call("add", [100]);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve))); // the first one is away now
  const later = Array.from({ length: 40 }, (_, number) => thread.call("add", [200 + number]));
  await Promise.all([first, ...later]);
  assert.equal(commits(file) - before, 3);
});

test("calls that a crash may lose share the next durable commit; without one they are written a moment later", async (t) => {
  const { thread, file } = await start(t);
  const before = commits(file);
  const notes = [1, 2, 3].map((number) => thread.call("add", [number], false));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  assert.equal(commits(file) - before, 0);
  await Promise.all([...notes, thread.call("add", [4])]);
  assert.equal(commits(file) - before, 1);
  await thread.call("add", [5], false);
  assert.equal(commits(file) - before, 2);
});

test("calls that somebody waits for do not linger", async (t) => {
  const { thread, file } = await start(t, undefined, () => false);
  const before = commits(file);
  t.mock.timers.enable({ apis: ["setTimeout"] }); // a lingering call would wait for ever
  await thread.call("add", [1], false);
  await thread.call("add", [2], false);
  assert.equal(commits(file) - before, 2);
});

test("a call that fails alone in its commit leaves nothing", async (t) => {
  const { thread } = await start(t);
  await assert.rejects(thread.call("addAndFail", [7]));
  await thread.call("add", [8]);
  assert.deepEqual(await thread.call("all", []), [8]);
});

test("a call that fails is undone alone; its neighbours in the commit stand", async (t) => {
  const { thread } = await start(t);
  const results = await Promise.allSettled([
    thread.call("add", [1]),
    thread.call("addAndFail", [2]),
    thread.call("add", [1]),
    thread.call("add", [3]),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected", "fulfilled"],
  );
  assert.deepEqual(await thread.call("all", []), [1, 3]);
});

test("an unknown operation and an argument that cannot be sent are errors of their own calls", async (t) => {
  const { thread } = await start(t);
  // what no typed caller can write
  const untyped = thread as unknown as { call(name: string, args: readonly unknown[]): Promise<unknown> };
  await assert.rejects(untyped.call("drop", []), { code: "store/fault" });
  await assert.rejects(untyped.call("add", [() => 1]), { code: "store/fault" });
  assert.equal(await thread.call("add", [1]), 1);
});

test("a thread that dies rejects what was pending, is replaced, and keeps what was committed", async (t) => {
  const { thread, errors } = await start(t);
  await thread.call("add", [1]);
  const pending = await Promise.allSettled([thread.call("add", [2]), thread.call("die", []), thread.call("add", [3])]);
  for (const result of pending) assert.equal(result.status === "rejected" && result.reason.code, "store/fault");
  assert.equal(await thread.call("add", [4]), 1);
  assert.deepEqual(await thread.call("all", []), [1, 4]);
  await assert.rejects(thread.call("die", []), { code: "store/fault" });
  assert.deepEqual(await thread.call("all", []), [1, 4]);
  assert.equal(errors.length, 2);
});

test("closing finishes what was asked before and refuses what comes after", async (t) => {
  const { thread, file } = await start(t);
  const asked = [thread.call("add", [1]), thread.call("add", [2])];
  const closed = thread.close();
  await assert.rejects(thread.call("add", [3]), { code: "store/closed" });
  assert.deepEqual(await Promise.all(asked), [1, 1]);
  await closed;
  await thread.close();
  const { thread: again } = await start(t, file);
  assert.deepEqual(await again.call("all", []), [1, 2]);
});

test("a thread that cannot open its database says so and is not started again", async (t) => {
  const folder = tempFolder(t);
  const script = new URL("./thread.fixture.ts", import.meta.url);
  const log = { error: () => assert.fail("it was started again") } as unknown as Log; // only errors are looked at
  const thread = new StoreThread<Fixture>({ name: "numbers", script, file: join(folder, "absent", "x.db"), log, batch: 1, away: 1 });
  await assert.rejects(thread.opened, { code: "store/fault" });
  await assert.rejects(thread.call("add", [1]), { code: "store/closed" });
  await thread.close();
});
