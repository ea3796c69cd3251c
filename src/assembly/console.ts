/** Opens the console's server and the numbers of /metrics. */
import { openAdmin } from "../admin/open.ts";
import type { AdminServer, HopHealth, Readiness } from "../admin/options.ts";
import { consoleFolder, release } from "../installation.ts";
import type { ScanPool } from "../pipeline/workers/pool.ts";
import { Metrics } from "../platform/metrics.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Campaigns } from "../ports/campaigns.ts";
import { systemClock } from "../ports/clock.ts";
import type { Identities } from "../ports/identities.ts";
import type { Labels } from "../ports/labels.ts";
import type { Base } from "./assemble.ts";
import type { Doors } from "./doors.ts";
import { meter } from "./metering.ts";
import { samplesThrough } from "./samples.ts";

const LOOK_AT_OUTBOX_EVERY: Milliseconds = toMilliseconds("5s");

export interface ConsoleParts {
  readonly doors: Doors;
  readonly workers: ScanPool;
  readonly campaigns: Campaigns;
  readonly labels: Labels | null;
  /** Null when the outbound watch is off. */
  readonly identities: Identities | null;
  readonly wakeOutbox: () => void;
  readonly isStopping: () => boolean;
}

/** Null when the settings want no console. */
export async function openConsole(base: Base, parts: ConsoleParts): Promise<AdminServer | null> {
  const { settings, closing, stores, hops, log } = base;
  const nextHops = (): readonly HopHealth[] =>
    (["inbound", "outbound"] as const).flatMap((direction) => hops[direction].health().map((each) => ({ direction, ...each })));
  const metrics = openMetrics(base, parts, nextHops);
  if (settings.console.listen === null) return null;
  const { events, keeping, messages, accounts, outbox, incidents } = stores;
  const server = await openAdmin(
    { listen: settings.console.listen, publicUrl: settings.console.publicUrl, consoleFolder, release },
    {
      events,
      keeping,
      messages,
      accounts,
      outbox,
      campaigns: parts.campaigns,
      labels: parts.labels,
      identities: parts.identities,
      incidents,
      site: settings,
      wakeOutbox: parts.wakeOutbox,
      nextHops,
      sendSamples: () => samplesThrough(settings, parts.doors, log),
      metrics: () => metrics.toText(),
      ready: () => readiness(parts.isStopping(), nextHops()),
      clock: systemClock,
      log,
    },
  );
  return closing.add(server, (each) => each.close());
}

function openMetrics({ closing, stores }: Base, parts: ConsoleParts, nextHops: () => readonly HopHealth[]): Metrics {
  const metrics = new Metrics();
  const { doors, workers } = parts;
  let waiting = 0;
  const look = (): void => {
    stores.outbox.waiting().then(
      (now) => {
        waiting = now;
      },
      () => {}, // the number is shown as it was; the store's own fault is logged where it happens
    );
  };
  closing.add(setInterval(look, LOOK_AT_OUTBOX_EVERY).unref(), clearInterval);
  const stop = meter(metrics, stores.events, {
    connections: () => (doors.inbound?.connections() ?? 0) + (doors.outbound?.connections() ?? 0),
    scansWaiting: () => workers.waiting,
    hopsFailing: () => nextHops().filter(({ failing }) => failing !== null).length,
    outboxWaiting: () => waiting,
    identities: () => Object.entries(parts.identities?.counts() ?? {}),
    patternCosts: () => workers.patternCosts,
  });
  closing.add(stop, (end) => end());
  return metrics;
}

function readiness(stopping: boolean, hops: readonly HopHealth[]): Readiness {
  const reasons = hops.filter(({ failing }) => failing !== null).map(({ hop, failing }) => `${hop} cannot be used: ${failing}`);
  if (stopping) reasons.unshift("the gateway is stopping");
  return { ready: reasons.length === 0, reasons };
}
