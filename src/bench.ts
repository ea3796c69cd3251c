/**
 * `postern bench`: puts the judging half of the house and peers beside each other and measures them in turn.
 * Everything that a run writes lies in a temporary folder of its own, which is removed at the end.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Closing } from "./assembly/closing.ts";
import { toJudgingHouse } from "./assembly/judging.ts";
import { openToRead } from "./assembly/learning.ts";
import { posternStarter } from "./commands/bench/cold-start.ts";
import { type MailSample, sampleOf, unpackCorpora } from "./commands/bench/mail.ts";
import { toSubject } from "./commands/bench/ours.ts";
import { rspamdStarter, startRspamd } from "./commands/bench/peers/rspamd.ts";
import { startSpamAssassin } from "./commands/bench/peers/spamassassin.ts";
import { toLessons } from "./commands/bench/peers/training.ts";
import { toReport } from "./commands/bench/report.ts";
import type { Subject } from "./commands/bench/round.ts";
import { benchScan } from "./commands/bench/scan.ts";
import { startGateway } from "./commands/bench/smtp/gateway.ts";
import { startPostfix } from "./commands/bench/smtp/postfix.ts";
import type { Relay } from "./commands/bench/smtp/relay.ts";
import { toSmtpReport } from "./commands/bench/smtp/report.ts";
import { benchSmtp } from "./commands/bench/smtp/run.ts";
import { startSink } from "./commands/bench/smtp/sink.ts";
import { measureStages, type StageCosts } from "./commands/bench/stages.ts";
import type { ScanHouse } from "./commands/scan/run.ts";
import { nothingKnown } from "./facts/fact.ts";
import { DEFAULT_DATA_FOLDER, release } from "./installation.ts";
import type { SharedModel } from "./learning/model.ts";
import type { Message } from "./mail/message.ts";
import type { BenchFlags, BenchKind } from "./main.ts";
import { examine, prepare } from "./pipeline/examine.ts";
import { askLearner, toLearner } from "./pipeline/learned.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { OperatorError } from "./platform/errors.ts";
import { toNetworks } from "./platform/net.ts";
import { unreachable } from "./platform/unreachable.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";
import type { Settings } from "./settings/settings.ts";
import { judge } from "./verdict/judge.ts";

/** SpamAssassin takes a hundred milliseconds of CPU for a message. */
const MESSAGES = { none: 1_000, rspamd: 400, spamassassin: 60 } as const;
/** Rspamd's classifier answers from 200 messages of each kind on. */
const LESSONS = 600;
const STAGE_PASSES = 3;
const ENTRY = fileURLToPath(new URL("../bin/postern.mjs", import.meta.url));

interface Run {
  readonly settings: Settings;
  readonly sample: MailSample;
  readonly folder: string;
  readonly flags: BenchFlags;
  readonly closing: Closing;
}

export async function bench(kind: Exclude<BenchKind, "hijack">, paths: readonly string[], flags: BenchFlags): Promise<void> {
  if (process.platform !== "linux") throw new OperatorError("bench/not-linux", "The benchmarks read /proc, which only Linux has.");
  const settings = loadSettings({ file: flags.config, dataFolder: flags.data ?? DEFAULT_DATA_FOLDER, checks: checksWith(allChecks) });
  const closing = new Closing();
  const folder = closing.add(await mkdtemp(join(tmpdir(), "postern-bench-")), (path) =>
    rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  );
  // peers are processes of their own: they must not outlive a benchmark that is told to stop
  let abandoned = false;
  const abandon = (): void => {
    if (!abandoned) void closing.close().finally(() => process.exit(2));
    abandoned = true;
  };
  // `on`, not `once`: a second signal, which a process group often gets, must not cut the tidying short
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, abandon);
  try {
    const run = { settings, flags, folder, closing, sample: await sampleFor(paths, flags, folder) };
    switch (kind) {
      case "scan":
        return await benchScanning(run);
      case "smtp":
        return await benchGateways(run);
      default:
        return unreachable(kind);
    }
  } catch (fault) {
    // what breaks because its parts are being closed is not worth a word; the process ends as soon as they are
    if (abandoned) await new Promise<never>(() => {});
    throw fault;
  } finally {
    await closing.close();
  }
}

