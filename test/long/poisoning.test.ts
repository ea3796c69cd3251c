/**
 * Poisoning the local model, on real mail: five hundred wrong labels by one person, sure of each of them, and a loop in which the gateway's
 * own verdicts come back as labels. Either may cost at most a point of what is caught at 0.1 % of the ham lost; undoing restores every bit.
 * The base is trained without the mail that is tested on.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { trainBase, withoutTwinsOf } from "../../bench/detect/base.ts";
import { FREE_SOURCES, type Mail, readSources } from "../../bench/detect/mail.ts";
import { scoredBy } from "../../bench/detect/trained.ts";
import { shareCaught } from "../../src/commands/evaluate/metrics.ts";
import { withBase } from "../../src/learning/base-model.ts";
import { FLOOD_LABELS } from "../../src/learning/doubt.ts";
import { emptyModel, type Learned, Model, type SharedModel } from "../../src/learning/model.ts";
import { type Lesson, Teacher } from "../../src/learning/teacher.ts";
import { openLabelLog } from "../../src/stores/embedded/label-log.ts";
import { UNWANTED } from "../../src/verdict/judge.ts";
import { logOddsOf, toProbability } from "../../src/verdict/log-odds.ts";
import { defaultWeights } from "../../src/verdict/weights.ts";
import { requireCorpus } from "../support/corpora.ts";
import { tempFolder } from "../support/temp.ts";

const WRONG = 500;
const MOST_LOST = 0.01;
const NOBODY = { grams: 0, words: 0 };

interface Poisoned {
  readonly teacher: Teacher;
  readonly model: SharedModel;
  /** Honest labels have been taught; these come next, and those are judged. */
  readonly stream: readonly Mail[];
  readonly caught: () => number;
  readonly lessonOf: (mail: Mail, spam: boolean) => Lesson;
  readonly judge: (mail: Mail) => number;
}

function bitsOf({ local, labels }: SharedModel): string {
  const hash = createHash("sha256");
  for (const table of [local.grams, local.words, labels]) hash.update(Buffer.from(table));
  return hash.digest("hex");
}

async function openPoisoned(t: TestContext): Promise<Poisoned | null> {
  for (const source of ["mail-spamassassin", "mail-foff", "mail-spam-glitchy"]) if (requireCorpus(t, source) === null) return null;
  const free = await readSources(FREE_SOURCES, false);
  const mine = free.filter(({ source }) => source === "spamassassin").toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  const base = trainBase(
    withoutTwinsOf(
      free.filter(({ source }) => source !== "spamassassin"),
      mine,
    ),
  );
  const model = withBase(emptyModel(), base);
  const folder = tempFolder(t);
  const labels = openLabelLog(folder);
  t.after(() => labels.close());
  const clock = { now: () => Date.UTC(2026, 0, 1) };
  const teacher = await Teacher.open({ model, labels, file: join(folder, "models", "local.model"), clock });
  const view = new Model(model);
  const sumOf = (mail: Mail, learned: Learned): number => logOddsOf(defaultWeights, scoredBy(defaultWeights, mail), learned);
  const evidence = (mail: Mail): number =>
    toProbability(sumOf(mail, { ...view.score(mail.features), local: NOBODY, labels: { spam: 0, ham: 0 } }));
  const judge = (mail: Mail): number => sumOf(mail, view.score(mail.features));
  const lessonOf = (mail: Mail, spam: boolean): Lesson => ({
    spam,
    features: mail.features,
    sha256: mail.digest,
    probability: evidence(mail),
    calledUnwanted: toProbability(judge(mail)) >= UNWANTED,
  });
  const [honest, stream, tested] = [mine.slice(0, 1_000), mine.slice(1_000, 1_600), mine.slice(1_600)];
  await teacher.teach(
    honest.map((mail) => lessonOf(mail, mail.spam)),
    { by: "command line", byHand: false, sure: true },
  );
  const caught = (): number =>
    shareCaught(
      tested.map((mail) => ({ spam: mail.spam, probability: 0, logOdds: judge(mail) })),
      0.001,
    );
  return { teacher, model, stream, caught, lessonOf, judge };
}

test(`${WRONG} wrong labels by one person cost at most a point, and undoing them restores every bit`, { timeout: 600_000 }, async (t) => {
  const poisoned = await openPoisoned(t);
  if (poisoned === null) return;
  const { teacher, model, stream, caught, lessonOf } = poisoned;
  const before = { caught: caught(), bits: bitsOf(model) };
  const wrong = stream.slice(0, WRONG).map((mail) => lessonOf(mail, !mail.spam));

  const numbers: number[] = [];
  for (const lesson of wrong) {
    const taught = await teacher.teach([lesson], { by: "mallory", byHand: true, sure: false });
    if (taught.kind === "learned") numbers.push(taught.first);
  }
  assert.ok(numbers.length <= FLOOD_LABELS, `${numbers.length} were taken without a question`);
  const unasked = caught();
  for (const lesson of wrong) {
    const taught = await teacher.teach([lesson], { by: "mallory", byHand: true, sure: true });
    if (taught.kind === "learned" && taught.count > 0) numbers.push(taught.first);
  }
  assert.equal(numbers.length, WRONG);
  const sure = caught();
  t.diagnostic(
    `caught at 0.1 % ham lost: ${before.caught.toFixed(4)}; without an answer to the questions ${unasked.toFixed(4)}; sure of all ${sure.toFixed(4)}`,
  );
  assert.ok(before.caught - unasked <= MOST_LOST, `${before.caught} → ${unasked}`);
  assert.ok(before.caught - sure <= MOST_LOST, `${before.caught} → ${sure}`);
  assert.notEqual(bitsOf(model), before.bits);
  await teacher.undoAll(numbers, "olga");
  assert.equal(bitsOf(model), before.bits);
  assert.equal(caught(), before.caught);
});

test("verdicts that come back as labels cost at most a point", { timeout: 600_000 }, async (t) => {
  const poisoned = await openPoisoned(t);
  if (poisoned === null) return;
  const { teacher, stream, caught, lessonOf, judge } = poisoned;
  const before = caught();
  for (const mail of stream)
    await teacher.teach([lessonOf(mail, toProbability(judge(mail)) >= UNWANTED)], { by: "a script", byHand: true, sure: true });
  t.diagnostic(`caught at 0.1 % ham lost: ${before.toFixed(4)}; after the loop ${caught().toFixed(4)}`);
  assert.ok(before - caught() <= MOST_LOST, `${before} → ${caught()}`);
});
