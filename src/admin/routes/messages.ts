/** The list of messages and one message's page. The body is another route (body.ts), because reading it is itself recorded. */

import type { MessageIntended, PosternEvent } from "../../events/event.ts";
import { explainParts } from "../../events/explain.ts";
import type { Kept } from "../../ports/keeping.ts";
import type { Api } from "../api.ts";
import { type MessageDetail, messageDetail, messagePage, messageQuery, receiptParams } from "../contract.ts";
import type { AdminDeps } from "../options.ts";
import { ProblemError } from "../problems.ts";
import { toKeptRow } from "./quarantine.ts";

const tags = ["messages"];
/** More kept copies of one message than there are recipients to decide for differently would be a fault. */
const KEPT_COPIES = 50;

export function messageRoutes(api: Api, deps: AdminDeps): void {
  api.get(
    "/messages",
    { schema: { tags, summary: "Messages, newest first", querystring: messageQuery, response: { 200: messagePage } } },
    async ({ query: { text, direction, class: verdictClass, action, since, until, before, limit } }) => {
      const { rows, next } = await deps.events.messages({
        limit,
        ...(text !== undefined && text.trim() !== "" && { text }),
        ...(direction !== undefined && { direction }),
        ...(verdictClass !== undefined && { class: verdictClass }),
        ...(action !== undefined && { action }),
        ...(since !== undefined && { since }),
        ...(until !== undefined && { until }),
        ...(before !== undefined && { before }),
      });
      return { rows: rows.map((row) => ({ ...row, recipients: [...row.recipients] })), next };
    },
  );
  api.get(
    "/messages/:arrival",
    { schema: { tags, summary: "Everything recorded about one message", params: receiptParams, response: { 200: messageDetail } } },
    async ({ params: { arrival } }) => toDetail(deps, arrival, await eventsOf(deps, arrival)),
  );
}

/** Events of a message; a problem when there are none. */
export async function eventsOf(deps: AdminDeps, arrival: string): Promise<readonly PosternEvent[]> {
  const events = await deps.events.of(arrival);
  if (events.length === 0) throw new ProblemError(404, "messages/unknown", "No message with this receipt number is recorded (any more).");
  return events;
}

export function judgedOf(events: readonly PosternEvent[]): MessageIntended | null {
  return events.find((event): event is MessageIntended => event.type === "message.intended") ?? null;
}

async function toDetail(deps: AdminDeps, arrival: string, events: readonly PosternEvent[]): Promise<MessageDetail> {
  const judged = judgedOf(events);
  const bytes = judged === null ? null : await deps.messages.open(judged.sha256).catch(() => null);
  return {
    arrival,
    at: events[0]?.at ?? 0,
    judgement: judged === null ? null : toJudgement(judged),
    // copied because the contract's arrays are not readonly; replies are serialized at once
    explanation: structuredClone(explainParts(events)) as MessageDetail["explanation"],
    kept: (await keptOf(deps, arrival, events)).map(toKeptRow),
    campaign: structuredClone(deps.campaigns.of(arrival)) as MessageDetail["campaign"],
    label: judged === null ? null : await labelOf(deps, judged.sha256),
    canBeLabelled: deps.labels !== null && judged !== null && bytes !== null,
    bodyAvailable: bytes !== null,
  };
}

async function labelOf({ labels }: AdminDeps, sha256: string): Promise<MessageDetail["label"]> {
  const label = labels === null ? null : await labels.of(sha256);
  return label === null ? null : { label: label.spam ? "spam" : "wanted", by: label.by, at: label.at };
}

/** Entries named by the events, and those that the outbox made of mail that the next hop refused for good. */
async function keptOf(deps: AdminDeps, arrival: string, events: readonly PosternEvent[]): Promise<readonly Kept[]> {
  const named = events.flatMap((event) => (event.type === "message.handled" ? event.kept.map(({ id }) => id) : []));
  const listed = await deps.keeping.list({ text: arrival, limit: KEPT_COPIES });
  const ids = new Set([...named.slice(0, KEPT_COPIES), ...listed.rows.map(({ id }) => id)]);
  const found = await Promise.all([...ids].map((id) => deps.keeping.get(id)));
  return found.filter((kept): kept is Kept => kept !== null && kept.arrival === arrival);
}

function toJudgement(event: MessageIntended): NonNullable<MessageDetail["judgement"]> {
  const { summary, client, envelope } = event;
  return {
    direction: event.direction,
    door: event.door,
    clientAddress: client.address,
    helo: client.helo,
    protocol: client.protocol,
    submitter: event.submitter,
    mailFrom: envelope.mailFrom,
    recipients: envelope.rcptTo.map(({ address }) => address),
    from: [...summary.from],
    to: [...summary.to],
    subject: summary.subject,
    messageId: summary.messageId,
    date: summary.date,
    bytes: summary.bytes,
    sha256: event.sha256,
    class: event.class,
    probability: event.probability,
    range: [event.range[0], event.range[1]],
    findings: [...event.findings],
    rulings: [...event.rulings],
    parts: [...summary.parts],
    linkHosts: [...summary.linkHosts],
    defects: [...summary.defects],
  };
}
