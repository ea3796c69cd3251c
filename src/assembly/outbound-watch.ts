/** The outbound watch of a gateway, over the embedded stores. A gateway whose outbound door is off sees none of our own mail and has none. */
import { toNetworks } from "../platform/net.ts";
import { systemClock } from "../ports/clock.ts";
import { openLedgerStore } from "../stores/embedded/ledger/open.ts";
import { type OpenWatch, openWatch } from "../watch/open.ts";
import type { Base } from "./assemble.ts";

export async function openOutboundWatch(
  { settings, dataFolder, stores, log, closing }: Base,
  wakeOutbox: () => void,
): Promise<OpenWatch | null> {
  const { listen, listenTls } = settings.doors.outbound;
  if (listen.length + listenTls.length === 0) return null;
  const { journal, incidents, keeping, events } = stores;
  const store = closing.add(await openLedgerStore(dataFolder, log), (each) => each.close());
  const watch = await openWatch({
    ...{ store, journal, incidents, keeping, events, clock: systemClock, log, wakeOutbox },
    isRelay: toNetworks(settings.mailHosts),
    isObserving: () => true,
  });
  return closing.add(watch, (each) => each.close());
}
