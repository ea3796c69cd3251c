/**
 * Postfix's smtpd: who connected and signed in (`client=…, sasl_username=…`), who was refused (`NOQUEUE: reject: …`), whose password was wrong.
 * Refusals of hosts inside are replies to a sender of ours; those of the world are no evidence about us.
 */
import type { Line } from "../log/line.ts";
import { isPrivate, mailbox, replyText, resultOf, statusIn } from "../log/words.ts";
import { type PostfixState, queueIdEnd } from "./state.ts";

export function readSmtpd(line: Line, state: PostfixState): boolean {
  const { text, body } = line;
  switch (text.charCodeAt(body)) {
    case 99: // "connect from"
      if (line.has("connect from ", body)) return true;
      break;
    case 100: // "disconnect from"
      if (line.has("disconnect from ", body)) return true;
      break;
    case 78: // "NOQUEUE: reject: RCPT from …"
      if (line.has("NOQUEUE: ", body)) return readRefusal(line, body + 9, state);
      break;
    case 119: // "warning: host[192.0.2.7]: SASL LOGIN authentication failed: …"
      if (line.has("warning: ", body)) return readWarning(line, state);
      break;
    default:
      break;
  }
  const colon = queueIdEnd(line);
  if (colon < 0) return isIdle(line);
  const at = colon + 2;
  if (line.has("client=", at)) return readClient(line, text.slice(body, colon), at + 7, state);
  return readRefusal(line, at, state);
}

function isIdle({ text, body, end }: Line): boolean {
  return IDLE.test(text.slice(body, Math.min(end, body + 120)));
}

/** Connections, TLS, limits: they tell nothing of who sent what. */
const IDLE =
  /^(?:lost connection|timeout after|too many errors|improper command|(?:Anonymous|Untrusted|Trusted|Verified) TLS|SSL_accept|setting up|fatal:|panic:|statistics:|dict_|match_|Server|TLS |cannot load|discarding|table |unable to|connect |proxy)/;

/** "client=mx.example.org[192.0.2.7], sasl_method=PLAIN, sasl_username=anna", with "orig_client=" behind a filter that forwards it. */
function readClient(line: Line, id: string, from: number, { queue, tell, tally, caches }: PostfixState): boolean {
  const one = queue.at(id, line.at);
  const comma = line.find(", ", from);
  const open = line.find("[", from);
  const close = open < 0 ? -1 : line.find("]", open);
  one.isSubmitted = true;
  one.client = close < 0 ? null : caches.addresses.of(line.text.slice(open + 1, close));
  if (comma < 0) return true;
  const original = line.find("orig_client=", comma);
  if (original > 0) one.client = caches.addresses.bracketed(line, original) ?? one.client;
  const user = line.find("sasl_username=", comma);
  if (user < 0) return true;
  const userEnd = line.find(", ", user);
  one.submitter = caches.names.of(line.text.slice(user + 14, userEnd < 0 ? line.end : userEnd)).toLowerCase();
  const method = line.value("sasl_method=", ", ", comma);
  tally.sensors.add("sign-in log");
  tell({
    kind: "sign-in",
    at: line.at,
    user: one.submitter,
    client: one.client,
    service: "smtp",
    result: "ok",
    place: null,
    device: method === null ? null : caches.names.of(method.toUpperCase()),
  });
  return true;
}

/** Behind the queue id: "reject: RCPT from unknown[192.0.2.1]: 454 4.7.1 <…>: Relay access denied; from=<…> to=<…> proto=ESMTP helo=<…>". */
function readRefusal(line: Line, at: number, { tell, caches }: PostfixState): boolean {
  const isRefusal = line.has("reject: ", at) || line.has("milter-reject: ", at);
  if (!isRefusal) return OTHER.some((words) => line.has(words, at));
  const client = caches.addresses.bracketed(line, at);
  const to = line.find(" to=<", at);
  if (client === null || to < 0 || !isPrivate(client)) return true;
  const colon = line.find("]: ", at);
  const text = replyText(line.text.slice(colon + 3, line.end));
  const enhanced = statusIn(text.slice(0, 40));
  const result = resultOf(enhanced, text);
  const recipient = mailbox(line.value(" to=<", ">", at) ?? "");
  if (recipient === null || result === null || result === "accepted") return true;
  const author = mailbox(line.value("from=<", ">", at) ?? "");
  tell({ kind: "reply", at: line.at, message: null, by: { client, author }, recipient, result, enhanced, text, via: "smtp" });
  return true;
}

const OTHER = [
  "warn: ",
  "hold: ",
  "filter: ",
  "discard: ",
  "redirect: ",
  "lost connection",
  "permit: ",
  "info: ",
  "warning: ",
  "prepend: ",
  "replace: ",
  "milter-",
  "client=",
  "proxy-reject: ",
  "proxy-accept: ",
  "bcc: ",
  "delay: ",
  "timeout",
];

function readWarning(line: Line, { tell, tally, caches }: PostfixState): boolean {
  const sasl = line.find("]: SASL ", line.body);
  const at = sasl < 0 ? line.find(": SASL ", line.body) : sasl + 1;
  if (at < 0 || line.find("authentication failed", at) < 0) return true; // any other warning
  tally.sensors.add("sign-in log");
  const user = line.value("sasl_username=", ", ", at);
  if (user === null || user === "") return true; // who it was is not told; the address alone says nothing about an account
  const space = line.find(" ", at + 7);
  tell({
    kind: "sign-in",
    at: line.at,
    user: user.toLowerCase(),
    client: caches.addresses.bracketed(line, line.body),
    service: "smtp",
    result: "failed",
    place: null,
    device: space < 0 ? null : caches.names.of(line.text.slice(at + 7, space).toUpperCase()),
  });
  return true;
}
