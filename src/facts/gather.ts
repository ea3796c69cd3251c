/**
 * Gathers facts on the event loop: those that need no earlier ones at the same time, each with its deadline.
 * Late, failed and missing all become "unknown" with the reason; gathering itself never fails.
 */
import type { Arrival } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { messageOf } from "../platform/errors.ts";
import { toMilliseconds } from "../platform/time.ts";
import type { FactPorts, Facts } from "./all.ts";
import { campaign } from "./campaign.ts";
import { correspondence } from "./correspondence.ts";
import { type FactDefinition, type FactName, nothingKnown, unknown } from "./fact.ts";
import { namesake } from "./namesake.ts";

type Definitions = { readonly [N in FactName]: FactDefinition<N> };

/** Every fact, by name; forgetting one does not compile. */
export const definitions: Definitions = { correspondence, campaign, namesake };

/** All facts of one arrival. `ports` null (a scan without data): every fact is unknown. */
export async function gather(arrival: Arrival, summary: MessageSummary, ports: FactPorts | null): Promise<Facts> {
  if (ports === null) return nothingKnown("this scan looks nothing up");
  const [correspondence, campaign, namesake] = await Promise.all([
    gatherOne(definitions.correspondence, arrival, summary, ports),
    gatherOne(definitions.campaign, arrival, summary, ports),
    gatherOne(definitions.namesake, arrival, summary, ports),
  ]);
  return { correspondence, campaign, namesake };
}

async function gatherOne<N extends FactName>(
  definition: FactDefinition<N>,
  arrival: Arrival,
  summary: MessageSummary,
  ports: FactPorts,
): Promise<Facts[N]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Facts[N]>((resolve) => {
    timer = setTimeout(() => resolve(unknown(`no answer within ${definition.deadline}`)), toMilliseconds(definition.deadline));
  });
  try {
    return await Promise.race([definition.gather({ arrival, summary, earlier: {}, ports }), late]);
  } catch (fault) {
    return unknown(messageOf(fault));
  } finally {
    clearTimeout(timer);
  }
}
