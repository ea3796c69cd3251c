/** An incident in sentences that an administrator believes: who, since when, why, what it reached, what was done and by whom. */
import type { IdentityState } from "../events/event.ts";
import { oddsInWords, STATE_MEANS } from "../events/explain-weighed.ts";
import { dayAndTime, oneLine } from "../events/words.ts";
import type { Answered, Incident, LedgerLine, Turn } from "../ports/incidents.ts";

/** The whole story, for a terminal or a page. */
export function incidentInWords(incident: Incident): readonly string[] {
  const { turns, ledger, closedAt } = incident;
  return [
    headline(incident),
    ...(incident.observed ? ["The outbound watch only observed: nothing was touched, this is what would have been done."] : []),
    `What happened:\n${turns.map((turn) => `  - ${dayAndTime(turn.at)}  ${turnInWords(turn)}`).join("\n")}`,
    ledger.length === 0
      ? "No evidence stands in its ledger: a person's word alone set the state."
      : `Why:\n${ledger.map((line) => `  - ${dayAndTime(line.at)}  ${lineInWords(line)}`).join("\n")}`,
    reachInWords(incident),
    closedAt === null ? "It is open." : `It ended on ${dayAndTime(closedAt)}.`,
    ...(incident.answered == null ? [] : [answeredInWords(incident.answered)]),
  ];
}

function headline({ id, identity, openedAt, state, closedAt }: Incident): string {
  const now = closedAt === null ? ` It stands as "${state}": ${STATE_MEANS[state]}.` : "";
  return `Incident ${id}: ${oneLine(identity)} since ${dayAndTime(openedAt)}.${now}`;
}

export function turnInWords({ from, to, by, note, until, evidence }: Turn): string {
  const who = by === null ? `by the evidence (${evidence.toFixed(1)}: ${oddsInWords(evidence)})` : `by ${oneLine(by)}`;
  const end = until === null ? "" : `, until ${dayAndTime(until)}`;
  const said = note === null || note === "" ? "" : `: "${oneLine(note)}"`;
  return `from "${from}" to "${to}" ${who}${end}${said}.`;
}

export function lineInWords({ title, value, llr, messages }: LedgerLine): string {
  const message = messages[0] === undefined ? "" : `, message ${oneLine(messages[0])}`;
  return `${title}: ${oneLine(value)} (+${llr.toFixed(1)}${message}).`;
}

function answeredInWords({ at, by, note }: Answered): string {
  const said = note === null || note === "" ? "" : `: "${oneLine(note)}"`;
  return `${oneLine(by)} looked at it on ${dayAndTime(at)}${said}.`;
}

function reachInWords({ counts, recipientsReached }: Incident): string {
  const { gone, held, deferred, refused } = counts;
  const people = recipientsReached === 1 ? "1 recipient" : `${recipientsReached} recipients`;
  return (
    `Of the messages that the evidence is about and those since, ${gone} had gone out (to ${people} outside), ${held} ` +
    `${held === 1 ? "was" : "were"} held, ${deferred} deferred, ${refused} refused.`
  );
}

/** What a state means and why it stands, for the page of one identity. */
export function standingInWords(standing: {
  readonly state: IdentityState;
  readonly since: number | null;
  readonly until: number | null;
  readonly by: string | null;
  readonly note: string | null;
  readonly evidence: number;
}): readonly string[] {
  const { state, since, until, by, note, evidence } = standing;
  const from = since === null || since === 0 ? "" : ` since ${dayAndTime(since)}`;
  const sentences = [`It stands as "${state}"${from}: ${STATE_MEANS[state]}.`];
  if (by !== null) sentences.push(`${oneLine(by)} set that${note === null || note === "" ? "" : `: "${oneLine(note)}"`}.`);
  if (until !== null) sentences.push(`That ends by itself on ${dayAndTime(until)}.`);
  sentences.push(`The evidence against it is ${evidence.toFixed(1)} (${oddsInWords(evidence)}).`);
  return sentences;
}
