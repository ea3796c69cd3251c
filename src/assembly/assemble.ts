/**
 * Puts the gateway together from its settings: stores, next hops, scan workers, pipeline, outbox, doors, console.
 * Parts are opened in the order in which they are needed.
 */
import { CampaignIndex } from "../campaigns/campaign-index.ts";
import { followCampaigns } from "../campaigns/follow.ts";
import { release } from "../installation.ts";
import type { SharedModel } from "../learning/model.ts";
import { type InHand, type Outbox, runOutbox } from "../outbox/run.ts";
import { toGateway } from "../pipeline/gateway.ts";
import type { House } from "../pipeline/handle.ts";
import { checks } from "../pipeline/order.ts";
import { ScanPool } from "../pipeline/workers/pool.ts";
import type { Log } from "../platform/log.ts";
import { toNetworks } from "../platform/net.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import { systemClock } from "../ports/clock.ts";
import type { Kept } from "../ports/keeping.ts";
import type { Labels } from "../ports/labels.ts";
import type { OutboundWatch } from "../ports/outbound-watch.ts";
import type { OutboxEntry } from "../ports/outbox.ts";
import { runQuarantine } from "../quarantine/run.ts";
import { rulesIn } from "../rules/known.ts";
import type { Rule } from "../rules/rule.ts";
import { watchRules } from "../rules/watch.ts";
import type { Settings } from "../settings/settings.ts";
import type { EmbeddedStores } from "../stores/embedded/open.ts";
import { openEmbeddedStores } from "../stores/embedded/open.ts";
import type { Weights } from "../verdict/weights.ts";
import type { Watch } from "../watch/watch.ts";
import { withheldEntry, withheldHolds } from "../watch/withhold.ts";
import { Closing } from "./closing.ts";
import { openConsole } from "./console.ts";
import { type Doors, openDoors } from "./doors.ts";
import { type Hops, openHops } from "./hops.ts";
import { keepHouse } from "./housekeeping.ts";
import { toLabels } from "./labelling.ts";
import { catchFaults } from "./last-resort.ts";
import { type OpenLearner, openLearner as openLearnerIn } from "./learning.ts";
import { openOutboundWatch } from "./outbound-watch.ts";
import { toCheckSettings, toChecks, toPolicy, toStoreLimits, toWeights } from "./wiring.ts";

/** Messages that may wait for a scan worker before doors are told to defer: at 2 ms each some seconds of work. */
const SCANS_WAITING = 2_000;
/** How soon labels that the command line gave are learned. */
const LABELS_EVERY: Milliseconds = toMilliseconds("5s");
/** How long transactions in flight may take when the gateway stops. */
const GRACE: Milliseconds = toMilliseconds("30s");

export interface RunningGateway extends Doors {
  readonly console: Awaited<ReturnType<typeof openConsole>>;
  /** Takes what may change while running: policy, groups, checks, observe-only. */
  reload(settings: Settings): void;
  /** Finishes transactions in flight; afterwards everything is down. */
  close(reason: string): Promise<void>;
}

/** What every part may use. */
export interface Base {
  readonly settings: Settings;
  readonly dataFolder: string;
  readonly log: Log;
  readonly closing: Closing;
  readonly stores: EmbeddedStores;
  readonly hops: Hops;
}

/** Throws OperatorError with one sentence when something cannot be opened; nothing stays open then. */
export async function assemble(settings: Settings, dataFolder: string, log: Log): Promise<RunningGateway> {
  const closing = new Closing();
  try {
    const limits = toStoreLimits(settings);
    const stores = closing.add(await openEmbeddedStores({ folder: dataFolder, log, limits }), (each) => each.close());
    const hops = await openHops(settings, log, closing);
    return await openOn({ settings, dataFolder, log, closing, stores, hops });
  } catch (fault) {
    await closing.close();
    throw fault;
  }
}

async function openOn(base: Base): Promise<RunningGateway> {
  const { settings, dataFolder, log, closing, stores, hops } = base;
  const { events } = stores;
  closing.add(catchFaults(events, systemClock, log), (stop) => stop());
  const running = { settings, rules: rulesIn(settings.rules.folder, checks) };
  const learner = settings.learning.enabled ? await openLearner(base) : null;
  const workers = openWorkers(base, running.rules, learner?.model ?? null);
  const wakeOutbox = (): void => outbox.wake();
  const watch = await openOutboundWatch(base, { isTrial: () => running.settings.observeOnly.outbound, wakeOutbox });
  const outbox = openLoops(base, watch?.watch ?? null);
  const judging = toJudging(running);
  const change = (next: Partial<Running>): void => {
    Object.assign(running, next);
    Object.assign(judging, toJudging(running));
    workers.configure(toCheckSettings(running.settings, running.rules, learner?.model ?? null));
  };
  openRules(base, (rules) => change({ rules }));
  const campaigns = new CampaignIndex();
  closing.add(followCampaigns(campaigns, { events, clock: systemClock, log }), (stop) => stop());
  const house = toHouse(base, { workers, inHand: outbox, judging, campaigns, watch: watch?.watch ?? null });
  const gateway = toGateway({ house, hops, log });
  const doors = await openDoors(settings, dataFolder, gateway, log, closing);
  const state = { stopping: false };
  const labels = learner === null ? null : openLabels(base, learner, workers, () => judging.weights);
  const console = await openConsole(base, {
    ...{ doors, workers, campaigns, labels, wakeOutbox },
    ...{ identities: watch?.identities ?? null, isStopping: () => state.stopping },
  });
  events.note({ type: "gateway.started", version: 1, at: systemClock.now(), release });
  return {
    ...doors,
    console,
    reload: (next) => change({ settings: next }),
    close: async (reason) => {
      state.stopping = true;
      await Promise.all([doors.inbound?.close(GRACE), doors.outbound?.close(GRACE)]);
      events.note({ type: "gateway.stopped", version: 1, at: systemClock.now(), reason });
      await closing.close();
    },
  };
}

