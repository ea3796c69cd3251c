/**
 * Reads Sendmail's log (8.x): "from=…, size=…, nrcpts=…, msgid=…, relay=host [192.0.2.7]" and one line for each try of recipients, "to=…, mailer=…,
 * relay=…, dsn=…, stat=Sent"; the sign-in of a connection ("AUTH=server, …, authid=anna") has the process in common with its messages.
 */
import type { RecipientReply } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Tally } from "../reader.ts";
import { type Line, own } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import { type Place, Queue } from "./queue.ts";
import { type Caches, isPrivate, mailbox, replyText, resultOf, statusIn } from "./words.ts";

const LONGEST = 8_192;
const PROCESSES = 10_000;
const RECIPIENTS = 1_000;
const QUEUE_ID = /^([0-9A-Za-z]{8,20}): /;

export function isSendmail(program: string): boolean {
  return /^(?:sendmail|sm-[\w-]{2,40})$/.test(program);
}

interface SendmailState {
  readonly queue: Queue;
  /** Process → who signed in on its connection. */
  readonly signedIn: Map<string, string>;
  readonly tell: Tell;
  readonly tally: Tally;
  readonly caches: Caches;
}

export function sendmail(tell: Tell, tally: Tally, caches: Caches): Program {
  const hosts = new Map<string, SendmailState>();
  return {
    name: "sendmail",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      tally.sensors.add("mail log");
      let state = hosts.get(line.host);
      if (state === undefined) {
        state = { queue: new Queue(own(line.host), tell, tally), signedIn: new Map(), tell, tally, caches };
        hosts.set(own(line.host), state);
      }
      const process = line.text.slice(line.programEnd, line.body);
      const words = line.words.slice(0, LONGEST);
      const id = QUEUE_ID.exec(words)?.[1] ?? "";
      return readWords({ words: id === "" ? words : words.slice(id.length + 2), id, process, at: line.at }, state);
    },
    pass: (now: Instant) => {
      for (const { queue } of hosts.values()) queue.pass(now);
    },
    end: () => {
      for (const { queue } of hosts.values()) queue.end();
    },
  };
}

interface Words {
  readonly words: string;
  readonly id: string;
  readonly process: string;
  readonly at: Instant;
}

function readWords(line: Words, state: SendmailState): boolean {
  const { words, id } = line;
  if (words.startsWith("from=") && id !== "") return readFrom(line, state);
  if (words.startsWith("to=") && id !== "") return readTo(line, state);
  if (words.startsWith("AUTH=server")) return readSignIn(line, state);
  if (/^AUTH failure/.test(words)) return readFailure(line, state);
  if (words.startsWith("ruleset=check_rcpt")) return readRefusal(line, state);
  return true; // connections, TLS, milters, notices of refused commands: nothing of who sent what
}

function readFrom({ words, id, process, at }: Words, { queue, signedIn, caches }: SendmailState): boolean {
  const one = queue.at(id, at);
  if (one.isTold) return true;
  one.mailFrom = mailbox(field(words, "from") ?? "");
  one.bytes = Number(field(words, "size") ?? Number.NaN) || null;
  one.expected = Number(field(words, "nrcpts") ?? 0) || 0;
  one.isSubmitted = true;
  const relay = field(words, "relay") ?? "";
  one.client = caches.addresses.of(/\[(?:IPv6:)?([0-9a-fA-F.:]{2,45})\]/.exec(relay)?.[1] ?? "");
  // "relay=anna@localhost": handed over on the machine itself
  if (one.client === null && relay.includes("@")) one.localUser = own(relay.slice(0, relay.indexOf("@")));
  one.submitter = one.client === null ? null : (signedIn.get(process) ?? null);
  const messageId = field(words, "msgid");
  if (messageId !== null) queue.named(one, own(messageId));
  return true;
}

