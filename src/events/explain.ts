/**
 * The whole story of one message in words, from its events: shared by `postern explain` and the console.
 * Text of strangers is shown on one line and made harmless; an event that is missing (a crash, retention) leaves a gap that is named.
 */
import type { Instant } from "../platform/time.ts";
import type { MessageIntended, MessageWeighed, PosternEvent } from "./event.ts";
import { formInWords } from "./explain-form.ts";
import { broughtBy, decisionsInWords, factsInWords, reasonsInWords, verdictInWords, whoAndWhen } from "./explain-intended.ts";
import { type ArrivalEvent, type LaterEvent, laterInWords } from "./explain-later.ts";
import { weighedInWords } from "./explain-weighed.ts";
import { clockTime, dayAndTime } from "./words.ts";

export interface Step {
  readonly at: Instant;
  readonly type: ArrivalEvent["type"];
  readonly text: string;
}

export interface Explanation {
  /** Who, when, which door, which host; empty when the message was never judged. */
  readonly how: readonly string[];
  readonly verdict: string | null;
  readonly reasons: readonly string[];
  readonly facts: readonly string[];
  readonly decisions: readonly string[];
  /** How its sender stood and why; empty for inbound mail, and for outbound mail of senders that stand as normal. */
  readonly sender: readonly string[];
  /** Everything that happened, in order. */
  readonly steps: readonly Step[];
}

/** The story in parts, for a page. */
export function explainParts(events: readonly PosternEvent[]): Explanation {
  const ofMessage = events.filter(isOfArrival);
  const judged = ofMessage.find((event): event is MessageIntended => event.type === "message.intended");
  const weighed = ofMessage.find((event): event is MessageWeighed => event.type === "message.weighed");
  return {
    how: judged === undefined ? [] : [whoAndWhen(judged), broughtBy(judged), ...formInWords(judged)],
    verdict: judged === undefined ? null : verdictInWords(judged),
    reasons: judged === undefined ? [] : reasonsInWords(judged.findings),
    facts: judged === undefined ? [] : factsInWords(judged.facts),
    decisions: judged === undefined ? [] : decisionsInWords(judged.rulings),
    sender: weighed === undefined ? [] : weighedInWords(weighed),
    steps: ofMessage.flatMap(toSteps),
  };
}

/** The story as paragraphs, for a terminal. Empty for no events. */
export function explainArrival(events: readonly PosternEvent[]): readonly string[] {
  const { how, verdict, reasons, facts, decisions, sender, steps } = explainParts(events);
  const [first] = steps;
  if (first === undefined) return [];
  const later = steps.filter((step) => step.type !== "message.intended");
  const paragraphs = verdict === null ? ["This message was never judged."] : [...how, verdict, `Why:\n${bullets(reasons)}`];
  if (facts.length > 0) paragraphs.push(`What was looked up:\n${bullets(facts)}`);
  if (sender.length > 0) paragraphs.push(`Its sender:\n${bullets(sender)}`);
  if (decisions.length > 0) paragraphs.push(decisions.join("\n"));
  if (later.length > 0) paragraphs.push(`What happened then:\n${bullets(later.map((step) => `${timeOf(step, first.at)}  ${step.text}`))}`);
  else paragraphs.push("How it ended was not recorded: it is still being handled, or the gateway stopped in between.");
  return paragraphs;
}

function toSteps(event: ArrivalEvent): Step[] {
  const texts = event.type === "message.intended" ? ["It was received, judged and decided upon."] : laterInWords(event);
  return texts.map((text) => ({ at: event.at, type: event.type, text }));
}

function isOfArrival(event: PosternEvent): event is MessageIntended | LaterEvent {
  return "arrival" in event && event.arrival !== null;
}

/** The day is said only when it is another one. */
function timeOf(step: Step, first: Instant): string {
  return sameDay(step.at, first) ? clockTime(step.at) : dayAndTime(step.at);
}

function sameDay(one: Instant, other: Instant): boolean {
  return new Date(one).toISOString().slice(0, 10) === new Date(other).toISOString().slice(0, 10);
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join("\n");
}
