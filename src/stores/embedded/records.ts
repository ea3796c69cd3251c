/**
 * What a store thread needs to know of an event, worked out on the main side where the event is typed: its JSON, and the line of the
 * message list that it starts or changes. Cut to size, as senders choose the contents; the event itself has everything.
 */
import type { MessageHandled, MessageIntended, PosternEvent } from "../../events/event.ts";
import type { Instant } from "../../platform/time.ts";
import type { MessageRow } from "../../ports/event-log.ts";

export interface EventRecord {
  readonly at: Instant;
  readonly type: PosternEvent["type"];
  readonly arrival: string | null;
  readonly json: string;
  readonly change: Change | null;
}

export type Change =
  | { readonly kind: "row"; readonly row: ListedMessage; readonly identifiers: readonly string[] }
  | { readonly kind: "outcome"; readonly outcome: MessageRow["outcome"]; readonly identifiers: readonly string[] }
  | { readonly kind: "unscannable"; readonly sha256: string };

export type ListedMessage = Omit<MessageRow, "seq" | "arrival" | "at" | "outcome">;

type Action = MessageRow["action"];

/** Weakest first. */
const STRENGTH: readonly Action[] = ["accept", "tag", "defer", "hold", "quarantine", "reject"];
/** A list shows one or two; a message can have thousands. */
export const LISTED_RECIPIENTS = 100;
const LISTED_CHARACTERS = 500;
/** RFC 5322 2.1.1 ends a line at 998; longer ones are not searched for by hand. */
const IDENTIFIER_CHARACTERS = 250;

/** An event as the writer thread takes it. */
export function toRecord(event: PosternEvent): EventRecord {
  const arrival = "arrival" in event ? event.arrival : null;
  return { at: event.at, type: event.type, arrival, json: JSON.stringify(event), change: changeOf(event) };
}

function changeOf(event: PosternEvent): Change | null {
  switch (event.type) {
    case "message.intended": {
      const { messageId } = event.summary;
      return { kind: "row", row: rowOf(event), identifiers: messageId === null ? [] : [toIdentifier(messageId)] };
    }
    case "message.handled":
      return { kind: "outcome", outcome: event.outcome, identifiers: queueIdsOf(event) };
    case "message.unscannable":
      return { kind: "unscannable", sha256: event.sha256 };
    default:
      return null;
  }
}

function rowOf(event: MessageIntended): ListedMessage {
  const [author] = event.summary.from;
  return {
    direction: event.direction,
    mailFrom: event.envelope.mailFrom,
    submitter: event.submitter,
    clientAddress: event.client.address,
    from: (author?.address ?? "").slice(0, LISTED_CHARACTERS),
    fromName: author?.name?.slice(0, LISTED_CHARACTERS) ?? null,
    recipients: event.envelope.rcptTo.slice(0, LISTED_RECIPIENTS).map(({ address }) => address),
    subject: event.summary.subject.slice(0, LISTED_CHARACTERS),
    bytes: event.summary.bytes,
    class: event.class as MessageRow["class"], // the pipeline wrote it from a Verdict
    probability: event.probability,
    action: strongestOf(event),
  };
}

function strongestOf(event: MessageIntended): Action {
  const present = new Set<string>(event.rulings.map(({ action }) => action));
  return STRENGTH.findLast((action) => present.has(action)) ?? "accept";
}

function queueIdsOf(event: MessageHandled): readonly string[] {
  return event.handovers.flatMap(({ queueId }) => (queueId === null ? [] : [toIdentifier(queueId)]));
}

/** As it is searched for: lower case, without angle brackets. */
export function toIdentifier(text: string): string {
  return text.replace(/^</, "").replace(/>$/, "").toLowerCase().slice(0, IDENTIFIER_CHARACTERS);
}
