/** What happened after the decision, one sentence an event: the next hop's answer, releases, retries, readers, faults. */
import type { ArrivalId } from "../mail/arrival.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { KeptEnded, MessageHandled, OutboxTried, PosternEvent, RecordedHandover } from "./event.ts";
import { countedInWords } from "./explain-counted.ts";
import { dayAndTime, lasting, listed, oneLine } from "./words.ts";

/** Events that belong to one message. */
export type ArrivalEvent = Extract<PosternEvent, { readonly arrival: ArrivalId | null }>;

/** Events of one message other than the decision itself. */
export type LaterEvent = Exclude<ArrivalEvent, { readonly type: "message.intended" }>;

export function laterInWords(event: LaterEvent): readonly string[] {
  switch (event.type) {
    case "message.handled":
      return handledInWords(event);
    case "message.faulted":
      return [
        `A fault stopped the work at "${oneLine(event.stage)}" (${oneLine(event.message)}), before anything was handed on. ` +
          "The client was told to try again later.",
      ];
    case "message.unscannable":
      return [
        `It could not be examined: ${oneLine(event.why)}. ` +
          (event.again ? "These bytes had failed before, so it was not deferred again." : "The client was told to try again later."),
      ];
    case "kept.ended":
      return [endedInWords(event)];
    case "outbox.tried":
      return [triedInWords(event)];
    case "report.counted":
      return [countedInWords(event)];
    case "message.weighed":
      return []; // told beside the decision (explain-weighed.ts)
    case "body.read":
      return [`${oneLine(event.by)} read the kept body.`];
    case "message.labelled":
      return [
        event.label === null
          ? `${oneLine(event.by)} took back what had been said of it.`
          : `${oneLine(event.by)} said that it is ${event.label === "spam" ? "spam" : "wanted"}.`,
      ];
    case "alert.raised":
      return [`Alert: ${oneLine(event.text)}`];
    default:
      return unreachable(event);
  }
}

function handledInWords(event: MessageHandled): readonly string[] {
  const took = lasting(event.milliseconds);
  const told = event.reply === "" ? "" : ` The client was told: ${oneLine(event.reply)}`;
  const endings = {
    taken: `Taken after ${took}.`,
    deferred: `Deferred after ${took}.${told}`,
    refused: `Refused after ${took}.${told}`,
  } satisfies Record<MessageHandled["outcome"], string>;
  return [
    ...event.handovers.map(handoverInWords),
    ...event.kept.map(({ kind, recipients }) =>
      kind === "quarantine" ? `Kept in quarantine for ${listed(recipients)}.` : `Held back for ${listed(recipients)}.`,
    ),
    ...event.outbox.map(({ recipients }) => `Left to the outbox for ${listed(recipients)}, because a later hand-over failed.`),
    endings[event.outcome],
  ];
}

function handoverInWords({ hop, result, reply, queueId, recipients }: RecordedHandover): string {
  const to = listed(recipients);
  const said = oneLine(reply) || "no words";
  if (result === "failed") return `The next hop ${hop} could not be used for ${to}: ${said}.`;
  if (result === "refused") return `The next hop ${hop} refused it for ${to}: ${said}.`;
  const queued = queueId === null ? "" : `, queue id ${oneLine(queueId)}`;
  return `The next hop ${hop} took it for ${to}${queued}: ${said}.`;
}

function endedInWords({ how, by }: KeptEnded): string {
  const endings = {
    released: `${oneLine(by)} released it: it was put into the outbox.`,
    deleted: `${oneLine(by)} deleted the kept copy.`,
    expired: "The time in quarantine was over: the kept copy was deleted.",
    "hold-ended": "The hold was over: it was put into the outbox.",
    "hold-quarantined": "The hold was over, but nobody could look inside: it went into quarantine.",
    "hold-withheld": "The hold was over, but its sender was suspended by then: it stays kept until a person decides.",
    voided: "The kept copy was taken back, because the hand-over for the other recipients failed.",
  } satisfies Record<KeptEnded["how"], string>;
  return endings[how];
}

function triedInWords({ result, hop, reply, recipients, nextAttempt }: OutboxTried): string {
  const to = listed(recipients);
  const said = oneLine(reply) || "no words";
  const at = nextAttempt === null ? "" : ` The next attempt was due on ${dayAndTime(nextAttempt)}.`;
  const endings = {
    delivered: `The outbox handed it to the next hop ${hop} for ${to}: ${said}.`,
    retry: `The outbox could not hand it to ${hop} for ${to}: ${said}.${at}`,
    undeliverable: `The next hop ${hop} refused it for good for ${to}: ${said}. It stays kept, marked undeliverable.`,
  } satisfies Record<OutboxTried["result"], string>;
  return endings[result];
}
