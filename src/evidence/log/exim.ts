/**
 * Reads Exim's main log (4.x; also through syslog): arrivals "<=", deliveries "=>", "->", ">>", delays "==", failures "**", refusals and failed
 * sign-ins. Without `received_recipients` in the log selector an arrival does not name its recipients; they are those of its deliveries.
 * Gap: the reject and panic logs repeat or explain lines of the main log; they are understood and tell nothing more.
 */
import type { RecipientReply } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Tally } from "../reader.ts";
import { type Line, own } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import { type Place, Queue } from "./queue.ts";
import { type Caches, isPrivate, mailbox, replyText, resultOf, statusIn } from "./words.ts";

/** "[1234] 1rKXYZ-0001Ab-2C <= …"; ids are longer since 4.97. */
const MESSAGE = /^([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{6}-[0-9A-Za-z]{11}-[0-9A-Za-z]{4}) (\S{2,12})/;
const PROCESS = /^\[\d{1,10}\] /;
/** Beginnings of lines without a message: connections, queue runs, refusals, faults. */
const OTHER =
  /^(?:H=|SMTP |TLS (?:error|session)|Start queue run|End queue run|exim \d|no (?:host name|IP address) found|no MAIL in |unexpected disconnection|rejected (?:EHLO|HELO|connection)|refused connection|\S{1,60} authenticator failed|DKIM: |cwd=|\w{1,40} (?:temporarily )?rejected (?:RCPT|MAIL|EHLO|HELO|connection))/;
const LONGEST = 8_192;

/** Whether words of a file without program names are Exim's. */
export function isExim(words: string): boolean {
  const bare = words.replace(PROCESS, "");
  return MESSAGE.test(bare) || OTHER.test(bare);
}

export function exim(tell: Tell, tally: Tally, caches: Caches): Program {
  const queues = new Map<string, Queue>();
  return {
    name: "exim",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      tally.sensors.add("mail log");
      let queue = queues.get(line.host);
      if (queue === undefined) {
        queue = new Queue(own(line.host), tell, tally);
        queues.set(own(line.host), queue);
      }
      const words = line.words.slice(0, LONGEST).replace(PROCESS, "");
      const [, id, what] = MESSAGE.exec(words) ?? [];
      if (id === undefined || what === undefined) return readOther(words, line.at, tell, tally, caches);
      return readMessage({ words: words.slice(id.length + 1), at: line.at, id, what }, queue, tally, caches);
    },
    pass: (now: Instant) => {
      for (const queue of queues.values()) queue.pass(now);
    },
    end: () => {
      for (const queue of queues.values()) queue.end();
    },
  };
}

interface MessageLine {
  /** Behind the id. */
  readonly words: string;
  readonly at: Instant;
  readonly id: string;
  readonly what: string;
}

function readMessage(line: MessageLine, queue: Queue, tally: Tally, caches: Caches): boolean {
  switch (line.what) {
    case "<=":
      readArrival(line, queue, tally, caches);
      return true;
    case "=>":
    case "->":
    case ">>":
    case "*>":
      return readDelivery(line, "accepted", queue, tally, caches);
    case "**":
      return readDelivery(line, "refused", queue, tally, caches);
    case "==":
      return readDelivery(line, "deferred", queue, tally, caches);
    case "Completed": {
      const one = queue.get(line.id);
      if (one !== undefined) queue.removed(line.id, one);
      return true;
    }
    default:
      return true; // "DKIM: …", "H=… TLS error", "SMTP connection …", "removed by …": nothing of who sent what
  }
}

/** "<= anna@example.org H=(pc) [192.0.2.7]:1234 P=esmtpsa A=plain:anna S=900 id=a@b for bo@example.com", locally "U=www-data P=local". */
function readArrival({ words, at, id }: MessageLine, queue: Queue, tally: Tally, caches: Caches): void {
  const sender = words.slice(3).split(" ", 1)[0] ?? "";
  const one = queue.at(id, at);
  one.mailFrom = sender === "<>" ? null : mailbox(sender);
  const address = field(words, "H");
  one.client = address === null ? null : addressIn(words.slice(words.indexOf(" H=")), caches);
  const authenticated = field(words, "A");
  const user = authenticated?.slice(authenticated.indexOf(":") + 1) ?? null;
  if (authenticated?.includes(":") === true && user !== null && user !== "") {
    one.submitter = caches.names.of(user).toLowerCase();
    tally.sensors.add("sign-in log");
  }
  // a notice of Exim's own is local with the null reverse-path, and names the message that it is about
  one.isSubmitted = !(one.client === null && one.mailFrom === null && field(words, "R") !== null);
  if (one.client === null) one.localUser = field(words, "U");
  one.bytes = Number(field(words, "S") ?? Number.NaN) || null;
  const messageId = field(words, "id");
  if (messageId !== null) queue.named(one, messageId);
  const recipients = words.lastIndexOf(" for ");
  if (recipients > 0) one.expected = words.slice(recipients + 5).split(" ").length;
}