function readTo({ words, id, at }: Words, { queue, tally, caches }: SendmailState): boolean {
  const status = words.indexOf("stat=");
  if (status < 0) return false;
  const stat = words.slice(status + 5);
  const one = queue.at(id, at);
  const dsn = field(words, "dsn");
  const result = toResult(dsn, stat);
  if (result === null) return true; // "queued", "headers too large …": not tried yet
  const mailer = field(words, "mailer") ?? "";
  const relay = field(words, "relay") ?? "";
  const host = caches.addresses.of(/\[([0-9a-fA-F.:]{2,45})\]/.exec(relay)?.[1] ?? "");
  const place = toPlace(mailer, host, result, stat);
  const text = result === "accepted" ? "" : replyText(stat);
  const shown = words.slice(3, words.search(/, (?:ctladdr|delay|xdelay|mailer)=/)).split(",");
  for (const name of shown.slice(0, RECIPIENTS)) {
    const recipient = mailbox(name.trim());
    if (recipient === null) continue;
    if (place === "here" && recipient.includes("@")) tally.localDomain(recipient.slice(recipient.lastIndexOf("@") + 1));
    queue.tried(id, one, { at, recipient, result, enhanced: dsn ?? statusIn(stat), text }, place);
  }
  return true;
}

function toResult(dsn: string | null, stat: string): RecipientReply["result"] | null {
  if (stat.startsWith("Sent")) return "accepted";
  if (stat.startsWith("Deferred")) return "deferred";
  return stat.startsWith("queued") ? null : resultOf(dsn, stat);
}

function toPlace(mailer: string, host: string | null, result: RecipientReply["result"], stat: string): Place {
  if (mailer === "local" || mailer === "prog" || mailer === "*file*") return "here";
  // the submission program hands over to the daemon on the same machine, which logs the message again
  if ((host === "127.0.0.1" || host === "::1") && result === "accepted" && stat.includes("Message accepted")) return "filter";
  return host !== null && isPrivate(host) ? "inside" : "away";
}

/** "AUTH=server, relay=pc [192.0.2.7], authid=anna, mech=PLAIN, bits=0". */
function readSignIn({ words, process, at }: Words, { signedIn, tell, tally, caches }: SendmailState): boolean {
  const authid = field(words, "authid");
  if (authid === null) return true;
  tally.sensors.add("sign-in log");
  const user = caches.names.of(authid).toLowerCase();
  if (signedIn.size >= PROCESSES) signedIn.clear(); // process numbers come again
  signedIn.set(own(process), user);
  const client = caches.addresses.of(/\[([0-9a-fA-F.:]{2,45})\]/.exec(field(words, "relay") ?? "")?.[1] ?? "");
  tell({ kind: "sign-in", at, user, client, service: "smtp", result: "ok", place: null, device: field(words, "mech") });
  return true;
}

/** "AUTH failure (LOGIN): authentication failure (-13) …, user=anna, relay=pc [192.0.2.7]". */
function readFailure({ words, at }: Words, { tell, tally, caches }: SendmailState): boolean {
  tally.sensors.add("sign-in log");
  const user = field(words, "user");
  if (user === null) return true;
  const client = caches.addresses.of(/\[([0-9a-fA-F.:]{2,45})\]/.exec(field(words, "relay") ?? "")?.[1] ?? "");
  const device = /^AUTH failure \(([\w-]{1,20})\)/.exec(words)?.[1] ?? null;
  tell({ kind: "sign-in", at, user: own(user).toLowerCase(), client, service: "smtp", result: "failed", place: null, device });
  return true;
}

/** "ruleset=check_rcpt, arg1=<bo@example.com>, relay=pc [10.0.0.7], reject=550 5.1.1 …": of a host inside it is a reply to a sender of ours. */
function readRefusal({ words, at }: Words, { tell, caches }: SendmailState): boolean {
  const client = caches.addresses.of(/\[([0-9a-fA-F.:]{2,45})\]/.exec(field(words, "relay") ?? "")?.[1] ?? "");
  const recipient = mailbox(field(words, "arg1") ?? "");
  if (client === null || recipient === null || !isPrivate(client)) return true;
  const text = replyText(words.slice(words.indexOf("reject=") + 7));
  const result = resultOf(statusIn(text), text);
  if (result === null || result === "accepted") return true;
  tell({ kind: "reply", at, message: null, by: { client }, recipient, result, enhanced: statusIn(text), text, via: "smtp" });
  return true;
}

/** The value of "name=" up to the next ", "; null when it is not there. */
function field(words: string, name: string): string | null {
  const at = words.startsWith(`${name}=`) ? 0 : words.indexOf(` ${name}=`) + 1;
  if (at === 0 && !words.startsWith(`${name}=`)) return null;
  const value = words.slice(at + name.length + 1).split(", ", 1)[0] ?? "";
  return value === "" ? null : value;
}
