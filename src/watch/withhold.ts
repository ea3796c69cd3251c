/**
 * Mail that was kept or waits in the outbox asks once more, before it leaves, how its sender stands by now: a suspended sender's mail stays,
 * where a person finds it, until the sender is released. What a person released by hand leaves: that word is about the message.
 */
import type { Direction } from "../mail/arrival.ts";
import type { Keeping, Kept, KeptId } from "../ports/keeping.ts";
import type { OutboxEntry } from "../ports/outbox.ts";
import type { Watch } from "./watch.ts";

/** Who ends holds whose time is over (ports/keeping.ts). */
const BY_TIME = "postern";
const OUTWARD: Direction = "outbound";

/** Which of these holds must stay. */
export async function withheldHolds(watch: Watch, due: readonly Kept[]): Promise<readonly KeptId[]> {
  const ids: KeptId[] = [];
  for (const { id, charge, direction } of due) {
    if (direction === OUTWARD && charge !== undefined && (await watch.isWithheld(charge.identity))) ids.push(id);
  }
  return ids;
}

/** Whose mail this entry is when it must stay; null when it may leave. */
export async function withheldEntry(watch: Watch, keeping: Pick<Keeping, "get">, entry: OutboxEntry): Promise<string | null> {
  if (entry.direction !== OUTWARD) return null;
  const kept = entry.kept === null ? null : await keeping.get(entry.kept);
  if (kept !== null && kept.endedBy !== BY_TIME) return null;
  const identity = kept?.charge?.identity ?? watch.senderOf(entry.arrival);
  return identity !== null && (await watch.isWithheld(identity)) ? identity : null;
}
