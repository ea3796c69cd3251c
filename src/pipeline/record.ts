/** Copies what happened into the log's own record shapes, so that history stays readable when the code moves on. */
import type { Carried } from "../actions/carry-out.ts";
import type { MessageHandled, MessageIntended, RecordedRuling, ReportCounted } from "../events/event.ts";
import type { Facts } from "../facts/all.ts";
import type { Arrival } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { MessageTraits } from "../mail/traits.ts";
import type { Instant } from "../platform/time.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { Action, Decision } from "../policy/decision.ts";
import type { Verdict } from "../verdict/verdict.ts";

export interface Judged {
  readonly arrival: Arrival;
  readonly summary: MessageSummary;
  readonly facts: Facts;
  readonly verdict: Verdict;
  readonly decision: Decision;
  /** Null for inbound mail, and for what could not be examined. */
  readonly traits: MessageTraits | null;
}

export function intended({ arrival, summary: whole, facts, verdict, decision }: Judged, at: Instant): MessageIntended {
  const { counted: _toldApart, ...summary } = whole;
  return {
    type: "message.intended",
    version: 1,
    at,
    arrival: arrival.id,
    door: arrival.door,
    direction: arrival.direction,
    client: arrival.client,
    submitter: arrival.submitter,
    envelope: arrival.envelope,
    sha256: arrival.sha256,
    summary,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [name, fact.known ? { value: fact.value } : { unknown: fact.why }]),
    ),
    findings: verdict.because.map(({ finding, sentence }) => ({ ...finding, sentence })),
    class: verdict.class,
    probability: verdict.probability,
    range: verdict.range,
    rulings: [...decision].map(
      ([recipient, ruling]): RecordedRuling => ({
        recipient,
        action: ruling.action.kind,
        detail: detailOf(ruling.action),
        rule: ruling.rule,
        observed: ruling.observed?.kind ?? null,
      }),
    ),
  };
}

/** What mail from outside brings of other people's counts; what our own people pass on was told when it came. */
export function reportsCounted({ arrival, summary, verdict }: Judged, at: Instant): readonly ReportCounted[] {
  if (arrival.direction !== "inbound") return [];
  return (summary.counted ?? []).map((report) => ({
    type: "report.counted",
    version: 1,
    at,
    arrival: arrival.id,
    author: summary.from[0]?.address ?? null,
    clientAddress: arrival.client.address,
    class: verdict.class,
    report,
  }));
}

export function handled(arrival: Arrival, carried: Carried, at: Instant): MessageHandled {
  const { ending } = carried;
  return {
    type: "message.handled",
    version: 1,
    at,
    arrival: arrival.id,
    outcome: ending.kind,
    reply: ending.kind === "taken" ? (ending.nextHopReply ?? "") : `${ending.enhanced} ${ending.text}`,
    handovers: carried.handovers,
    kept: carried.kept.map((kept) => ({ id: kept.id, kind: kept.kind, recipients: addresses(kept.envelope) })),
    outbox: carried.outbox.map((entry) => ({ id: entry.id, recipients: addresses(entry.envelope) })),
    milliseconds: at - arrival.at,
  };
}

function addresses(envelope: Arrival["envelope"]): string[] {
  return envelope.rcptTo.map((recipient) => recipient.address);
}

function detailOf(action: Action): string {
  switch (action.kind) {
    case "accept":
      return "";
    case "tag":
      return [...action.headers.map(([name, value]) => `${name}: ${value}`), action.subjectPrefix ?? ""].filter(Boolean).join("; ");
    case "quarantine":
    case "hold":
      return action.reason;
    case "defer":
    case "reject":
      return `${action.enhanced} ${action.text}`;
    default:
      return unreachable(action);
  }
}
