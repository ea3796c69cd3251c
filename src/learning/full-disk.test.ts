/**
 * A disk without room, a real one: what cannot be written is neither learned nor forgotten, what stands is not touched, and it goes on when
 * there is room again. Judging needs no room at all.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { missing } from "../../test/support/missing.ts";
import { requireRoot } from "../../test/support/programs.ts";
import { openLabelLog } from "../stores/embedded/label-log.ts";
import { emptyModel, Model, type SharedModel } from "./model.ts";
import { type Lesson, Teacher } from "./teacher.ts";
import { lettersFeatures } from "./testing/letters.ts";

const SHELL = { by: "command line", byHand: false, sure: true };

function lessons(from: number, count: number): readonly Lesson[] {
  return Array.from({ length: count }, (_, index) => lesson(from + index, (from + index) % 2 === 0));
}

function lesson(number: number, spam: boolean): Lesson {
  const features = lettersFeatures(number % 2 === 0 ? "spam" : "ham", number);
  return { features, spam, sha256: String(number), probability: null, calledUnwanted: null };
}

function bitsOf({ local, labels }: SharedModel): string {
  return Buffer.concat([local.grams, local.words, labels].map((table) => Buffer.from(table))).toString("base64");
}

/** Room for two snapshots and some labels; null after the test was skipped. */
function smallDisk(t: TestContext): string | null {
  if (requireRoot(t) === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "postern-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m,mode=0700", "tmpfs", folder], { stdio: "pipe" });
  } catch (fault) {
    return missing(t, `a tmpfs cannot be mounted here: ${String(fault)}`);
  }
  t.after(() => {
    execFileSync("umount", ["-l", folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Takes all the room that is left. */
function fill(file: string): void {
  for (let size = 1 << 20; size >= 512; size >>= 1) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // full for pieces of this size: smaller ones may still fit
    }
  }
}

async function open(t: TestContext, folder: string): Promise<{ readonly teacher: Teacher; readonly model: SharedModel }> {
  const labels = openLabelLog(folder);
  t.after(() => labels.close());
  const model = emptyModel();
  const file = join(folder, "models", "local.model");
  return { model, teacher: await Teacher.open({ model, labels, file, clock: { now: () => Date.UTC(2026, 0, 1) } }) };
}

test("on a full disk no label is half learned, the earlier snapshot stands, and judging goes on", { timeout: 60_000 }, async (t) => {
  const disk = smallDisk(t);
  if (disk === null) return;
  const [file, ballast] = [join(disk, "models", "local.model"), join(disk, "ballast")];
  const { teacher, model } = await open(t, disk);
  await teacher.teach(lessons(0, 20), SHELL);
  assert.equal(await teacher.save(), null);
  const snapshot = readFileSync(file);
  await teacher.teach(lessons(20, 2), SHELL);
  const learned = bitsOf(model);

  fill(ballast);
  assert.match((await teacher.save()) ?? "", /could not be saved .*learns it anew/);
  assert.deepEqual(readFileSync(file), snapshot);
  assert.equal(existsSync(`${file}.new`), false);
  fill(ballast);
  await assert.rejects(teacher.teach([lesson(3, true), ...lessons(100, 400)], SHELL), { code: "store/full" });
  assert.equal((await teacher.labelOf("3"))?.spam, false, "a label that could not be replaced stands");
  await teacher.catchUp();
  assert.equal(bitsOf(model), learned);
  assert.ok(new Model(model).score(lettersFeatures("spam", 900)).local.grams > 0);

  rmSync(ballast);
  await teacher.teach([lesson(3, true), ...lessons(22, 10)], SHELL);
  assert.equal(await teacher.save(), null);
  const again = await open(t, disk);
  assert.equal(bitsOf(again.model), bitsOf(model));
});
