/**
 * Mail traffic of hosts that are no mail hosts: an MX query or an attempt on port 25 is enough (Whyte, van Oorschot, Kranakis, ACSAC
 * 2006). Which hosts may is said by the operator; all others are meant to hand their mail to us.
 */
import { defineSignal, type Signal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";

const MANY_PEERS = 5;

export const flow = defineSignal({
  id: "direct-to-mx",
  title: "A host that is no mail host speaks to mail servers",
  why: "Mail programs hand mail to their server; only mail servers and spam programmes look for MX.",
  watches: "flow",
  group: "network",
  cap: [0, 8],
  weigh({ event, house }) {
    if (house.mailHosts.has(event.from)) return null;
    if (event.what === "mx-query") return { llr: 2, value: () => `asked for the MX of ${event.to}`, once: hashOf(event.to) };
    const peers = house.peers.get(event.from) ?? [];
    const many = peers.length > MANY_PEERS;
    const value = (): string =>
      `${event.what === "smtp-connect" ? "connected" : "tried to connect"} to ${event.to} on port 25${many ? ", one of many" : ""}`;
    return { llr: many ? 8 : 5, value, once: many ? 25 : hashOf(event.to) };
  },
});

export const flowSignals: readonly Signal<"flow">[] = [flow];
