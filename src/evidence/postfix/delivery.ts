/**
 * What Postfix's delivery agents (smtp, lmtp, local, virtual, pipe, error …) say became of a recipient:
 * "to=<bo@example.com>, relay=mx.example.com[192.0.2.7]:25, delay=1, dsn=5.1.1, status=bounced (host … said: 550 5.1.1 …)".
 */
import type { RecipientReply } from "../../observed/observed.ts";
import { type Line, own } from "../log/line.ts";
import type { Place } from "../log/queue.ts";
import { isPrivate, replyText } from "../log/words.ts";
import { type PostfixState, queueIdEnd } from "./state.ts";

export function readDelivery(line: Line, { queue, tally, caches }: PostfixState, agent: "smtp" | "lmtp" | "local"): boolean {
  const colon = queueIdEnd(line);
  if (colon < 0) return !line.has("to=<", line.body); // connections, TLS and warnings of the client side
  const at = colon + 2;
  if (!line.has("to=<", at)) return true; // "host … said: …" before another host is tried, and the like
  const { text } = line;
  const close = line.find(">, ", at + 4);
  const status = line.find("status=", close);
  if (close < 0 || status < 0) return false;
  const id = text.slice(line.body, colon);
  const recipient = own(text.slice(at + 4, close)).toLowerCase();
  const result = resultAt(line, status + 7);
  const place = placeOf(line, close, agent, result, caches.addresses.of.bind(caches.addresses));
  if (place === "here") {
    const domain = recipient.slice(recipient.lastIndexOf("@") + 1);
    if (!tally.localDomains.has(domain)) tally.localDomain(domain);
  }
  const reply = { at: line.at, recipient, result, ...wordsOf(line, status, result) };
  queue.tried(id, queue.at(id, line.at), reply, place);
  return true;
}

function resultAt(line: Line, at: number): RecipientReply["result"] {
  switch (line.text.charCodeAt(at)) {
    case 115: // sent
      return "accepted";
    case 100: // deferred; "delivered" and "deliverable" of address probes
      return line.has("deferred", at) ? "deferred" : "accepted";
    default: // bounced, expired, undeliverable
      return "refused";
  }
}

function wordsOf(line: Line, status: number, result: RecipientReply["result"]): { enhanced: string | null; text: string } {
  if (result === "accepted") return ACCEPTED; // the words of success are of no use and are most of a log
  const dsn = line.value("dsn=", ",", line.body);
  const open = line.find("(", status);
  return { enhanced: dsn, text: open < 0 ? "" : replyText(line.text.slice(open + 1, line.end - 1)) };
}

const ACCEPTED = { enhanced: "2.0.0", text: "" };

function placeOf(
  line: Line,
  from: number,
  agent: "smtp" | "lmtp" | "local",
  result: RecipientReply["result"],
  address: (slice: string) => string | null,
): Place {
  if (agent === "local") return "here";
  const relay = line.find("relay=", from);
  if (relay < 0) return "away";
  const open = line.find("[", relay);
  const comma = line.find(",", relay);
  if (open < 0 || (comma >= 0 && open > comma)) return agent === "lmtp" ? "here" : "away";
  const close = line.find("]", open);
  const host = close < 0 ? null : address(line.text.slice(open + 1, close));
  const isLoopback = host === "127.0.0.1" || host === "::1";
  if (result === "accepted" && (isLoopback || host === null) && line.find("queued as ", close) > 0) return "filter";
  if (agent === "lmtp") return "here";
  return host !== null && isPrivate(host) ? "inside" : "away";
}
