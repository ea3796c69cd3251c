/**
 * Reads Dovecot's log (2.0 to 2.4): who signed in to IMAP, POP3, ManageSieve and submission, from where and how, and whose sign-in failed
 * ("imap-login: Login: user=<anna>, method=PLAIN, rip=192.0.2.7, …"; "auth: sql(anna,192.0.2.7): Password mismatch").
 * One failed attempt is told by both the login process and the auth process; only the login process counts, so none counts twice,
 * except where the auth worker alone tells the account.
 */
import type { SignIn } from "../../observed/observed.ts";
import type { Tally } from "../reader.ts";
import type { Line } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import type { Caches } from "./words.ts";

const SERVICES: Readonly<Record<string, SignIn["service"]>> = {
  imap: "imap",
  pop3: "pop3",
  managesieve: "other",
  submission: "smtp",
  sieve: "other",
  lmtp: "other",
};

/** Programs by which Dovecot writes when syslog is given the process and not "dovecot". */
export const DOVECOT_PROGRAMS: readonly string[] = [
  "dovecot",
  "imap-login",
  "pop3-login",
  "managesieve-login",
  "submission-login",
  "auth",
  "auth-worker",
  "dovecot-auth",
  "imap",
  "pop3",
  "lmtp",
  "lda",
  "managesieve",
  "submission",
];

export function dovecot(tell: Tell, tally: Tally, caches: Caches): Program {
  return {
    name: "dovecot",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      tally.sensors.add("sign-in log");
      const at = processAt(line);
      const login = line.find("-login: ", at);
      if (login >= 0 && login < at + 14) return readLogin(line, at, login, tell, caches);
      if (line.has("auth", at) || line.has("dovecot-auth", at) || line.has("conn ", at) || line.has("pam_unix", at)) {
        return readAuth(line, at, tell, caches);
      }
      return true; // sessions, storage, indexes, deliveries: nothing of who may send
    },
  };
}

/** Where the process within Dovecot stands: the program itself, or the first word behind "dovecot: " and its number. */
function processAt(line: Line): number {
  if (!line.programIs("dovecot")) return line.programEnd > line.programStart ? line.programStart : line.body;
  return line.has("dovecot: ", line.body) ? line.body + 9 : line.body;
}

/** "imap-login: Login: user=<…>, method=PLAIN, rip=…, lip=…, mpid=…, TLS, session=<…>", or how it ended without one. */
function readLogin(line: Line, at: number, login: number, tell: Tell, caches: Caches): boolean {
  const service = SERVICES[line.text.slice(at, login)] ?? "other";
  const begin = line.has("Info: ", login + 8) ? login + 14 : login + 8;
  const isOk = line.has("Login: ", begin) || line.has("Logged in: ", begin);
  const isFailed =
    !isOk && (line.find("(auth failed", begin) > 0 || line.find("auth_failed", begin) > 0 || line.find("dest auth failed", begin) > 0);
  if (!isOk && !isFailed) return true; // connections without an attempt, TLS that failed
  const user = line.value("user=<", ">", begin);
  if (user === null || user === "") return true; // no account was named
  const rip = line.value("rip=", ",", begin);
  const method = line.value("method=", ",", begin);
  tell({
    kind: "sign-in",
    at: line.at,
    user: caches.names.of(user).toLowerCase(),
    client: rip === null ? null : caches.addresses.of(rip.trim()),
    service,
    result: isOk ? "ok" : "failed",
    place: null,
    device: method === null ? null : caches.names.of(method.toUpperCase()),
  });
  return true;
}

/** "auth-worker(12): sql(anna@example.org,192.0.2.7,<session>): Password mismatch", "auth: passwd-file(…): unknown user". */
function readAuth(line: Line, at: number, tell: Tell, caches: Caches): boolean {
  const failed = FAILURES.some((words) => line.find(words, at) > 0);
  if (!failed) return true;
  // the login process tells of these too, with the account; pam_unix names it only here
  const user = line.value("ruser=", " ", at);
  const host = line.value("rhost=", " ", at);
  if (user === null || user === "" || host === null) return true;
  tell({
    kind: "sign-in",
    at: line.at,
    user: caches.names.of(user).toLowerCase(),
    client: caches.addresses.of(host),
    service: "other",
    result: "failed",
    place: null,
    device: null,
  });
  return true;
}

const FAILURES = ["authentication failure", "assword mismatch", "unknown user", "invalid credentials", "pam_authenticate() failed"];
