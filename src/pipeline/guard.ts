/**
 * Turns any fault before the hand-over into a "defer" and an event: the sending host keeps the message and comes again.
 * After the hand-over nothing throws (actions/carry-out.ts), so nothing is deferred that the next hop already has.
 */

import type { Arrival } from "../mail/arrival.ts";
import { countHops } from "../mail/outgoing.ts";
import { messageOf, PosternError } from "../platform/errors.ts";
import { type House, handle } from "./handle.ts";
import type { Outcome } from "./outcome.ts";

/** RFC 5321 section 6.3 asks for at least 100 … in practice loops are cut at 50 (Postfix hopcount_limit), long before they hurt. */
const MAXIMUM_HOPS = 50;

export async function handleGuarded(arrival: Arrival, house: House, log: { error(detail: object, text: string): void }): Promise<Outcome> {
  if (countHops(arrival.raw) > MAXIMUM_HOPS) return refuseLoop(arrival, house);
  try {
    const { ending } = await handle(arrival, house);
    return { ...ending, arrival: arrival.id };
  } catch (fault) {
    const code = fault instanceof PosternError ? fault.code : "fault";
    house.events.note({
      type: "message.faulted",
      version: 1,
      at: house.clock.now(),
      arrival: arrival.id,
      door: arrival.door,
      stage: "before hand-over",
      code,
      message: messageOf(fault),
    });
    if (!(fault instanceof PosternError)) log.error({ err: fault, arrival: arrival.id }, "a fault before the hand-over: deferred");
    return { kind: "deferred", arrival: arrival.id, ...replyTo(code) };
  }
}

function replyTo(code: string): { readonly enhanced: `4.${number}.${number}`; readonly text: string } {
  switch (code) {
    case "store/full":
      return { enhanced: "4.3.1", text: "No space to keep the message; try again later" };
    case "scan/busy":
      return { enhanced: "4.3.2", text: "Too much mail is waiting to be examined; try again later" };
    case "scan/try-again":
      return { enhanced: "4.7.0", text: "The message could not be examined in time; try again later" };
    default:
      return { enhanced: "4.3.0", text: "The message could not be handled; try again later" };
  }
}

function refuseLoop(arrival: Arrival, house: House): Outcome {
  house.events.note({
    type: "session.troubled",
    version: 1,
    at: house.clock.now(),
    door: arrival.door,
    clientAddress: arrival.client.address,
    trouble: "loop",
    detail: `more than ${MAXIMUM_HOPS} Received fields`,
    count: 1,
  });
  return {
    kind: "refused",
    arrival: arrival.id,
    enhanced: "5.4.6",
    text: "The message has passed too many hosts: it is going round in a loop",
  };
}
