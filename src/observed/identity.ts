/**
 * Who sent this: the identities of a message from what is known about it, most specific first. The guilty one is the most specific:
 * one bad script on a host of a hundred senders leaves the other ninety-nine alone, and a person who signed in is not their address.
 * An identity is text such as `user:anna@example.org`, `script:web1/var/www/x.php`, `lease:52:54:00:12:34:56`, `host:192.0.2.77`.
 * The author (From) is the last resort only where nothing better is known: anybody can write anything there.
 */
import type { Clues } from "./observed.ts";

export type Identity = string;
export type IdentityKind = "user" | "script" | "lease" | "host" | "author" | "unknown";

/** Long enough for any address (RFC 5321 4.5.3.1) or path that people use; what is longer is cut, so that no identity is a flood. */
const LONGEST = 320;

/** The identity that a message is charged to. */
export function identityOf(clues: Clues): Identity {
  const { script, submitter, localUser, lease, client, author } = clues;
  // a script names itself in a header that its host adds; it says more than the account or host that it runs on
  if (isGiven(script)) return named("script", `${place(clues)}${tidy(script)}`);
  if (isGiven(submitter)) return named("user", submitter.toLowerCase());
  if (isGiven(localUser) && !MAIL_PROGRAMS.has(localUser)) return named("user", `${localUser.toLowerCase()}@${client ?? "localhost"}`);
  if (isGiven(lease)) return named("lease", lease.toLowerCase());
  if (isGiven(client)) return named("host", client);
  return isGiven(author) ? named("author", author.toLowerCase()) : "unknown:";
}

/**
 * The account or host that a script runs in; null for what is no script, or where nothing is known around it. The name of a script is a
 * header that whoever has the account can write, so that an account must answer for many made-up ones (ledger.ts).
 */
export function enclosingOf(clues: Clues): Identity | null {
  if (!isGiven(clues.script)) return null;
  const around = identityOf({ ...clues, script: null, author: null });
  return around === "unknown:" ? null : around;
}

/** Accounts that mail programs run as: they hand on what others wrote. */
const MAIL_PROGRAMS: ReadonlySet<string> = new Set(["root", "postfix", "exim", "mail", "daemon", "nobody", "sendmail"]);

export function kindOf(identity: Identity): IdentityKind {
  const kind = identity.slice(0, identity.indexOf(":"));
  return KINDS.has(kind) ? (kind as IdentityKind) : "unknown"; // the set holds nothing else
}

const KINDS: ReadonlySet<string> = new Set<IdentityKind>(["user", "script", "lease", "host", "author"]);

/** Where a script runs: its host, or the account that it sends with. */
function place({ client, submitter }: Clues): string {
  if (isGiven(submitter)) return `${submitter.toLowerCase()}/`;
  return isGiven(client) ? `${client}/` : "";
}

/** The value of X-PHP-Originating-Script is `uid:file`, of X-PHP-Script `host/path for client, client`. */
function tidy(script: string): string {
  return (script.split(" for ", 1)[0] ?? script).replace(/^\/+/, "");
}

function named(kind: IdentityKind, name: string): Identity {
  return `${kind}:${printable(name).slice(0, LONGEST)}`;
}

function printable(name: string): string {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= BLANK || code >= DELETE) return name.replace(/[\u0000-\u001f\u007f]+/g, "").trim();
  }
  return name; // nearly all are
}

const BLANK = 0x20;
const DELETE = 0x7f;

function isGiven(value: string | null | undefined): value is string {
  return value !== undefined && value !== null && value !== "";
}

/** The name in EHLO as what a program or device calls itself: addresses and numbers, which change, are "#". */
export function toGreetingForm(helo: string): string {
  return `EHLO ${helo.replaceAll(/[\d.:[\]]+/g, "#")}`;
}

/** A mail client's name without versions and platforms, so that an update is no new client: `Mozilla Thunderbird`, `Apple Mail`. */
export function toClientName(userAgent: string): string {
  const bare = printable(userAgent).replace(/[([{].*$/, "");
  return bare
    .replace(/[/ ]v?\d[\w.+-]*.*$/i, "")
    .trim()
    .slice(0, 60);
}
