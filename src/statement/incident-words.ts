/** Incidents as reasons of the statement, each in one sentence. */
import { dayAndTime, oneLine } from "../events/words.ts";
import { dealtWith } from "../incidents/dealt-with.ts";
import type { Incident } from "../ports/incidents.ts";

/** Not clean: who it is, since when, whom it reached. */
export function guiltInWords({ id, identity, openedAt, state, counts, recipientsReached, observed, closedAt }: Incident): string {
  const stands = observed ? `would be ${state} (the outbound watch only observes)` : `is ${state}`;
  const now = closedAt === null ? stands : "was stopped for a time, and nobody has looked at it";
  const stopped = plural(counts.held + counts.deferred + counts.refused, "message");
  return (
    `${oneLine(identity)} ${now}: since ${dayAndTime(openedAt)} it reached ${plural(recipientsReached, "recipient")} outside, and ` +
    `${stopped} of it did not leave (incident ${id})`
  );
}

/** Held and no more: too little was seen to stop it, and what was held leaves after some minutes, so a person must look. */
export function suspicionInWords({ id, identity, openedAt, closedAt, recipientsReached, observed, counts }: Incident): string {
  const stands = observed ? "would be held (the outbound watch only observes)" : "is held";
  const now = closedAt === null ? stands : "was held for a time";
  const waits =
    closedAt === null && counts.held > 0 ? `, and ${plural(counts.held, "message")} of it ${counts.held === 1 ? "waits" : "wait"}` : "";
  return (
    `${oneLine(identity)} ${now}: too little was seen to stop it, and nobody has looked at it; since ${dayAndTime(openedAt)} it reached ` +
    `${plural(recipientsReached, "recipient")} outside${waits} (incident ${id})`
  );
}

/** What a person dealt with: it is over, or was a mistake. */
export function dealtInWords(incident: Incident): string {
  const { id, identity, worst, closedAt, recipientsReached } = incident;
  const { by = "somebody", note = null } = dealtWith(incident) ?? {};
  const said = note === null || note === "" ? "" : `: "${oneLine(note)}"`;
  const did =
    incident.answered != null && (incident.turns.at(-1)?.by ?? null) === null ? "looked at it after it had ended on" : "ended that on";
  return (
    `${oneLine(identity)} was ${worst} after ${plural(recipientsReached, "recipient")} outside; ${oneLine(by)} ${did} ` +
    `${dayAndTime(closedAt ?? 0)}${said} (incident ${id})`
  );
}

export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
