/** Delivery into a Maildir on a real disk, and what happens when it cannot be written. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { requireRoot } from "../../../test/support/programs.ts";
import { delivery, hopTo } from "../testing/hop.ts";

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "postern-maildir-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test("the message stands in new with its bytes, Return-Path and Delivered-To above; tmp is empty", async (t) => {
  const folder = join(await folderFor(t), "box");
  const hop = hopTo(t, [{ kind: "maildir", folder }], { hostname: "a/b:c" });
  const message = "Subject: a\r\n\r\n.\r\n..b\r\nä\r\n";
  const handover = await hop.deliver(delivery(message, ["b@example.org", "c@example.org"]));
  assert.ok(handover.kind === "accepted");
  assert.equal(handover.reply.code, 250);
  const names = await readdir(join(folder, "new"));
  assert.deepEqual(names, [handover.queueId]);
  assert.match(names[0] ?? "", /^\d+\.M\d+P\d+R[0-9a-f]{16}\.a\\057b\\072c$/);
  const path = join(folder, "new", names[0] ?? "");
  const trace = "Return-Path: <a@example.com>\r\nDelivered-To: b@example.org\r\nDelivered-To: c@example.org\r\n";
  assert.equal(await readFile(path, "utf8"), trace + message);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(join(folder, "tmp")), []);
  assert.deepEqual(await readdir(join(folder, "cur")), []);
});

test("many at once have a file each; the null reverse-path is written as <>; addresses add no fields", async (t) => {
  const folder = await folderFor(t);
  const hop = hopTo(t, [{ kind: "maildir", folder }]);
  const handovers = await Promise.all(
    Array.from({ length: 50 }, () => hop.deliver(delivery(undefined, ["b\r\nX: y@z"], { mailFrom: null }))),
  );
  assert.ok(handovers.every((handover) => handover.kind === "accepted"));
  const names = await readdir(join(folder, "new"));
  assert.equal(names.length, 50);
  assert.match(await readFile(join(folder, "new", names[0] ?? ""), "utf8"), /^Return-Path: <>\r\nDelivered-To: b\?\?X: y@z\r\nSubject/);
});

test("a Maildir that cannot be written fails as a value and recovers", async (t) => {
  const parent = await folderFor(t);
  const folder = join(parent, "box");
  await writeFile(folder, "a file in the way");
  const hop = hopTo(t, [{ kind: "maildir", folder }]);
  const handover = await hop.deliver(delivery());
  assert.ok(handover.kind === "failed");
  assert.match(hop.health()[0]?.failing ?? "", /cannot be written/);
  await rm(folder);
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  assert.equal(hop.health()[0]?.failing, null);
});

test("a full disk is a delay with 452 4.3.1, leaves nothing behind and recovers", async (t) => {
  if (requireRoot(t) === null) return;
  const folder = await folderFor(t);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=128k", "tmpfs", folder]);
  try {
    const hop = hopTo(t, [{ kind: "maildir", folder }]);
    const handover = await hop.deliver(delivery("x".repeat(200_000)));
    assert.ok(handover.kind === "refused");
    assert.deepEqual([handover.reply.code, handover.reply.enhanced], [452, "4.3.1"]);
    assert.deepEqual(await readdir(join(folder, "tmp")), []);
    assert.equal((await hop.deliver(delivery())).kind, "accepted");
  } finally {
    execFileSync("umount", [folder]);
  }
});

test("a Maildir offers everything but DSN and takes every recipient", async (t) => {
  const hop = hopTo(t, [{ kind: "maildir", folder: await folderFor(t) }]);
  assert.deepEqual(await hop.capabilities(), { size: null, eightBitMime: true, smtputf8: true, dsn: false });
  const answer = await hop.ask({ mailFrom: null, mailParameters: {}, recipient: { address: "b@example.org" } });
  assert.ok(answer.kind === "replied" && answer.reply.code === 250);
});
