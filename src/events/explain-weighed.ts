/** How the sender of a message stood and why, in sentences for an administrator: the outbound watch's part of a message's story. */
import type { IdentityState, MessageWeighed } from "./event.ts";
import { oneLine } from "./words.ts";

/** What each state does to mail that leaves. */
export const STATE_MEANS = {
  normal: "its mail leaves as it comes",
  watch: "it is watched, and its mail leaves as it comes",
  held: "its mail to other domains is held back for some minutes",
  throttled: "outside it may write to those alone whom it wrote to before, and that mail is held back for some minutes",
  suspended: "it may not send to other domains until a person decides",
  locked: "a person locked it: it may not send to other domains",
} satisfies Record<IdentityState, string>;

export function weighedInWords(event: MessageWeighed): readonly string[] {
  const { identity, before, state, by, rows, again, incident, observed } = event;
  const moved = before === state ? `stood as "${state}"` : `went from "${before}" to "${state}" with it`;
  const who = by === null ? "by the evidence" : `by the word of ${oneLine(by)}`;
  const sentences = [`It is charged to ${oneLine(identity)}, which ${moved} (${who}): ${STATE_MEANS[state]}.`];
  if (observed) sentences.push("The outbound watch only observes here, so nothing was touched because of that.");
  if (again) sentences.push("It had been deferred before and came again, so it was not counted as new evidence.");
  else sentences.push(evidenceInWords(event));
  for (const { title, value, llr } of rows) sentences.push(`${title}: ${oneLine(value)} (+${llr.toFixed(1)}).`);
  if (incident !== null) sentences.push(`Incident ${incident} tells everything about that sender.`);
  return sentences;
}

/** A nat is no word for people; how much likelier is. */
function evidenceInWords({ evidence, step }: MessageWeighed): string {
  const added = step > 0 ? `This message added ${step.toFixed(1)}` : "This message added nothing";
  return `${added}; together the evidence that somebody else sends as it was ${evidence.toFixed(1)} (${oddsInWords(evidence)}).`;
}

/** "as likely as not" … "more than a million times likelier": the evidence as odds. */
export function oddsInWords(nats: number): string {
  const times = Math.exp(nats);
  if (times < 1.5) return "no evidence worth a word";
  if (times >= 1e6) return "what was seen is more than a million times likelier then";
  return `what was seen is about ${Number(times.toPrecision(2)).toLocaleString("en")} times likelier then`;
}
