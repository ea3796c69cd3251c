/** The outbound watch of a gateway, over the embedded stores. A gateway whose outbound door is off sees none of our own mail and has none. */
import { toWhose } from "../observed/whose.ts";
import { toNetworks } from "../platform/net.ts";
import { systemClock } from "../ports/clock.ts";
import { openLedgerStore } from "../stores/embedded/ledger/open.ts";
import { type OpenWatch, openWatch } from "../watch/open.ts";
import type { Base } from "./assemble.ts";

export interface WatchMeans {
  /** Outbound mail is on trial at this moment (observeOnly): nothing is touched. */
  readonly isTrial: () => boolean;
  readonly wakeOutbox: () => void;
}

export async function openOutboundWatch(base: Base, { isTrial, wakeOutbox }: WatchMeans): Promise<OpenWatch | null> {
  const { settings, dataFolder, stores, log, closing } = base;
  const mode = settings.outbound.watch;
  const { listen, listenTls } = settings.doors.outbound;
  if (mode === "off" || listen.length + listenTls.length === 0) return null;
  const { journal, incidents, keeping, events } = stores;
  const store = closing.add(await openLedgerStore(dataFolder, log), (each) => each.close());
  const watch = await openWatch({
    ...{ store, journal, incidents, keeping, events, clock: systemClock, log, wakeOutbox },
    isRelay: toNetworks(settings.mailHosts),
    whose: toWhose(settings),
    domains: settings.domains,
    isObserving: () => mode === "observe" || isTrial(),
  });
  return closing.add(watch, (each) => each.close());
}
