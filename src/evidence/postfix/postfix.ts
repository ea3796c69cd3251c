/**
 * Reads the log of Postfix (checked against what Postfix 3.10 writes, and 2.x samples): which daemon speaks is found by its name behind the
 * last slash, so that instances ("postfix-out/smtpd") and services ("postfix/submission/smtpd") need no configuration.
 * Gap: messages of a queue whose log was rotated away begin without their submitter; they are left out of the evidence.
 */
import type { Instant } from "../../platform/time.ts";
import { type Line, own } from "../log/line.ts";
import type { Program, Tell } from "../log/program.ts";
import { Queue } from "../log/queue.ts";
import type { Caches } from "../log/words.ts";
import type { Tally } from "../reader.ts";
import { readDelivery } from "./delivery.ts";
import { readSmtpd } from "./smtpd.ts";
import { type PostfixState, queueIdEnd } from "./state.ts";

export function postfix(tell: Tell, tally: Tally, caches: Caches): Program {
  const queues = new Map<string, Queue>();
  let host = "";
  const queueOf = (name: string): Queue => {
    let queue = queues.get(name);
    if (queue === undefined) {
      queue = new Queue(caches.names.of(name), tell, tally);
      queues.set(caches.names.of(name), queue);
    }
    return queue;
  };
  const state: PostfixState = { queue: queueOf(""), tell, tally, caches };
  return {
    name: "postfix",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      if (line.host !== host) {
        host = line.host;
        state.queue = queueOf(host);
        tally.sensors.add("mail log");
      }
      return readDaemon(line, state);
    },
    pass: (now: Instant) => {
      for (const queue of queues.values()) queue.pass(now);
    },
    end: () => {
      for (const queue of queues.values()) queue.end();
    },
  };
}

/** Daemons whose lines tell nothing of who sent what: connections, caches, administration. */
const SILENT: ReadonlySet<string> = new Set([
  "anvil",
  "scache",
  "tlsmgr",
  "tlsproxy",
  "verify",
  "trivial-rewrite",
  "master",
  "postfix-script",
  "postscreen",
  "dnsblog",
  "proxymap",
  "postqueue",
  "postsuper",
  "postlog",
  "postlogd",
  "sendmail",
  "postdrop",
  "showq",
  "flush",
  "script",
  "postalias",
  "postmap",
  "postmulti",
  "bounce",
]);

function readDaemon(line: Line, state: PostfixState): boolean {
  const { text, body } = line;
  const daemon = text.lastIndexOf("/", line.programEnd - 1) + 1;
  const length = line.programEnd - Math.max(daemon, line.programStart);
  switch (text.charCodeAt(daemon)) {
    case 115: // s
      if (length === 5 && line.has("smtpd", daemon)) return readSmtpd(line, state);
      if (length === 4 && line.has("smtp", daemon)) return readDelivery(line, state, "smtp");
      break;
    case 99: // c
      if (line.has("cleanup", daemon)) return readCleanup(line, state);
      break;
    case 113: // q
      if (line.has("qmgr", daemon)) return readQmgr(line, state);
      break;
    case 108: // l
      if (length === 4 && line.has("lmtp", daemon)) return readDelivery(line, state, "lmtp");
      if (length === 5 && line.has("local", daemon)) return readDelivery(line, state, "local");
      break;
    case 112: // p
      if (length === 4 && line.has("pipe", daemon)) return readDelivery(line, state, "local");
      if (length === 6 && line.has("pickup", daemon)) return readPickup(line, state);
      break;
    case 118: // v
      if (length === 7 && line.has("virtual", daemon)) return readDelivery(line, state, "local");
      break;
    default:
      break;
  }
  const name = text.slice(daemon, line.programEnd);
  if (["relay", "error", "discard", "retry", "smtps", "submission"].includes(name)) return readDelivery(line, state, "smtp");
  return SILENT.has(name) || line.has("warning: ", body) || line.has("fatal: ", body) || name.startsWith("postfix");
}

function readCleanup(line: Line, { queue }: PostfixState): boolean {
  const colon = queueIdEnd(line);
  if (colon < 0) return line.has("warning: ", line.body) || line.has("fatal: ", line.body) || line.has("table ", line.body);
  const id = line.text.slice(line.body, colon);
  const at = colon + 2;
  if (line.has("message-id=", at)) {
    const one = queue.at(id, line.at);
    queue.named(one, own(line.text.slice(at + 11, line.end)));
    return true;
  }
  // a milter or a header check stopped it: it never becomes a message
  if (line.has("milter-reject: ", at) || line.has("reject: ", at) || line.has("milter-discard: ", at) || line.has("discard: ", at)) {
    return true;
  }
  return ["milter-hold: ", "hold: ", "warning: ", "info: ", "resent-message-id=", "replace: ", "prepend: ", "redirect: ", "filter: "].some(
    (words) => line.has(words, at),
  );
}

function readQmgr(line: Line, { queue, caches }: PostfixState): boolean {
  const colon = queueIdEnd(line);
  if (colon < 0) return line.has("warning: ", line.body) || line.has("fatal: ", line.body) || line.has("panic: ", line.body);
  const id = line.text.slice(line.body, colon);
  const at = colon + 2;
  if (line.has("removed", at)) {
    const one = queue.get(id);
    if (one !== undefined) queue.removed(id, one);
    return true;
  }
  if (!line.has("from=<", at)) return line.has("skipped", at) || line.has("to=<", at) || line.has("warning: ", at);
  const close = line.text.indexOf(">, ", at + 6);
  if (close < 0 || close > line.end) return false;
  const size = line.find("size=", close);
  if (size < 0) return line.find("status=", close) > 0; // expired: each recipient is told by a bounce
  const one = queue.at(id, line.at);
  if (one.isTold) return true; // another round of a deferred message
  one.mailFrom = close === at + 6 ? null : caches.names.of(line.text.slice(at + 6, close)).toLowerCase();
  one.bytes = numberAt(line, size + 5);
  const nrcpt = line.find("nrcpt=", size);
  if (nrcpt > 0) one.expected = numberAt(line, nrcpt + 6);
  return true;
}

function numberAt(line: Line, from: number): number {
  let value = 0;
  for (let at = from; at < line.end; at++) {
    const digit = line.text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9) || value > 1e12) break;
    value = value * 10 + digit;
  }
  return value;
}

/** Mail made on the machine: "uid=33 from=<www-data>". */
function readPickup(line: Line, { queue, caches }: PostfixState): boolean {
  const colon = queueIdEnd(line);
  const uid = colon < 0 ? -1 : line.find("uid=", colon);
  if (uid < 0) return line.has("warning: ", line.body) || line.has("fatal: ", line.body);
  const space = line.find(" from=<", uid);
  if (space < 0) return false;
  const one = queue.at(line.text.slice(line.body, colon), line.at);
  const name = line.text.slice(space + 7, line.end - 1);
  const user = line.text.slice(uid + 4, space);
  // root's and Postfix's own programs hand on what users wrote; a plain name is that of the account
  one.localUser = caches.names.of(name.includes("@") || name === "" ? `uid ${user}` : name);
  one.isSubmitted = true;
  return true;
}
