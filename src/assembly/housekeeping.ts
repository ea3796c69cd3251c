/**
 * What a gateway does by the clock: forgets what has passed its time (product.md 2.6), and raises one alert when a next hop goes down
 * and when it comes back. A fault here is logged and tried again; mail flow never waits for it.
 */
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { IncidentStore } from "../ports/incidents.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { NextHop } from "../ports/next-hop.ts";

const SWEEP_EVERY: Milliseconds = toMilliseconds("10m");
const LOOK_AT_HOPS_EVERY: Milliseconds = toMilliseconds("2s");

export interface Housekeeping {
  readonly events: EventLog;
  readonly messages: MessageStore;
  readonly accounts: Accounts;
  readonly incidents: IncidentStore;
  readonly hops: readonly NextHop[];
  readonly clock: Clock;
  readonly log: Log;
  /** How long events and incidents that are over stay. */
  readonly eventsFor: Milliseconds;
}

/** Returns the way to stop. */
export function keepHouse(house: Housekeeping): () => void {
  const failing = new Map<string, string>();
  const sweep = repeat(SWEEP_EVERY, house.log, () => forgetOld(house));
  const look = repeat(LOOK_AT_HOPS_EVERY, house.log, async () => lookAtHops(house, failing));
  return () => {
    sweep();
    look();
  };
}

async function forgetOld({ events, messages, accounts, incidents, clock, eventsFor }: Housekeeping): Promise<void> {
  const now = clock.now();
  // bounded slices, so that commits of live mail come between
  while ((await events.forget(now - eventsFor)) > 0);
  while ((await incidents.forget(now - eventsFor)) > 0);
  await messages.sweep(now);
  await accounts.forgetExpired(now);
}

function lookAtHops({ hops, events, clock, log }: Housekeeping, failing: Map<string, string>): void {
  for (const { hop, failing: why } of hops.flatMap((each) => each.health())) {
    if ((why === null) === !failing.has(hop)) continue;
    const text = why === null ? `${hop} answers again` : `${hop} cannot be used: ${why}; mail for it is deferred`;
    if (why === null) failing.delete(hop);
    else failing.set(hop, why);
    log.warn({ hop }, text);
    events.note({ type: "alert.raised", version: 1, at: clock.now(), subject: "next-hop-down", text, arrival: null });
  }
}

function repeat(every: Milliseconds, log: Log, work: () => Promise<void>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      log.error({ fault: messageOf(fault) }, "housekeeping failed; trying again later");
    }
    if (!stopped) timer = setTimeout(() => void turn(), every).unref();
  };
  timer = setTimeout(() => void turn(), every).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
