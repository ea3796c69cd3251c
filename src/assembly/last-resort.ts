/**
 * The last resort for faults that no part of the gateway caught: logged, raised as an alert, and mail flow goes on. Ending the process
 * instead would let whoever found one such fault switch all mail off with it, and no promise depends on going on or not: what was
 * answered with 250 is at the next hop or durably kept, and a conversation that hangs ends by its client's time-out and comes again.
 */
import type { Log } from "../platform/log.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";

/** The log has every fault; an alert a minute says enough. */
const ALERT_EVERY: Milliseconds = toMilliseconds("1m");

/** Starts catching what falls through; returns the way to stop. */
export function catchFaults(events: Pick<EventLog, "note">, clock: Clock, log: Log): () => void {
  let alerted = Number.NEGATIVE_INFINITY;
  const caught = (fault: unknown): void => {
    log.error({ err: fault }, "a fault that nothing caught; mail flow goes on");
    if (performance.now() - alerted < ALERT_EVERY) return;
    alerted = performance.now();
    const text = `A fault inside Postern that nothing caught: ${describe(fault)}. Mail flow goes on; the log has the details.`;
    events.note({ type: "alert.raised", version: 1, at: clock.now(), subject: "own-fault", text, arrival: null });
  };
  process.on("uncaughtException", caught).on("unhandledRejection", caught);
  return () => void process.off("uncaughtException", caught).off("unhandledRejection", caught);
}

/** Kind and message of a fault, short: some quote what they failed on. */
function describe(fault: unknown): string {
  const text = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return text.slice(0, 200);
}