/** What may change while running. */
interface Running {
  readonly settings: Settings;
  readonly rules: readonly Rule[];
}

interface Judging {
  readonly policy: ReturnType<typeof toPolicy>;
  readonly weights: ReturnType<typeof toWeights>;
  readonly checks: ReturnType<typeof toChecks>;
}

function toJudging({ settings, rules }: Running): Judging {
  return { policy: toPolicy(settings), weights: toWeights(settings), checks: toChecks(settings, rules) };
}

/** Takes up changed rules; broken ones leave the last good ones in place and say so. */
function openRules({ settings, log, closing, stores }: Base, onGood: (rules: readonly Rule[]) => void): void {
  if (settings.rules.folder === null) return;
  const watch = watchRules(settings.rules.folder, checks, {
    onGood: (rules) => {
      onGood(rules);
      log.info({ rules: rules.length }, "the rules were read again");
    },
    onBroken: (mistakes) => {
      log.error({ mistakes }, "the rules are broken; the earlier ones stay");
      const text = `The rules are broken; the earlier ones stay. ${mistakes[0] ?? ""}`;
      stores.events.note({ type: "alert.raised", version: 1, at: systemClock.now(), subject: "settings", text, arrival: null });
    },
  });
  closing.add(watch, (each) => each.stop());
}

/** Keeps in step with `postern learn`, and saves when the gateway stops. */
async function openLearner({ dataFolder, closing, log }: Base): Promise<OpenLearner> {
  const learner = closing.add(await openLearnerIn(dataFolder), async (each) => {
    const why = await each.close();
    if (why !== null) log.error({ why }, "the local model was not saved");
  });
  const timer = setInterval(() => {
    learner.teacher.catchUp().catch((fault: unknown) => log.error({ fault }, "labels could not be read"));
  }, LABELS_EVERY);
  closing.add(timer, (each) => clearInterval(each));
  return learner;
}

function openLabels({ stores }: Base, learner: OpenLearner, workers: ScanPool, weights: () => Weights): Labels {
  const { events, messages } = stores;
  return toLabels({ learner, events, messages, weights, featuresOf: (raw) => workers.featuresOf(raw), clock: systemClock });
}

function openWorkers({ settings, log, closing, stores }: Base, rules: readonly Rule[], learner: SharedModel | null): ScanPool {
  const pool = new ScanPool({
    workers: settings.scan.workers,
    deadline: settings.scan.deadline,
    waiting: SCANS_WAITING,
    settings: toCheckSettings(settings, rules, learner),
    onReplaced: (why) => {
      log.warn({ why }, "a scan worker was replaced");
      const at = systemClock.now();
      stores.events.note({ type: "alert.raised", version: 1, at, subject: "worker-replaced", text: why, arrival: null });
    },
  });
  return closing.add(pool, (each) => each.close());
}

/** The outbox, the ends of holds and quarantine, and housekeeping. Returns the outbox. */
function openLoops({ settings, log, closing, stores, hops }: Base, watch: Watch | null): Outbox {
  const { events, messages, keeping, accounts, incidents } = stores;
  const clock = systemClock;
  const hopFor = (direction: string) => (direction === "outbound" ? hops.outbound : hops.inbound);
  const { quarantine: quarantineFor } = settings.keep;
  const leaving = {
    withheld: async (entry: OutboxEntry) => (watch === null ? null : withheldEntry(watch, keeping, entry)),
    quarantineFor,
  };
  const outbox = closing.add(runOutbox({ store: stores.outbox, messages, hopFor, events, clock, log, ...leaving }), (each) => each.stop());
  const wakeOutbox = (): void => outbox.wake();
  const withheld = async (due: readonly Kept[]) => (watch === null ? [] : withheldHolds(watch, due));
  closing.add(runQuarantine({ keeping, events, clock, log, wakeOutbox, quarantineFor, withheld }), (each) => each.stop());
  const every = [...new Set([hops.inbound, hops.outbound])];
  closing.add(keepHouse({ events, messages, accounts, incidents, hops: every, clock, log, eventsFor: settings.keep.events }), (stop) =>
    stop(),
  );
  return outbox;
}

interface HouseParts {
  readonly workers: ScanPool;
  readonly inHand: InHand;
  readonly judging: Judging;
  readonly campaigns: CampaignIndex;
  readonly watch: OutboundWatch | null;
}

function toHouse(base: Base, parts: HouseParts): House {
  const { settings, log, stores, hops } = base;
  const { events, keeping, messages, outbox, correspondents } = stores;
  const { workers, inHand, judging, campaigns, watch } = parts;
  const clock = systemClock;
  return {
    hostname: settings.hostname,
    ourDomains: settings.domains,
    rules: { ourDomains: new Set(settings.domains) },
    networks: toNetworks(settings.networks),
    workers,
    facts: { correspondents, campaigns },
    policy: () => judging.policy,
    weights: () => judging.weights,
    checks: () => judging.checks,
    events,
    unscannable: events,
    actions: { keeping, messages, outbox, clock, inHand, complain: (text) => log.error({}, text) },
    hopFor: (arrival) => (arrival.door === "smtp-outbound" ? hops.outbound : hops.inbound),
    watch,
    clock,
    quarantineFor: settings.keep.quarantine,
  };
}
