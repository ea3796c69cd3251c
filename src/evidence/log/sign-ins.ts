/**
 * Sign-ins that programs other than Postfix, Exim, Sendmail and Dovecot log: Cyrus, Courier, UW IMAP, saslauthd, Perdition, Roundcube, Horde,
 * SquirrelMail, SOGo, Zimbra, Exchange, nginx as a mail proxy. Each form names the account, the address where it is told, and the outcome.
 */
import type { SignIn } from "../../observed/observed.ts";
import type { Tally } from "../reader.ts";
import { type Line, own } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import type { Caches } from "./words.ts";

interface Form {
  readonly service: SignIn["service"];
  readonly result: SignIn["result"];
  /** Groups `user` and, where the log tells it, `ip`. */
  readonly pattern: RegExp;
}

const FORMS: readonly Form[] = [
  // Courier
  { service: "imap", result: "failed", pattern: /^LOGIN FAILED, user=(?<user>[^\s,]{1,320}), ip=\[(?<ip>[0-9a-fA-F.:]{2,45})\]/ },
  { service: "imap", result: "ok", pattern: /^LOGIN, user=(?<user>[^\s,]{1,320}), ip=\[(?<ip>[0-9a-fA-F.:]{2,45})\]/ },
  // Cyrus: "badlogin: host [192.0.2.7] plaintext anna SASL(-13): …", "login: host [192.0.2.7] anna plain+TLS User logged in"
  {
    service: "imap",
    result: "failed",
    pattern: /^badlogin: \S{0,255} ?\[(?<ip>[0-9a-fA-F.:]{2,45})\] (?:plaintext|LOGIN|PLAIN) (?<user>[^\s[\]]{1,320}) /,
  },
  {
    service: "imap",
    result: "failed",
    pattern: /^badlogin: \S{0,255} ?\[(?<ip>[0-9a-fA-F.:]{2,45})\] .{1,200}user: (?<user>[^\s@]{1,64})@/,
  },
  {
    service: "imap",
    result: "ok",
    pattern: /^login: \S{0,255} ?\[(?<ip>[0-9a-fA-F.:]{2,45})\] (?<user>\S{1,320}) \S{1,40} User logged in/,
  },
  // UW IMAP
  {
    service: "imap",
    result: "failed",
    pattern:
      /^(?:Login failed|AUTHENTICATE \S{1,20} failure) .{0,20}user=(?<user>\S{1,320}) .{0,300}host=\S{0,255} ?\[(?<ip>[0-9a-fA-F.:]{2,45})\]/,
  },
  {
    service: "imap",
    result: "ok",
    pattern: /^(?:Login|Authenticated) user=(?<user>\S{1,320}) host=\S{0,255} ?\[(?<ip>[0-9a-fA-F.:]{2,45})\]/,
  },
  // saslauthd does not know whom it asks for
  { service: "smtp", result: "failed", pattern: /auth failure: \[user=(?<user>[^\]]{1,320})\] \[service=/ },
  {
    service: "imap",
    result: "failed",
    pattern: /^Auth: (?<ip>[\d.]{7,15}):\d{1,5}->.{0,200} authentication_id="(?<user>[^"]{1,320})".{0,300} status="failed/,
  },
  {
    service: "imap",
    result: "ok",
    pattern: /^Auth: (?<ip>[\d.]{7,15}):\d{1,5}->.{0,200} authentication_id="(?<user>[^"]{1,320})".{0,300} status="ok/,
  },
  {
    service: "pop3",
    result: "failed",
    pattern:
      /^authentication failed: (?:no such user|can't map user name): (?<user>\S{1,320}) - \S{0,255} ?\[?(?<ip>[0-9a-fA-F.:]{2,45})\]?/,
  },
  // webmail
  {
    service: "web",
    result: "failed",
    pattern:
      /(?:IMAP Error: Login failed|FAILED login|Failed login) for (?<user>\S{1,320}) (?:against \S{1,255} )?from (?<ip>[0-9a-fA-F.:]{3,45})/,
  },
  { service: "web", result: "ok", pattern: /Successful login for (?<user>\S{1,320}) .{0,60}from (?<ip>[0-9a-fA-F.:]{3,45})/ },
  { service: "web", result: "failed", pattern: /FAILED LOGIN for (?<user>\S{1,320}) (?:to \S{1,255} )?\[(?<ip>[0-9a-fA-F.:]{3,45})\]/ },
  { service: "web", result: "failed", pattern: /\[LOGIN_ERROR\] (?<user>\S{1,320}) \(.{0,255}\) from (?<ip>[0-9a-fA-F.:]{3,45}): / },
  {
    service: "web",
    result: "failed",
    pattern: /Login from '(?<ip>[0-9a-fA-F.:]{3,45})(?:, [^']{0,200})?' for user '(?<user>[^']{1,320})' might not have worked/,
  },
  {
    service: "web",
    result: "failed",
    pattern: /oip=(?<ip>[0-9a-fA-F.:]{3,45});.{0,600}authentication failed for \[(?<user>[^\]]{1,320})\]/,
  },
  // Exchange's protocol logs, a line of values: "…,192.0.2.1:143,192.0.2.7:35070,anna,…,authenticate,PLAIN,…AuthFailed"
  {
    service: "imap",
    result: "failed",
    pattern: /^,\w{16},\d{1,9},[^,]{1,60},(?<ip>[\d.]{7,15}):\d{1,5},(?<user>[^,]{1,320}),.{0,200}"R=.{0,300}AuthFailed/,
  },
  {
    service: "smtp",
    result: "failed",
    pattern: /client login failed: .{0,200} client: (?<ip>[0-9a-fA-F.:]{3,45}), server: .{1,100} login: "(?<user>[^"]{1,320})"/,
  },
];

/** Their programs, where syslog names them; lines of these without a sign-in tell nothing. */
export const SIGN_IN_PROGRAMS: readonly string[] = [
  "imapd",
  "imapd-ssl",
  "imaplogin",
  "pop3d",
  "pop3d-ssl",
  "pop3login",
  "courierpop3login",
  "courierpop3d",
  "courieresmtpd",
  "courier-imapd",
  "cyrus/imap",
  "cyrus/imaps",
  "cyrus/pop3",
  "cyrus/pop3s",
  "cyrus/lmtpunix",
  "cyrus/sieve",
  "ipop3d",
  "saslauthd",
  "timsieved",
  "sieve",
  "perdition.imaps",
  "perdition.imap4",
  "perdition.pop3",
  "perdition.pop3s",
  "solid-pop3d",
  "roundcube",
  "HORDE",
  "sogod",
];

/** Whether words of a program that we do not know are a sign-in all the same. */
export function isSignIn(words: string): boolean {
  return FORMS.some(({ pattern }) => pattern.test(words));
}

export function signIns(tell: Tell, tally: Tally, caches: Caches): Program {
  return {
    name: "sign-ins",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      const words = line.words.slice(0, 2_000);
      for (const { service, result, pattern } of FORMS) {
        const groups = pattern.exec(words)?.groups;
        if (groups === undefined) continue;
        tally.sensors.add("sign-in log");
        const user = own(groups["user"] ?? "").toLowerCase();
        const client = caches.addresses.of((groups["ip"] ?? "").replace(/\.$/, "")); // the end of a sentence
        tell({ kind: "sign-in", at: line.at, user, client, service, result, place: null, device: null });
        break;
      }
      return true;
    },
  };
}
