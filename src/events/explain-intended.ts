/**
 * What was known, judged and decided when a message came, in sentences for an administrator.
 * Speaks from the record alone: it tells what was thought at the time, whatever the checks say today.
 */
import { z } from "zod";
import type { MessageIntended, RecordedFinding, RecordedRuling } from "./event.ts";
import { dayAndTime, listed, oneLine, percent, size } from "./words.ts";

const DOORS: Readonly<Record<string, string>> = {
  "smtp-inbound": "the inbound SMTP door",
  "smtp-outbound": "the outbound SMTP door",
  scan: "a scan of a file",
};

/** What each class means, said of "it". */
const CLASSES: Readonly<Record<string, string>> = {
  clean: "clean",
  bulk: "bulk mail (such as a newsletter)",
  spam: "spam",
  scam: "a scam",
  phish: "phishing",
  malware: "malware",
  "dangerous-attachment": "mail with a dangerous attachment",
  backscatter: "backscatter (an automatic answer to mail that was not ours)",
  policy: "against a rule of the organization",
  unscannable: "unscannable",
};

const DEEDS: Readonly<Record<string, string>> = {
  accept: "pass it on",
  tag: "pass it on with a mark",
  quarantine: "keep it in quarantine",
  hold: "hold it back for a few minutes",
  defer: "ask the other side to try again later",
  reject: "refuse it",
};

const CORRESPONDENCE: Readonly<Record<string, string>> = {
  none: "author and recipients had not written to each other before",
  received: "the author had written to a recipient before, never the other way round",
  sent: "a recipient had written to the author before, never the other way round",
  mutual: "author and recipients had written to each other before",
};

/** Who, when, which door. */
export function whoAndWhen(event: MessageIntended): string {
  const { summary, envelope } = event;
  const authors = summary.from.map(({ name, address }) => (name === null || name === "" ? address : `"${name}" <${address}>`));
  const subject = summary.subject === "" ? "without a subject" : `with the subject "${oneLine(summary.subject)}"`;
  const reversePath = envelope.mailFrom === null ? "the null reverse-path (a bounce or notice)" : oneLine(envelope.mailFrom);
  return (
    `${event.direction === "internal" ? "Internal" : event.direction === "inbound" ? "Inbound" : "Outbound"} message ${event.arrival}, ` +
    `${subject}, ${size(summary.bytes)}, written by ${listed(authors)}. It came on ${dayAndTime(event.at)} through ` +
    `${DOORS[event.door] ?? event.door}, with the envelope sender ${reversePath}, for ${listed(envelope.rcptTo.map((to) => to.address))}.`
  );
}

/** Which host brought it, and as whom. */
export function broughtBy(event: MessageIntended): string {
  const { client, submitter } = event;
  const host = client.address === null ? "An unknown host" : `The host ${client.address}`;
  const ours = client.ours ? " (in our own networks)" : "";
  const helo = client.helo === null ? "" : `, which called itself ${oneLine(client.helo)},`;
  const secured = client.tls === null ? "without encryption" : `encrypted with ${client.tls.version}`;
  const signedIn = submitter === null ? "" : ` The submitter had signed in as ${oneLine(submitter)}.`;
  const source = event.summary.origin?.address ?? null;
  const from = source === null ? "" : ` By the trace fields of our own hosts it came from ${source}.`;
  return `${host}${ours}${helo} brought it ${secured}.${from}${signedIn}`;
}

export function verdictInWords(event: MessageIntended): string {
  const name = CLASSES[event.class] ?? oneLine(event.class);
  if (event.class === "unscannable") return "Postern could not examine it, so it is unscannable: neither clean nor unwanted.";
  const [low, high] = event.range;
  const between = Math.round(low * 1_000) === Math.round(high * 1_000) ? "" : ` (between ${percent(low)} and ${percent(high)})`;
  return `Verdict: ${name}. The probability that it is unwanted was ${percent(event.probability)}${between}.`;
}

/** One sentence for each reason, strongest first, with what it added or took away. */
export function reasonsInWords(findings: readonly RecordedFinding[]): readonly string[] {
  if (findings.length === 0) return ["No check found anything worth a word."];
  return findings.map((finding) => {
    const weight = `${finding.score < 0 ? "−" : "+"}${Math.abs(finding.score).toFixed(1)}`;
    const side = finding.score < 0 ? "for it" : finding.leaning === "bulk" ? "for bulk mail" : "against it";
    return `${oneLine(finding.sentence) || finding.name} (${weight} ${side}, ${finding.name})`;
  });
}

/** What was looked up, and what could not be known. */
export function factsInWords(facts: MessageIntended["facts"]): readonly string[] {
  return Object.entries(facts).map(([name, fact]) => {
    if ("unknown" in fact) return `Unknown: ${name} (${oneLine(fact.unknown)}). That widened the range and counted for neither side.`;
    if (name === "correspondence" && typeof fact.value === "string") return `Known: ${CORRESPONDENCE[fact.value] ?? oneLine(fact.value)}.`;
    if (name === "namesake")
      return `Known: ${fact.value === true ? "somebody else whom we know" : "nobody else whom we know"} has the author's name.`;
    if (name === "campaign") return `Known: ${campaignInWords(fact.value)}`;
    return `Known: ${name} is ${oneLine(JSON.stringify(fact.value) ?? "nothing")}.`;
  });
}

const campaignFact = z.object({ messages: z.number(), senders: z.number(), recipients: z.number(), label: z.string().nullable() });

/** The log is older than the code that reads it, so the shape is checked. */
function campaignInWords(value: unknown): string {
  const { success, data } = campaignFact.safeParse(value);
  if (!success || data.messages === 0) return "no copy of this message had come in the days before.";
  const { messages, senders, recipients, label } = data;
  const told = label === null ? "" : ` A person had said that one of them is ${oneLine(label)}.`;
  return (
    `${messages} ${messages === 1 ? "copy" : "copies"} of this message had come in the days before, to ${recipients} ` +
    `${recipients === 1 ? "recipient" : "recipients"}; with this one, ${senders} different ${senders === 1 ? "sender" : "senders"}.${told}`
  );
}

/** One sentence for each group of recipients that shared a decision. */
export function decisionsInWords(rulings: readonly RecordedRuling[]): readonly string[] {
  const groups = Map.groupBy(rulings, ({ action, detail, rule, observed }) => JSON.stringify([action, detail, rule, observed]));
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return "";
    const detail = first.detail === "" ? "" : `: ${oneLine(first.detail)}`;
    const observed =
      first.observed === null ? "" : ` This direction only observes; otherwise the decision would have been to ${deedOf(first.observed)}.`;
    const to = listed(group.map(({ recipient }) => recipient));
    return `Decision for ${to}: ${deedOf(first.action)}${detail} (rule "${oneLine(first.rule)}").${observed}`;
  });
}

function deedOf(action: string): string {
  return DEEDS[action] ?? oneLine(action);
}
