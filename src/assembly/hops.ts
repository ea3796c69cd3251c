/** Opens the next hops of both directions. */
import { openNextHop } from "../hops/open.ts";
import { OperatorError } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { systemClock } from "../ports/clock.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { Settings } from "../settings/settings.ts";
import type { Closing } from "./closing.ts";
import { toHopOptions } from "./wiring.ts";

export interface Hops {
  readonly inbound: NextHop;
  readonly outbound: NextHop;
}

/** A next hop is missing only where that direction's door is off; what was kept in that direction then leaves by the other one. */
export async function openHops(settings: Settings, log: Log, closing: Closing): Promise<Hops> {
  const openOne = async (direction: keyof Hops): Promise<NextHop | null> => {
    const written = settings.nextHop[direction];
    if (written === null) return null;
    return closing.add(openNextHop(await toHopOptions(written, settings.hostname), { clock: systemClock, log }), (hop) => hop.close());
  };
  const inbound = await openOne("inbound");
  const outbound = await openOne("outbound");
  const either = inbound ?? outbound;
  if (either === null) throw new OperatorError("settings/no-door", "Both doors are off: there is nothing to do.");
  return { inbound: inbound ?? either, outbound: outbound ?? either };
}