/** "=> bo@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.9] C=…", "== bo@… R=… T=… defer (-46): …", "** bo@…: why". */
function readDelivery(
  { words, at, id }: MessageLine,
  result: RecipientReply["result"],
  queue: Queue,
  tally: Tally,
  caches: Caches,
): boolean {
  const rest = words.slice(3);
  const shown = rest.split(" ", 1)[0]?.replace(/:$/, "") ?? "";
  const full = /^[^<>]{1,200}<([^<>\s]{1,320})>/.exec(rest)?.[1] ?? shown; // "bo <bo@example.org>": the address that it was sent to
  const recipient = mailbox(full);
  if (recipient === null) return false;
  const host = words.includes(" H=") ? addressIn(words.slice(words.indexOf(" H=")), caches) : null;
  const place = placeOf(host, result);
  if (place === "here" && recipient.includes("@")) tally.localDomain(recipient.slice(recipient.lastIndexOf("@") + 1));
  const text = result === "accepted" ? "" : replyText(words.slice(3 + shown.length));
  const reply = { at, recipient, result, enhanced: result === "accepted" ? "2.0.0" : statusIn(words), text };
  queue.tried(id, queue.at(id, at), reply, place);
  return true;
}

function placeOf(host: string | null, result: RecipientReply["result"]): Place {
  if (host !== null) return isPrivate(host) ? "inside" : "away";
  return result === "accepted" ? "here" : "away";
}

function readOther(words: string, at: Instant, tell: Tell, tally: Tally, caches: Caches): boolean {
  const method = /^(\S{1,60}) authenticator failed for /.exec(words)?.[1];
  if (method !== undefined) {
    tally.sensors.add("sign-in log");
    const user = /\(set_id=([^()\s]{1,320})\)/.exec(words)?.[1];
    if (user === undefined) return true; // no account was named
    const client = addressIn(words, caches);
    const device = caches.names.of(method.toUpperCase());
    tell({ kind: "sign-in", at, user: own(user).toLowerCase(), client, service: "smtp", result: "failed", place: null, device });
    return true;
  }
  const recipient = mailbox(/ rejected RCPT <?([^\s<>:]{1,320})>?/.exec(words)?.[1] ?? "");
  const client = words.startsWith("H=") ? addressIn(words, caches) : null;
  if (recipient !== null && client !== null && isPrivate(client)) {
    const text = replyText(words.slice(words.indexOf(" rejected RCPT ")));
    const result = words.includes("temporarily rejected RCPT") ? "deferred" : (resultOf(statusIn(text), "") ?? "refused");
    const author = mailbox(field(words, "F") ?? "");
    if (result !== "accepted")
      tell({ kind: "reply", at, message: null, by: { client, author }, recipient, result, enhanced: statusIn(text), text, via: "smtp" });
    return true;
  }
  return OTHER.test(words);
}

/** The value of "X=" up to the next blank; null when it is not there. */
function field(words: string, name: string): string | null {
  const at = words.startsWith(`${name}=`) ? 0 : words.indexOf(` ${name}=`) + 1;
  if (at === 0 && !words.startsWith(`${name}=`)) return null;
  const value = words.slice(at + name.length + 1).split(" ", 1)[0] ?? "";
  return value === "" ? null : own(value);
}

/** The client of "H=name (helo) [192.0.2.7]:25 I=[…]": the first address in brackets that no parentheses enclose. */
function addressIn(words: string, caches: Caches): string | null {
  for (const { 1: found } of words.slice(0, 2_000).matchAll(/(?<!\()\[([0-9a-fA-F.:]{2,45})\]/g)) {
    const address = caches.addresses.of(found ?? "");
    if (address !== null) return address;
  }
  return null;
}
