/**
 * Which reader a line belongs to: by the program that wrote it, or in programs' own files by its first words. A program that has nothing to do
 * with mail is counted as such; one that we do not know at all is not understood, and named so.
 */
import type { Instant } from "../../platform/time.ts";
import { postfix } from "../postfix/postfix.ts";
import type { Tally } from "../reader.ts";
import { DOVECOT_PROGRAMS, dovecot } from "./dovecot.ts";
import { type Line, own } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import { Caches } from "./words.ts";

export interface Programs {
  readonly all: readonly Program[];
  readonly byName: Map<string, Program>;
  readonly postfix: Program;
  readonly besides: Program;
  readonly unknown: Program;
  pass(now: Instant): void;
  end(): void;
}

export function programsFor(tell: Tell, tally: Tally): Programs {
  const caches = new Caches();
  const ofPostfix = postfix(tell, tally, caches);
  const ofDovecot = dovecot(tell, tally, caches);
  const besides = silent("other programs", true);
  const unknown: Program = { name: "unknown", isBesides: false, lines: 0, read: () => false };
  const all = [ofPostfix, ofDovecot, besides, unknown];
  const byName = new Map<string, Program>();
  for (const name of DOVECOT_PROGRAMS) byName.set(name, ofDovecot);
  for (const name of BESIDES) byName.set(name, besides);
  return {
    all,
    byName,
    postfix: ofPostfix,
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

/** Programs of every machine that neither send mail nor guard it. */
const BESIDES = [
  "CRON",
  "cron",
  "crond",
  "anacron",
  "systemd",
  "systemd-logind",
  "sshd",
  "sudo",
  "su",
  "rsyslogd",
  "dbus-daemon",
  "logrotate",
];

const NAMES = 2_000;

export function programOf(programs: Programs, line: Line): Program {
  if (line.has("postfix", line.programStart)) return programs.postfix;
  const name = line.program;
  const known = programs.byName.get(name);
  if (known !== undefined) return known;
  const found = find(programs, line);
  if (name !== "" && programs.byName.size < NAMES) programs.byName.set(own(name), found);
  return found;
}

function find(programs: Programs, line: Line): Program {
  // "smtp-out/smtpd": an instance of Postfix under another syslog_name
  if (/^[\w.-]+\/(?:smtpd|smtp|cleanup|qmgr|lmtp|local|virtual|pipe|pickup|bounce|error)$/.test(line.program)) return programs.postfix;
  return programs.unknown;
}
