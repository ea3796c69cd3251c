/**
 * Ends kept mail on somebody's word: releases it to the outbox or deletes it. The state change is durable first, then it is
 * recorded with who did it; doing it twice changes and records nothing.
 */
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Keeping, KeptId, ReleaseResult } from "../ports/keeping.ts";

export interface EndingDeps {
  readonly keeping: Keeping;
  readonly events: EventLog;
  readonly clock: Clock;
  /** Tells the outbox that something is due (Outbox.wake). */
  readonly wakeOutbox: () => void;
}

/** Queues a kept message for the next hop. "not-there" also for one that was deleted or has expired. */
export async function releaseKept(deps: EndingDeps, id: KeptId, by: string): Promise<ReleaseResult> {
  const before = await deps.keeping.get(id);
  if (before === null) return "not-there";
  const at = deps.clock.now();
  const result = await deps.keeping.release(id, by, at);
  if (result !== "releasing") return result;
  deps.wakeOutbox();
  // asked for again while it is on its way: already recorded
  if (before.state !== "releasing") {
    await deps.events.append({ type: "kept.ended", version: 1, at, arrival: before.arrival, kept: id, how: "released", by });
  }
  return result;
}

/** Deletes a kept message; its bytes go with the next sweep of the message store. */
export async function deleteKept(deps: EndingDeps, id: KeptId, by: string): Promise<"deleted" | "not-there"> {
  const before = await deps.keeping.get(id);
  if (before === null) return "not-there";
  const at = deps.clock.now();
  const result = await deps.keeping.remove(id, by, at);
  if (result === "deleted" && before.state !== "deleted") {
    await deps.events.append({ type: "kept.ended", version: 1, at, arrival: before.arrival, kept: id, how: "deleted", by });
  }
  return result;
}
