/**
 * `postern evaluate`: the judging half of the house with a learner of its own. Online it starts empty (or from the shipped base) and is
 * thrown away afterwards; for judging it is what the data folder has learned, and nothing is written there.
 */
import { writeFileSync } from "node:fs";
import { toJudgingHouse } from "./assembly/judging.ts";
import { openToRead, shippedModel } from "./assembly/learning.ts";
import { readIndex } from "./commands/evaluate/index-file.ts";
import { toEvaluation, toScores, toText } from "./commands/evaluate/report.ts";
import { type Evaluated, evaluate, type Prepared } from "./commands/evaluate/run.ts";
import { type ScanHouse, toArrival } from "./commands/scan/run.ts";
import { gather } from "./facts/gather.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import { Learner } from "./learning/learner.ts";
import { emptyModel, type SharedModel } from "./learning/model.ts";
import type { EvaluateFlags } from "./main.ts";
import { viewOf } from "./pipeline/handle.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";
import type { Settings } from "./settings/settings.ts";
import { judge, UNWANTED } from "./verdict/judge.ts";
import { learnedPart, logOddsOf } from "./verdict/log-odds.ts";

const SCAN = { ndjson: false, direction: "inbound", clientIp: null, helo: null, mailFrom: undefined, rcptTo: [], atOnce: 1 } as const;

/** Prints the evaluation; throws OperatorError for a bad index. */
export async function evaluateIndex(flags: EvaluateFlags): Promise<void> {
  const lines = readIndex(flags.index);
  const dataFolder = flags.data ?? DEFAULT_DATA_FOLDER;
  const settings = loadSettings({ file: flags.config, dataFolder, checks: checksWith(allChecks) });
  // the checks run without a learner in the workers: what it says changes from message to message
  const house = toJudgingHouse(settings, null);
  try {
    const model = await modelFor(flags, settings, dataFolder);
    const evaluated = toEvaluated(house, model, settings.scan.workers * 4);
    const rows = await evaluate(lines, flags.protocol, evaluated, (done) => process.stderr.write(`${done} of ${lines.length}\n`));
    if (flags.scores !== undefined) writeFileSync(flags.scores, toScores(rows));
    const result = toEvaluation(rows, flags.protocol, { assumedShare: house.weights().share, unwanted: UNWANTED });
    process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : toText(result, flags.parts));
  } finally {
    await house.workers.close();
  }
}

async function modelFor({ protocol, withBase }: EvaluateFlags, settings: Settings, dataFolder: string): Promise<SharedModel | null> {
  if (!settings.learning.enabled) return null;
  if (protocol === "online") return withBase ? shippedModel() : emptyModel();
  return openToRead(settings, dataFolder);
}

function toEvaluated(house: ScanHouse, model: SharedModel | null, atOnce: number): Evaluated {
  const learner = model === null ? null : new Learner(model);
  return { atOnce, prepare: (raw, name) => prepare({ house, learner }, raw, name) };
}

async function prepare(
  { house, learner }: { readonly house: ScanHouse; readonly learner: Learner | null },
  raw: Buffer,
  name: string,
): Promise<Prepared> {
  const arrival = toArrival({ name, raw }, SCAN, house);
  const scan = await house.workers.read(raw);
  try {
    const facts = await gather(arrival, scan.summary, house.facts);
    const { findings, failed } = await scan.examine(viewOf(arrival, house.ourDomains), facts);
    const features = learner === null ? null : await house.workers.featuresOf(raw);
    const broken = failed.map(({ check }) => check);
    return {
      judge: () => {
        const weights = house.weights();
        const seen = learner === null || features === null ? null : { ...learner.model.score(features), telling: [] };
        const verdict = judge(weights, { findings, facts, definitions: house.checks(), failed: broken, learned: seen });
        const scored = verdict.because.map(({ finding }) => finding).filter(({ check }) => check !== "learning/words");
        return {
          probability: verdict.probability,
          logOdds: logOddsOf(weights, scored, seen),
          class: verdict.class,
          because: verdict.because.slice(0, 5).map(({ finding }) => finding.name),
          parts: { checks: logOddsOf(weights, scored, null), learner: seen === null ? 0 : learnedPart(weights.learner, seen).sum },
        };
      },
      learn: (spam) => {
        if (features !== null) learner?.learn(features, spam);
      },
    };
  } finally {
    scan.forget();
  }
}
