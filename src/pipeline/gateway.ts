/** The ways into the pipeline that a door is given (pipeline/house.ts), over one house. */
import type { NextHop } from "../ports/next-hop.ts";
import { handleGuarded } from "./guard.ts";
import type { House } from "./handle.ts";
import type { Gateway } from "./house.ts";
import { askNextHop, directionOf, mayUseMail, mayUseRcpt, mayWriteTo } from "./phases.ts";

export interface GatewayParts {
  readonly house: House;
  readonly hops: { readonly inbound: NextHop; readonly outbound: NextHop };
  readonly log: { error(detail: object, text: string): void };
}

export function toGateway({ house, hops, log }: GatewayParts): Gateway {
  const { rules } = house;
  const hopOf = (door: string): NextHop => (door === "smtp-inbound" ? hops.inbound : hops.outbound);
  return {
    capabilities: (door) => hopOf(door).capabilities(),
    mail: async (session) => mayUseMail(session),
    rcpt: async (session, mailFrom, mailParameters, recipient) => {
      const answer = mayUseRcpt(session, recipient.address, rules);
      if (answer.kind === "reply") return answer;
      const standing = await mayWriteTo(session, recipient.address, house);
      return standing.kind === "reply" ? standing : askNextHop(hopOf(session.door), { mailFrom, mailParameters, recipient });
    },
    handle: (arrival) => handleGuarded(arrival, house, log),
    directionOf: (session, _mailFrom, recipients) => directionOf(session, recipients, rules),
    note: (event) => house.events.note(event),
  };
}
