/**
 * From a judged message to the plan that is carried out, recorded before anything of it is done. Mail of ours is weighed by the outbound
 * watch in the same moment, so that what it took and what was intended are one commit.
 */
import { obey } from "../actions/obey.ts";
import { type Plan, planFor } from "../actions/plan.ts";
import { domainOf } from "../mail/envelope.ts";
import type { Fate } from "../ports/incidents.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { Acting, Submitted, Weighed } from "../ports/outbound-watch.ts";
import type { House } from "./handle.ts";
import { isOurs, type RelayRules } from "./phases.ts";
import { intended, type Judged, reportsCounted } from "./record.ts";

type PlanningHouse = Pick<House, "watch" | "events" | "clock" | "policy" | "quarantineFor" | "rules">;

export interface Planned {
  readonly plan: Plan;
  /** Whose mail it is; null where nobody is watched. */
  readonly identity: string | null;
}

/** The plan, durably recorded where it takes anything: where nothing is taken there is no promise to record first. */
export function planned(judged: Judged, hop: NextHop, house: PlanningHouse): Promise<Planned> {
  const { watch } = house;
  if (watch === null || judged.arrival.door !== "smtp-outbound") return plan(judged, [], null, hop, house).done;
  const submitted = toSubmitted(judged, house.rules);
  return watch.weigh(submitted, (weighed) => plan(judged, submitted.ours, weighed, hop, house));
}

function plan(judged: Judged, ours: readonly string[], weighed: Weighed | null, hop: NextHop, house: PlanningHouse): Acting<Planned> {
  const now = house.clock.now();
  const inside = new Set(ours);
  const standing = { ours: inside, holdUntil: now + house.policy().holdMax, receipt: judged.arrival.id };
  const decision = weighed === null ? judged.decision : obey(judged.decision, { ...standing, weighed });
  const chosen = planFor({
    recipients: judged.arrival.envelope.rcptTo,
    decision,
    routeOf: (recipient) => hop.routeOf(recipient),
    quarantineUntil: now + house.quarantineFor,
  });
  const told = [intended({ ...judged, decision }, now), ...reportsCounted(judged, now), ...(weighed?.events ?? [])];
  const record = async (): Promise<Planned> => {
    if (chosen.kind === "proceed") await house.events.append(...told);
    else for (const event of told) house.events.note(event);
    return { plan: chosen, identity: weighed?.identity ?? null };
  };
  return { ...fateOf(chosen, judged, inside), done: record() };
}

function toSubmitted({ arrival, summary, traits, verdict }: Judged, rules: RelayRules): Submitted {
  const ours = arrival.envelope.rcptTo.map(({ address }) => address).filter((address) => isOurs(domainOf(address), rules));
  return { arrival, summary, traits, probability: verdict.class === "unscannable" ? null : verdict.probability, ours };
}

/** What becomes of a message for those outside: gone when anybody of them gets it. */
function fateOf(chosen: Plan, { arrival }: Judged, ours: ReadonlySet<string>): { readonly fate: Fate; readonly recipients: number } {
  const outside = (groups: readonly { readonly recipients: readonly { readonly address: string }[] }[]): number =>
    groups.flatMap(({ recipients }) => recipients).filter(({ address }) => !ours.has(address)).length;
  const all = outside([{ recipients: arrival.envelope.rcptTo }]);
  if (chosen.kind === "defer") return { fate: "deferred", recipients: all };
  if (chosen.kind === "refuse") return { fate: "refused", recipients: all };
  const gone = outside(chosen.handOns);
  const held = outside(chosen.keeps);
  return gone === 0 && held > 0 ? { fate: "held", recipients: held } : { fate: "gone", recipients: gone };
}
