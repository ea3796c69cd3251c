/**
 * One attempt to hand an entry of the outbox to the next hop, route by route. A next hop takes a transaction for all its recipients
 * or for none; where only some are refused, each is tried by itself, so that one dead address holds up nobody.
 * `served` is told after each success and before anything else is sent, so that no recipient is served twice.
 */
import type { Envelope, EnvelopeRecipient } from "../mail/envelope.ts";
import { messageOf } from "../platform/errors.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { Delivery, Handover, HopReply, NextHop, RouteName } from "../ports/next-hop.ts";

export interface Said {
  readonly hop: string;
  readonly reply: string;
}

/** What became of the recipients that were not served. `accepted` is the last word of a next hop that took it, null when none did. */
export interface Attempt {
  readonly accepted: Said | null;
  readonly refused: readonly EnvelopeRecipient[];
  readonly waiting: readonly EnvelopeRecipient[];
  /** The word that decides: a delay's before a refusal's. */
  readonly said: Said;
}

type Served = (recipients: readonly EnvelopeRecipient[], said: Said) => Promise<void>;

export async function send(envelope: Envelope, message: readonly Buffer[], hop: NextHop, served: Served): Promise<Attempt> {
  const refused: EnvelopeRecipient[] = [];
  const waiting: EnvelopeRecipient[] = [];
  const last: { accepted: Said | null; refused: Said | null; waiting: Said | null } = { accepted: null, refused: null, waiting: null };
  const queue = byRoute(envelope.rcptTo, hop);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { route, recipients } = next;
    const delivery: Delivery = { route, recipients, mailFrom: envelope.mailFrom, mailParameters: envelope.mailParameters, message };
    const handover = await deliver(hop, delivery);
    const said = toSaid(handover);
    switch (resultOf(handover)) {
      case "accepted":
        last.accepted = said;
        await served(recipients, said);
        break;
      case "some-refused":
        if (recipients.length > 1) queue.unshift(...recipients.map((recipient) => ({ route, recipients: [recipient] })));
        else waiting.push(...recipients);
        break;
      case "refused":
        last.refused = said;
        refused.push(...recipients);
        break;
      case "waiting":
        last.waiting = said;
        waiting.push(...recipients);
        break;
    }
  }
  const said = last.waiting ?? last.refused ?? last.accepted ?? { hop: "", reply: "no recipients" };
  return { accepted: last.accepted, refused, waiting, said };
}

/** A message that a next hop's own checks stop (a bare newline) is as any that does not go through: tried again, and in the end kept. */
async function deliver(hop: NextHop, delivery: Delivery): Promise<Handover> {
  try {
    return await hop.deliver(delivery);
  } catch (fault) {
    return { kind: "failed", why: messageOf(fault), hop: "postern" };
  }
}

function byRoute(
  recipients: readonly EnvelopeRecipient[],
  hop: NextHop,
): { readonly route: RouteName; readonly recipients: readonly EnvelopeRecipient[] }[] {
  const routes = Map.groupBy(recipients, (recipient) => hop.routeOf(recipient.address));
  return [...routes].map(([route, theirs]) => ({ route, recipients: theirs }));
}

function resultOf(handover: Handover): "accepted" | "some-refused" | "refused" | "waiting" {
  switch (handover.kind) {
    case "accepted":
      return "accepted";
    case "refused":
      if (handover.some) return "some-refused";
      return handover.reply.code >= 500 ? "refused" : "waiting";
    case "failed":
      return "waiting";
    default:
      return unreachable(handover);
  }
}

function toSaid(handover: Handover): Said {
  return { hop: handover.hop, reply: handover.kind === "failed" ? handover.why : formatReply(handover.reply) };
}

function formatReply(reply: HopReply): string {
  return [reply.code, reply.enhanced, reply.text].filter((part) => part !== null && part !== "").join(" ");
}