async function sampleFor(paths: readonly string[], { against, messages }: BenchFlags, folder: string): Promise<MailSample> {
  const wanted = { measured: messages ?? MESSAGES[against ?? "none"], training: against === "rspamd" ? LESSONS * 2 : 0 };
  if (paths.length > 0) return sampleOf(paths, wanted);
  const corpora = process.env["POSTERN_CORPORA"] ?? fileURLToPath(new URL("../../shared/corpora", import.meta.url));
  const sample = await sampleOf(await unpackCorpora(corpora, join(folder, "corpora")), wanted);
  return { ...sample, from: "the mail corpora" };
}

async function benchScanning({ settings, sample, folder, flags, closing }: Run): Promise<void> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const model = await openToRead(settings, flags.data ?? DEFAULT_DATA_FOLDER);
  const house = toJudgingHouse(settings, model);
  const { workers } = settings.scan;
  const told = model === null ? "the learner is off" : "the learner on, with the shipped base and what the data folder has learned";
  const ours = [closing.add(toSubject(house, workers, { learns: model !== null, told }), (each) => each.close())];
  // the fair side of a peer without a classifier; its idle workers count in the memory of both
  if (flags.against !== undefined && model !== null) {
    const without = toSubject(toJudgingHouse(settings, null), workers, { learns: false, told: "the learner is off" });
    ours.push(closing.add(without, (each) => each.close()));
  }
  const peers: Subject[] = [];
  const startPeer = async (start: () => Promise<Subject>): Promise<void> => {
    say("starting the peer");
    peers.push(closing.add(await start(), (each) => each.close()));
  };
  const training = toLessons(sample.training, LESSONS);
  if (flags.against === "rspamd") {
    for (const bayes of [false, true]) await startPeer(() => startRspamd({ folder, bayes, training }));
  }
  if (flags.against === "spamassassin") await startPeer(() => startSpamAssassin(folder));
  say("looking at the stages");
  const stages = stagesOf({ settings, house, model }, sample);
  const starters = flags.against === "rspamd" ? [posternStarter(ENTRY, folder), rspamdStarter(folder)] : [];
  const result = await benchScan({ sample, ours, peers, repeats: flags.repeats, release, stages, starters, progress: say });
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : toReport(result));
}

async function benchGateways({ sample, folder, flags, closing }: Run): Promise<void> {
  if (flags.against === "spamassassin")
    throw new OperatorError("bench/no-such-peer", "bench smtp compares with rspamd (behind Postfix) only.");
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const sinkPort = await startSink(folder, closing);
  const ours = closing.add(await startGateway(ENTRY, folder, sinkPort), (each) => each.close());
  const peers: Relay[] = [];
  if (flags.against === "rspamd") {
    say("starting the peer");
    const rspamd = closing.add(await startRspamd({ folder, bayes: false, training: [] }), (each) => each.close());
    peers.push(closing.add(await startPostfix(folder, sinkPort, rspamd), (each) => each.close()));
  }
  const result = await benchSmtp({ sample, ours, peers, repeats: flags.repeats, release, progress: say });
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : toSmtpReport(result));
}

const NOTHING_FOUND = { findings: [], failed: [], learned: null, traits: null };

interface Staged {
  readonly settings: Settings;
  readonly house: ScanHouse;
  readonly model: SharedModel | null;
}

function stagesOf({ settings, house, model }: Staged, sample: MailSample): StageCosts {
  const view = {
    direction: "inbound",
    client: { address: null, port: null, helo: null, protocol: "SMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: null, mailFromUnknown: true, mailParameters: {}, rcptTo: [] },
    ourDomains: settings.domains,
    networks: toNetworks(settings.networks),
  } as const;
  const facts = nothingKnown("this benchmark looks nothing up");
  const checks = prepare(house.checks(), { disabled: [], options: settings.checks.options }).map((each) => ({
    id: each.check.id,
    run: (message: Parameters<typeof examine>[1]["message"]) => examine([each], { message, view, facts }).findings,
  }));
  const definitions = house.checks();
  const judgeAll = (findings: ReturnType<typeof examine>["findings"]): void =>
    void judge(house.weights(), { findings, facts, definitions });
  const asked = toLearner(model);
  const learner = asked === null ? null : (message: Message): void => void askLearner(asked, message, NOTHING_FOUND);
  return measureStages(sample.measured, { checks, learner, judge: judgeAll }, STAGE_PASSES);
}
