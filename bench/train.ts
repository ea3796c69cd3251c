/**
 * `npm run train`: trains the base model and fits the verdict from the free corpora and the project's own messages, and writes models/.
 * The same mail and the same sources give the same bytes. Measures as bench:detect does, compares with what the present model measured, and
 * refuses (exit code 1, nothing written) to get worse. `--report` only measures. Mail that may not be shipped is tested on, never trained on.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { encodeBaseModel } from "../src/learning/base-model.ts";
import { toWeights, type WeightsTable } from "../src/verdict/weights.ts";
import { train, trainWithout, type Untrained } from "./detect/folds.ts";
import { FREE_SOURCES, type Mail, readSources, TEST_SOURCES } from "./detect/mail.ts";
import { judgeUntrained, type Outside, trainedRows, untrainedRows } from "./detect/rows.ts";
import { fitLocal, halves, learnSplit, periods } from "./detect/trained.ts";
import { type Figures, toFigures, whatIsWorse } from "./detect/worse.ts";
import { toTableText } from "./detect/write-table.ts";

const MODELS = new URL("../models/", import.meta.url);
const BASE = new URL("base.model", MODELS);
const TABLE = new URL("verdict.json", MODELS);
const FIGURES = new URL("figures.json", MODELS);
/** The shipped base stays below this (product of the project: 4 MB). */
const MOST_BYTES = 4_000_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const free = await readSources(FREE_SOURCES, false);
  const others = await readSources(TEST_SOURCES, false);
  say(`${free.length} messages to train on, ${others.length} others to test on`);
  const trained = train(free);
  say(`calibration: ${trained.line.slope.toFixed(2)} times the log-odds, and ${trained.line.offset.toFixed(2)}`);
  const mailOf2002 = free.filter(({ source }) => source === "spamassassin");
  // calibrated as the shipped table is, so that what mixes it with the local model means the same there
  const outside = trainWithout(free, "spamassassin", trained.line);
  const splits = [...halves(mailOf2002), periods(mailOf2002)].map((split) => ({ ...split, learned: learnSplit(split, outside.base) }));
  const mixed = fitLocal(outside.table, splits);
  const table = {
    ...trained.table,
    learner: { ...mixed.learner, base: trained.table.learner.base, mostOfBase: trained.table.learner.mostOfBase },
  };
  const figures = measure(
    free,
    others,
    { ...trained, table, weights: toWeights(table) },
    {
      ...outside,
      weights: toWeights(mixed),
    },
  );
  const earlier = existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, "utf8")) as Figures) : null; // our own file
  report(figures, earlier);
  const worse = earlier === null ? [] : whatIsWorse(figures, earlier);
  for (const sentence of worse) say(`WORSE: ${sentence}`);
  if (process.argv.includes("--report")) return 0;
  if (worse.length > 0) {
    say("The model was not written.");
    return 1;
  }
  return write(trained, table, figures);
}

function measure(free: readonly Mail[], others: readonly Mail[], all: Untrained, outside: Outside): Figures {
  const untrained = untrainedRows(judgeUntrained(free, others, all));
  const trained = trainedRows(
    free.filter(({ source }) => source === "spamassassin"),
    outside,
  );
  return toFigures(untrained, trained);
}

function report(figures: Figures, earlier: Figures | null): void {
  for (const [name, value] of Object.entries(figures)) {
    const before = earlier?.[name];
    say(`${name.padEnd(62)} ${value.toFixed(4)}${before === undefined ? "" : `  before ${before.toFixed(4)}`}`);
  }
}

function write({ base }: Untrained, table: WeightsTable, figures: Figures): number {
  const bytes = encodeBaseModel(base);
  if (bytes.length > MOST_BYTES) {
    say(`The base model takes ${bytes.length} bytes, more than ${MOST_BYTES}; it was not written.`);
    return 1;
  }
  writeFileSync(BASE, bytes);
  writeFileSync(TABLE, toTableText(table));
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  say(`models/base.model: ${bytes.length} bytes, sha256 ${createHash("sha256").update(bytes).digest("hex")}`);
  return 0;
}

process.exitCode = await main();
