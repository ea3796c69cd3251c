/** Teaching, doubting, undoing, and surviving damage; on a real log in a folder of its own. */
import assert from "node:assert/strict";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { openLabelLog } from "../stores/embedded/label-log.ts";
import { FLOOD_LABELS } from "./doubt.ts";
import { emptyModel, Model, type SharedModel } from "./model.ts";
import { type Lesson, Teacher } from "./teacher.ts";
import { lettersFeatures } from "./testing/letters.ts";

const ANNA = { by: "anna", byHand: true, sure: false };
const SHELL = { by: "command line", byHand: false, sure: false };

interface Opened {
  readonly teacher: Teacher;
  readonly model: SharedModel;
}

async function open(t: TestContext, folder: string): Promise<Opened> {
  const labels = openLabelLog(folder);
  t.after(() => labels.close());
  const model = emptyModel();
  const file = join(folder, "models", "local.model");
  return { model, teacher: await Teacher.open({ model, labels, file, clock: { now: () => Date.UTC(2026, 0, 1) } }) };
}

function lesson(kind: "spam" | "ham", number: number, about: Partial<Lesson> = {}): Lesson {
  return {
    features: lettersFeatures(kind, number),
    spam: kind === "spam",
    sha256: `${kind} ${number}`,
    probability: null,
    calledUnwanted: null,
    ...about,
  };
}

function lessons(count: number): readonly Lesson[] {
  return Array.from({ length: count }, (_, number) => lesson(number % 2 === 0 ? "spam" : "ham", number));
}

/** Every bit of what was learned. */
function bitsOf(model: SharedModel): string {
  return Buffer.concat([model.local.grams, model.local.words, model.labels].map((table) => Buffer.from(table))).toString("base64");
}

test("what was taught tells new letters apart, and workers see it in the shared memory", async (t) => {
  const { teacher, model } = await open(t, tempFolder(t));
  await teacher.teach(lessons(20), SHELL);
  const seenByWorker = new Model(structuredClone(model));
  const spam = seenByWorker.score(lettersFeatures("spam", 77)).local;
  const ham = seenByWorker.score(lettersFeatures("ham", 78)).local;
  assert.ok(spam.grams > 0 && spam.words > 0, JSON.stringify(spam));
  assert.ok(ham.grams < 0 && ham.words < 0, JSON.stringify(ham));
  assert.deepEqual([...seenByWorker.labels], [10, 10]);
});

test("undoing gives the very weights that there would be without the label", async (t) => {
  const { teacher, model } = await open(t, tempFolder(t));
  await teacher.teach(lessons(12), SHELL);
  const before = bitsOf(model);
  const wrong = await teacher.teach([lesson("spam", 100, { spam: false })], ANNA);
  assert.ok(wrong.kind === "learned");
  assert.notEqual(bitsOf(model), before);
  assert.equal(await teacher.undo(wrong.first, "anna"), true);
  assert.equal(bitsOf(model), before);
  assert.equal(await teacher.undo(wrong.first, "anna"), false);
  assert.equal(await teacher.labelOf("spam 100"), null);
});

test("the other label for a message takes the place of the first", async (t) => {
  const { teacher, model } = await open(t, tempFolder(t));
  await teacher.teach([lesson("spam", 1, { spam: false })], ANNA);
  await teacher.teach([lesson("spam", 1)], ANNA);
  const relabelled = bitsOf(model);
  const other = await open(t, tempFolder(t));
  await other.teacher.teach([lesson("spam", 1)], ANNA);
  assert.equal(relabelled, bitsOf(other.model));
  assert.deepEqual(await teacher.teach([lesson("spam", 1)], ANNA), { kind: "learned", first: 0, count: 0, known: 1 });
});

test("a restart knows the same, from the snapshot, and from the log when the snapshot is gone, cut off or altered", async (t) => {
  const folder = tempFolder(t);
  const { teacher, model } = await open(t, folder);
  await teacher.teach(lessons(9), SHELL);
  await teacher.save();
  const learned = bitsOf(model);
  const file = join(folder, "models", "local.model");
  const whole = readFileSync(file);
  assert.equal(bitsOf((await open(t, folder)).model), learned);
  truncateSync(file, whole.length - 1_000);
  assert.equal(bitsOf((await open(t, folder)).model), learned);
  const altered = Buffer.from(whole);
  altered[whole.length - 4_000_000]! ^= 1;
  writeFileSync(file, altered);
  assert.equal(bitsOf((await open(t, folder)).model), learned);
  writeFileSync(file, "not a model at all");
  assert.equal(bitsOf((await open(t, folder)).model), learned);
  writeFileSync(file, whole); // an old snapshot beside a newer log
  await teacher.teach([lesson("ham", 50)], SHELL);
  assert.equal(bitsOf((await open(t, folder)).model), bitsOf(model));
});

