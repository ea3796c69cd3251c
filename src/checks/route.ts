/**
 * Where a message came from as far as its header and the conversation that brought it say: hosts of the trace fields, the client's greeting,
 * the reverse-path. All of it can be forged; what counts is whether it fits together.
 */
import type { Message } from "../mail/message.ts";
import type { ArrivalView } from "./check.ts";
import { shapeOf } from "./shape.ts";

const HOPS_READ = 30;

/** Hosts that passed the message on, lower case, as the trace fields and the client's greeting name them. */
export function routeOf(message: Message, arrival: ArrivalView): readonly string[] {
  const hosts = message.received.slice(0, HOPS_READ).flatMap(({ from, by }) => [from, by]);
  return [arrival.client.helo, ...hosts].filter((host) => host !== null).map((host) => host.toLowerCase());
}

/** Domain of the reverse-path: from the envelope when there is one, else as a server wrote it down. Null unknown, "" empty. */
export function returnDomainOf(message: Message, { envelope }: ArrivalView): string | null {
  if (envelope.mailFrom !== null) return envelope.mailFrom.slice(envelope.mailFrom.lastIndexOf("@") + 1).toLowerCase();
  return envelope.mailFromUnknown === true ? shapeOf(message).returnDomain : "";
}

/** Domain of the Message-ID, lower case; "" when it has none, null without a Message-ID. */
export function idDomainOf({ messageId }: Message): string | null {
  if (messageId === null) return null;
  return /@\[?([^>\]\s]{1,255})\]?>?$/.exec(messageId)?.[1]?.toLowerCase() ?? "";
}
