/**
 * Which reader a line belongs to: by the program that wrote it, or in programs' own files by its first words. A program that has nothing to do
 * with mail is counted as such; one that we do not know at all is not understood, and named so.
 */
import type { Instant } from "../../platform/time.ts";
import { postfix } from "../postfix/postfix.ts";
import type { Tally } from "../reader.ts";
import { program as openProgram } from "./containers.ts";
import { DOVECOT_PROGRAMS, dovecot } from "./dovecot.ts";
import { exim, isExim } from "./exim.ts";
import { type Line, own } from "./line.ts";
import { firewall, isBind, NAME_SERVERS, nameServer } from "./network-lines.ts";
import type { Program, Tell } from "./program.ts";
import { isSendmail, sendmail } from "./sendmail.ts";
import { isSignIn, SIGN_IN_PROGRAMS, signIns } from "./sign-ins.ts";
import { Caches } from "./words.ts";

export interface Programs {
  readonly all: readonly Program[];
  readonly byName: Map<string, Program>;
  readonly postfix: Program;
  readonly exim: Program;
  readonly sendmail: Program;
  readonly signIns: Program;
  readonly nameServer: Program;
  readonly besides: Program;
  readonly unknown: Program;
  pass(now: Instant): void;
  end(): void;
}

export function programsFor(tell: Tell, tally: Tally): Programs {
  const caches = new Caches();
  const ofPostfix = postfix(tell, tally, caches);
  const ofDovecot = dovecot(tell, tally, caches);
  const ofExim = exim(tell, tally, caches);
  const ofSendmail = sendmail(tell, tally, caches);
  const ofOthers = signIns(tell, tally, caches);
  const ofNames = nameServer(tell, tally, caches);
  const ofKernel = firewall(tell, tally, caches);
  const besides = silent("other programs", true);
  const unknown: Program = { name: "unknown", isBesides: false, lines: 0, read: () => false };
  const all = [ofPostfix, ofDovecot, ofExim, ofSendmail, ofOthers, ofNames, ofKernel, besides, unknown];
  const byName = new Map<string, Program>();
  for (const name of DOVECOT_PROGRAMS) byName.set(name, ofDovecot);
  for (const name of EXIM_PROGRAMS) byName.set(name, ofExim);
  for (const name of SIGN_IN_PROGRAMS) byName.set(name, ofOthers);
  for (const name of NAME_SERVERS) byName.set(name, ofNames);
  for (const name of ["kernel", "ulogd"]) byName.set(name, ofKernel);
  for (const name of [...BESIDES, ...FILTERS]) byName.set(name, besides);
  return {
    all,
    byName,
    postfix: ofPostfix,
    exim: ofExim,
    sendmail: ofSendmail,
    signIns: ofOthers,
    nameServer: ofNames,
    besides,
    unknown,
    pass: (now) => {
      for (const one of all) one.pass?.(now);
    },
    end: () => {
      for (const one of all) one.end?.();
    },
  };
}

function silent(name: string, isBesides: boolean): Program {
  return { name, isBesides, lines: 0, read: () => true };
}

const EXIM_PROGRAMS = ["exim", "exim4"];

/** Programs of every machine that neither send mail nor guard it. */
const BESIDES = [
  "CRON",
  "cron",
  "crond",
  "anacron",
  "sshd",
  "sshd-session",
  "sudo",
  "su",
  "rsyslogd",
  "syslogd",
  "syslog-ng",
  "dbus-daemon",
].concat(["logrotate", "ntpd", "chronyd", "dhclient", "dhcpd", "login", "last", "fail2ban", "fail2ban-server"]);

/** Filters beside the mail program: what they stop or mark, its own log tells as well. */
const FILTERS = [
  "amavis",
  "amavisd",
  "MailScanner",
  "opendkim",
  "opendmarc",
  "spamd",
  "rspamd",
  "clamd",
  "freshclam",
  "postgrey",
  "policyd-spf",
  "postsrsd",
];

const NAMES = 2_000;

export function programOf(programs: Programs, line: Line): Program {
  if (line.has("postfix", line.programStart)) return programs.postfix;
  const name = line.program;
  if (line.has("badlogin: ", line.body)) return programs.signIns; // Cyrus, whose processes are called as Dovecot's are
  const known = programs.byName.get(name);
  if (known !== undefined) return known;
  if (name === "") return ofOwnFile(programs, line);
  const found = find(programs, name);
  if (found === null) return ofOwnFile(programs, line);
  if (programs.byName.size < NAMES) programs.byName.set(own(name), found);
  return found;
}

/** Null when the name says nothing. */
function find(programs: Programs, name: string): Program | null {
  // "smtp-out/smtpd": an instance of Postfix under another syslog_name
  if (/^[\w.-]+\/(?:smtpd|smtp|cleanup|qmgr|lmtp|local|virtual|pipe|pickup|bounce|error)$/.test(name)) return programs.postfix;
  if (isSendmail(name)) return programs.sendmail;
  return /^systemd\b/.test(name) ? programs.besides : null;
}

const INNER = /^(?:[\w.-]{1,80} )?([\w./-]{2,40})(?:\[\d{1,10}(?::\d{1,5})?\]|\([^()]{0,40}\))?: /;

/** A program's own file, by the first words: a program's name behind the time, or what only one program writes. */
function ofOwnFile(programs: Programs, line: Line): Program {
  const words = line.text.slice(line.programStart, Math.min(line.end, line.programStart + 2_000));
  const inner = INNER.exec(words)?.[1] ?? "";
  const named = programs.byName.get(inner);
  if (named !== undefined) {
    openProgram(line, line.programStart + words.indexOf(inner));
    return named;
  }
  const body = line.words.slice(0, 2_000);
  if (isExim(body)) return programs.exim;
  if (isBind(body)) return programs.nameServer;
  return isSignIn(body) ? programs.signIns : programs.unknown;
}