test("labels of another process are taken up, undone ones included", async (t) => {
  const folder = tempFolder(t);
  const gateway = await open(t, folder);
  const shell = await open(t, folder);
  await gateway.teacher.teach(lessons(4), SHELL);
  const taught = await shell.teacher.teach([lesson("spam", 30)], SHELL);
  assert.ok(taught.kind === "learned");
  await gateway.teacher.catchUp();
  assert.equal(bitsOf(gateway.model), bitsOf(shell.model));
  await shell.teacher.undo(taught.first, "shell");
  await gateway.teacher.catchUp();
  assert.equal(bitsOf(gateway.model), bitsOf(shell.model));
});

test("a flood of labels by hand is doubted until the person is sure; a folder taught at the machine is not", async (t) => {
  const { teacher } = await open(t, tempFolder(t));
  for (let number = 0; number < FLOOD_LABELS; number++) {
    assert.equal((await teacher.teach([lesson("spam", number)], ANNA)).kind, "learned", `label ${number}`);
  }
  const flood = await teacher.teach([lesson("spam", 200)], ANNA);
  assert.ok(flood.kind === "doubted" && /31 labels within 10 minutes/.test(flood.why));
  assert.equal(await teacher.labelOf("spam 200"), null);
  assert.equal((await teacher.teach([lesson("spam", 200)], { ...ANNA, by: "ben" })).kind, "learned", "other people are not meant");
  assert.equal((await teacher.teach([lesson("spam", 201)], { ...ANNA, sure: true })).kind, "learned");
  assert.equal((await teacher.teach(lessons(60), SHELL)).kind, "learned");
});

test("labels against strong evidence are doubted: one alone, and a list with many", async (t) => {
  const { teacher } = await open(t, tempFolder(t));
  const wrong = lesson("spam", 1, { spam: false, probability: 0.99 });
  const doubted = await teacher.teach([wrong], ANNA);
  assert.ok(doubted.kind === "doubted" && /99\.0 % likely unwanted/.test(doubted.why));
  assert.equal((await teacher.teach([{ ...wrong, probability: 0.9 }], ANNA)).kind, "learned");
  const list = (contradicting: number): readonly Lesson[] =>
    Array.from({ length: 20 }, (_, number) =>
      lesson("spam", 300 + number, { spam: false, probability: number < contradicting ? 0.99 : 0.2 }),
    );
  assert.equal((await teacher.teach(list(5), SHELL)).kind, "doubted");
  assert.equal((await teacher.teach(list(4), SHELL)).kind, "learned", "a few corrections are what teaching is for");
});

test("by hand, what the verdict said already teaches nothing, and who contradicts strong evidence counts less and less", async (t) => {
  const { teacher, model } = await open(t, tempFolder(t));
  const untaught = bitsOf(model);
  await teacher.teach([lesson("spam", 1, { probability: 0.9, calledUnwanted: true })], ANNA);
  assert.equal(bitsOf(model), untaught);
  await teacher.teach([lesson("spam", 1, { probability: 0.9, calledUnwanted: true, sha256: "at the machine" })], SHELL);
  assert.notEqual(bitsOf(model), untaught);

  const pushOf = async (by: string, number: number): Promise<number> => {
    const [before] = new Model(model).labels;
    await teacher.teach([lesson("spam", number, { probability: 0.5, calledUnwanted: false })], { ...ANNA, by });
    return (new Model(model).labels[0] ?? 0) - (before ?? 0);
  };
  const credit = await pushOf("mallory", 10);
  assert.ok(credit > 0 && credit < 1, `${credit}`);
  for (let number = 20; number < 25; number++) {
    await teacher.teach([lesson("ham", number, { spam: true, probability: 0.01, calledUnwanted: false })], {
      ...ANNA,
      by: "mallory",
      sure: true,
    });
  }
  assert.ok((await pushOf("mallory", 11)) < credit * 0.6);
  assert.ok(Math.abs((await pushOf("ben", 12)) - credit) < 1e-6, "others are not meant");
});
