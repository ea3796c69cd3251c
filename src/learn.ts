/**
 * `postern learn spam|ham PATH...`: teaches the local model, also while the gateway runs, which takes the labels up by itself. Each message
 * is judged by the checks and the shipped base first, so that a folder with the wrong label is noticed.
 */
import { createHash } from "node:crypto";
import { userInfo } from "node:os";
import { toJudgingHouse } from "./assembly/judging.ts";
import { openLearner, shippedModel } from "./assembly/learning.ts";
import { type ScanHouse, toArrival } from "./commands/scan/run.ts";
import { type Source, sourcesOf } from "./commands/scan/sources.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { Lesson } from "./learning/teacher.ts";
import type { LearnFlags } from "./main.ts";
import { judgeArrival } from "./pipeline/handle.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { prepareDataFolder } from "./platform/data-folder.ts";
import { OperatorError } from "./platform/errors.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";

const SCAN = { ndjson: false, direction: "inbound", clientIp: null, helo: null, mailFrom: undefined, rcptTo: [], atOnce: 1 } as const;

/** Prints how many messages were learned. Throws OperatorError when the labels are doubted and `--yes` is not given. */
export async function learn(label: "spam" | "ham", paths: readonly string[], flags: LearnFlags): Promise<void> {
  const dataFolder = await prepareDataFolder(flags.data ?? DEFAULT_DATA_FOLDER);
  const settings = loadSettings({ file: flags.config, dataFolder, checks: checksWith(allChecks) });
  if (!settings.learning.enabled) throw new OperatorError("learn/off", "The learner is off (learning.enabled in the settings).");
  const house = toJudgingHouse(settings, shippedModel());
  try {
    const lessons = await lessonsFrom(paths, label === "spam", house, settings.scan.workers * 4);
    if (lessons.length === 0) throw new OperatorError("learn/no-mail", `No mail was found in ${paths.join(", ")}.`);
    const { teacher, close } = await openLearner(dataFolder);
    try {
      const by = `command line (${userInfo().username})`;
      const taught = await teacher.teach(lessons, { by, byHand: false, sure: flags.yes });
      if (taught.kind === "doubted") {
        throw new OperatorError("learn/doubted", `Nothing was learned: ${taught.why}. With --yes they are learned all the same.`);
      }
      const known = taught.known > 0 ? `, ${taught.known} had that label already` : "";
      process.stdout.write(`${taught.count} ${taught.count === 1 ? "message" : "messages"} learned as ${label}${known}.\n`);
    } finally {
      const why = await close();
      if (why !== null) process.stderr.write(`Note: ${why}.\n`);
    }
  } finally {
    await house.workers.close();
  }
}

async function lessonsFrom(paths: readonly string[], spam: boolean, house: ScanHouse, atOnce: number): Promise<readonly Lesson[]> {
  const lessons: Lesson[] = [];
  const underWay: Promise<Lesson>[] = [];
  for await (const source of sourcesOf(paths)) {
    const job = toLesson({ ...source, raw: Buffer.from(source.raw) }, spam, house);
    job.catch(() => {}); // awaited below in order; until then a rejection is not "unhandled"
    underWay.push(job);
    if (underWay.length >= atOnce) lessons.push(await underWay.shift()!); // there is at least one
  }
  for (const job of underWay) lessons.push(await job);
  return lessons;
}

async function toLesson(source: Source, spam: boolean, house: ScanHouse): Promise<Lesson> {
  const [{ verdict }, features] = await Promise.all([
    judgeArrival(toArrival(source, SCAN, house), house),
    house.workers.featuresOf(source.raw),
  ]);
  const probability = verdict.class === "unscannable" ? null : verdict.probability;
  return { spam, probability, calledUnwanted: null, features, sha256: createHash("sha256").update(source.raw).digest("hex") };
}
