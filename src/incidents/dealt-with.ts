/** Whether a person has dealt with an incident: by ending it, or by saying so when it had ended by itself. */
import type { Incident } from "../ports/incidents.ts";

const STOPPED: ReadonlySet<string> = new Set(["held", "throttled", "suspended", "locked"]);

export interface DealtWith {
  readonly by: string;
  readonly note: string | null;
}

/** Who dealt with it; null when nobody did, or when it goes on. */
export function dealtWith({ closedAt, turns, answered }: Incident): DealtWith | null {
  if (closedAt === null) return null;
  // a state that a person set with an end is that person's word to the end; what the evidence set later is not
  const last = turns.findLast(({ by, to }) => by !== null || STOPPED.has(to));
  if (last !== undefined && last.by !== null) return { by: last.by, note: last.note };
  return answered ?? null;
}

export function wasDealtWith(incident: Incident): boolean {
  return dealtWith(incident) !== null;
}
