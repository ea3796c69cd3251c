/**
 * A scan worker: reads messages and runs checks, and nothing else. It may be killed at any moment; the pool then starts another
 * and repeats what innocent scans had done here.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { ArrivalView } from "../../checks/check.ts";
import { layOutPhrases } from "../../checks/words/phrases.ts";
import type { Facts } from "../../facts/all.ts";
import { featuresOf } from "../../learning/model.ts";
import { CodeAwareReader } from "../../mail/codes/code-aware-reader.ts";
import type { Message } from "../../mail/message.ts";
import { summarize } from "../../mail/summarize.ts";
import { messageOf } from "../../platform/errors.ts";
import { buildRules } from "../../rules/build.ts";
import { examine, type PreparedCheck, prepare } from "../examine.ts";
import { type Asked, askLearner, toLearner } from "../learned.ts";
import { checks } from "../order.ts";
import { CostReport } from "../pattern-costs.ts";
import type { CheckSettings, Examination, FromWorker, ScanNumber, ToWorker } from "./protocol.ts";

const port = parentPort;
if (port === null) throw new Error("a scan worker runs only inside the pool");
const postMessage = (reply: FromWorker): void => port.postMessage(reply);

const COSTS_EVERY = 2_000;
const costs = new CostReport();
// The pool writes workerData and is the only one to start this file.
let prepared = prepareAll(workerData as CheckSettings);
const reader = new CodeAwareReader();
layOutPhrases(); // not while a message's deadline runs
let learner: Asked | null = toLearner((workerData as CheckSettings).learner ?? null);
const read = new Map<ScanNumber, Message>();

function prepareAll(settings: CheckSettings): readonly PreparedCheck[] {
  const rules = buildRules(settings.rules ?? []);
  rules.warmUp(); // not while a message's deadline runs
  costs.startWith(rules);
  return prepare([...checks, ...rules.checks], settings);
}

async function parse(raw: Uint8Array): Promise<Message> {
  return reader.read(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
}

/** By the checks and by the learner. */
function examineWhole(message: Message, view: ArrivalView, facts: Facts): Examination {
  return askLearner(learner, message, examine(prepared, { message, view, facts }));
}

async function answer(request: ToWorker): Promise<void> {
  switch (request.kind) {
    case "read": {
      const message = await parse(request.raw);
      read.set(request.scan, message);
      postMessage({ kind: "summary", scan: request.scan, summary: summarize(message) });
      return;
    }
    case "examine": {
      const message = read.get(request.scan);
      if (message === undefined) throw new Error("the scan is not known here");
      read.delete(request.scan); // a scan ends with its examination, which is never repeated here
      postMessage({ kind: "examination", scan: request.scan, examination: examineWhole(message, request.view, request.facts) });
      return;
    }
    case "scan": {
      const message = await parse(request.raw);
      const summary = summarize(message);
      postMessage({ kind: "scanned", scan: request.scan, summary, examination: examineWhole(message, request.view, request.facts) });
      return;
    }
    case "features": {
      postMessage({ kind: "features", scan: request.scan, features: featuresOf(await parse(request.raw)) });
      return;
    }
    case "forget":
      read.delete(request.scan);
      return;
    case "settings":
      prepared = prepareAll(request.settings);
      learner = toLearner(request.settings.learner ?? null);
      return;
  }
}

port.on("message", (request: ToWorker) => {
  answer(request).catch((thrown: unknown) => {
    if (request.kind === "settings") throw thrown;
    postMessage({ kind: "fault", scan: request.scan, message: messageOf(thrown) });
  });
});
setInterval(() => {
  const news = costs.take();
  if (news.length > 0) postMessage({ kind: "costs", costs: news });
}, COSTS_EVERY).unref();
postMessage({ kind: "ready" });
