/**
 * Bounces without a machine-readable report (qmail's, Exim's, those of large providers and old gateways): a notice by its sender, subject or null
 * reverse-path, with an address and a status or a well-known sentence near it in its first lines. What has neither is counted as not understood.
 */
import type { Message } from "../../mail/message.ts";
import type { Observed, RecipientReply } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import { replyText, resultOf, statusIn } from "../log/words.ts";
import type { Tally } from "../reader.ts";

const SENDERS =
  /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|.*-?bounces?|postoffice|autoreply-?daemon|mailerdaemon|nobody|mmdf|root|mailadm\w*)$/i;
const SUBJECTS =
  /undeliver|delivery (?:status|fail|report|problem|error|has failed)|failure notice|returned mail|return(?:ed)? to sender|mail (?:delivery|failure|system|error)|non.?deliver|not delivered|could not be delivered|bounce|message (?:delivery|delayed|status)|warning: could not send|dsn|échec|unzustellbar|user unknown|failed to deliver/i;
const UNKNOWN =
  /user (?:is )?unknown|unknown user|no such (?:user|recipient|address|mailbox|person|account)|does(?: not|n't) exist|not (?:our customer|listed in|a valid|known|found)|unknown (?:recipient|address|local|account)|invalid (?:recipient|address|mailbox|user)|no (?:mailbox|account)|not be found|disabled|inactive|not exist|discontinued|recipient (?:rejected|not)/i;
const FULL = /quota|mailbox (?:is )?full|exceeded|over ?quota|insufficient|storage/i;
const DELAYED = /delayed|warning|will (?:keep|continue)|still trying|not yet|temporar/i;
const HEAD = 6_000;
const RECIPIENTS = 50;

/** Null when it is no notice. */
export function oldBounce(message: Message, at: Instant, tally: Tally): readonly Observed[] | null {
  if (!isNotice(message)) return null;
  tally.sensors.add("bounces");
  const text = message.text.slice(0, HEAD) || message.raw.toString("latin1", 0, HEAD);
  const head = text.split(/\n-{2,}[^\n]{0,60}(?:original|returned|copy|below|header)[^\n]{0,60}|\nReceived: /i, 1)[0] ?? text;
  const own = new Set(message.to.map(({ address }) => address.toLowerCase()));
  const author = message.to[0]?.address.toLowerCase() ?? null;
  const replies: RecipientReply[] = [];
  const seen = new Set<string>();
  for (const { 0: found, index } of head.matchAll(/[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g)) {
    const recipient = found.toLowerCase();
    if (own.has(recipient) || seen.has(recipient) || SENDERS.test(recipient.split("@", 1)[0] ?? "")) continue;
    seen.add(recipient);
    const words = head.slice(index, index + 800);
    const enhanced = statusIn(words) ?? guess(words);
    const result = DELAYED.test(message.subject) ? "deferred" : (resultOf(enhanced, words) ?? "refused");
    replies.push({
      kind: "reply",
      at,
      message: null,
      by: { author },
      recipient,
      result,
      enhanced,
      text: replyText(words.replace(/\s+/g, " ")),
      via: "dsn",
    });
    if (seen.size >= RECIPIENTS) break;
  }
  if (replies.length === 0) tally.misses(`bounce that names no recipient: ${message.subject}`);
  return replies;
}

function isNotice({ from, headers, subject }: Message): boolean {
  const local = from[0]?.local ?? "";
  const isNull = headers.first("Return-Path") === "<>";
  return (SENDERS.test(local) || isNull) && (SUBJECTS.test(subject) || SENDERS.test(local))
    ? true
    : isNull && headers.has("X-Failed-Recipients");
}

function guess(words: string): string | null {
  if (UNKNOWN.test(words)) return "5.1.1";
  return FULL.test(words) ? "4.2.2" : null;
}
