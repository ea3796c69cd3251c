/**
 * Which header fields tell who collected the mail rather than who wrote it, and so are no features: trace fields of our own side, what other
 * filters said, dates, signatures that are never the same twice. A model that learned from those would know the mailbox, not the mail.
 */
import { registrableDomain } from "../mail/address.ts";
import type { HeaderField, Message } from "../mail/message.ts";
import { hashText, placeOf } from "./hash.ts";

/** Fields that are left out, in lower case. */
const LEFT_OUT = new Set([
  ...[
    "return-path",
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-envelope-from",
    "x-delivered-to",
    "x-apparently-to",
  ],
  ...["date", "resent-date", "delivery-date", "x-received", "status", "x-status", "x-keywords", "x-uid", "x-uidl", "x-mozilla-status"],
  ...[
    "x-mozilla-status2",
    "x-mozilla-keys",
    "x-rcpt-to",
    "x-rcptto",
    "x-real-to",
    "x-folder",
    "content-length",
    "lines",
    "to",
    "cc",
    "bcc",
  ],
  ...[
    "authentication-results",
    "authentication-results-original",
    "received-spf",
    "x-received-spf",
    "dkim-signature",
    "domainkey-signature",
  ],
  ...["x-gm-message-state", "x-gm-gg", "x-gm-features", "x-eopattributedmessage", "x-forwarded-to", "x-forwarded-for", "x-sender-ip"],
  ...["x-sid-pra", "x-sid-result", "x-incomingtopheadermarker", "x-incomingheadercount", "x-scanned-by", "x-mimedefang", "x-pyzor"],
  ...["x-bogosity", "x-hashcash", "x-list-received-date", "archived-at", "thread-index", "x-pot", "x-store-info", "x-eopnotes"],
]);
/** Families of such fields. */
const LEFT_OUT_FAMILIES =
  /^(?:x-(?:spam|rspamd|ms-|microsoft|forefront|antispam|amavis|clamav|google-|yahoo|ymail|zm-|proofpoint|ironport|mimecast|barracuda|sophos|policyd|virus|dspam|crm114|original|authority|ham-)|arc-|ironport-)/;
/** A Received field says who wrote it behind "by". */
const WRITTEN_BY = /\sby\s+([^\s;(]{1,255})/i;
const LOCAL_HOST = /^(?:localhost|127\.|\[?::1)/i;

/** Fields whose words tell the program or the list. */
const SHORT_FIELDS =
  /^(?:x-mailer|user-agent|x-mimeole|message-id|content-type|list-id|list-post|sender|organization|mailing-list|x-[a-z]{2,20})$/;

/** What the learner knows of a field by its name. */
export interface FieldTraits {
  /** "trace" says who passed the message on, "collector" who collected it: neither is a feature by itself. */
  readonly kind: "trace" | "collector" | "writer";
  /** The place of having such a field. */
  readonly place: number;
  /** What the words of its value are hashed with; null when they tell nothing. */
  readonly words: number | null;
}

/** Names that were met, as written; a few hundred in all mail, so that hostile ones are simply forgotten. */
const knownFields = new Map<string, FieldTraits>();
const KNOWN_FIELDS = 2_000;

/** `name` as written. */
export function traitsOfField(name: string): FieldTraits {
  const known = knownFields.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const traits: FieldTraits = {
    kind: lower === "received" ? "trace" : tellsCollectorOnly(lower) ? "collector" : "writer",
    place: placeOf(hashText(`field:${lower}`)),
    words: SHORT_FIELDS.test(lower) ? hashText(`${lower}:`) : null,
  };
  if (knownFields.size >= KNOWN_FIELDS) knownFields.clear();
  knownFields.set(name, traits);
  return traits;
}

/** `name` in lower case. */
export function tellsCollectorOnly(name: string): boolean {
  return LEFT_OUT.has(name) || LEFT_OUT_FAMILIES.test(name);
}

/**
 * The Received fields that other organizations wrote, and of ours the last one, which says who came to us. The topmost field is the
 * collector's; those below it are as well as long as hosts of the same domain or the host itself wrote them.
 */
export function foreignReceived(message: Message): readonly HeaderField[] {
  const fields = message.headers.fields.filter(({ name }) => traitsOfField(name).kind === "trace");
  let own: string | null = null;
  let at = 0;
  for (; at < fields.length; at++) {
    const by = writtenBy(message.raw, fields[at]!); // the loop stays inside the list
    if (at === 0) own = organizationOf(by);
    else if (!LOCAL_HOST.test(by) && organizationOf(by) !== own) break;
  }
  return fields.slice(Math.max(at - 1, 0));
}

function writtenBy(raw: Buffer, { valueStart, end }: HeaderField): string {
  const value = raw.toString("latin1", valueStart, Math.min(end, valueStart + 600));
  return (WRITTEN_BY.exec(value)?.[1] ?? "").toLowerCase();
}

function organizationOf(host: string): string {
  return registrableDomain(host) ?? host;
}
