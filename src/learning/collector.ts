/**
 * Which header fields tell who collected the mail rather than who wrote it, and so are no features: trace fields of our own side, what other
 * filters said, dates, signatures that are never the same twice. A model that learned from those would know the mailbox, not the mail.
 */
import { registrableDomain } from "../mail/address.ts";
import type { HeaderField, Message } from "../mail/message.ts";

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

/** `name` in lower case. */
export function tellsCollectorOnly(name: string): boolean {
  return LEFT_OUT.has(name) || LEFT_OUT_FAMILIES.test(name);
}

/**
 * The Received fields that other organizations wrote, and of ours the last one, which says who came to us. The topmost field is the
 * collector's; those below it are as well as long as hosts of the same domain or the host itself wrote them.
 */
export function foreignReceived(message: Message): readonly HeaderField[] {
  const fields = message.headers.fields.filter(({ name }) => name.toLowerCase() === "received");
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
  const value = raw.toString("latin1", valueStart, Math.min(end, valueStart + 600)).replace(/\s+/g, " ");
  return (WRITTEN_BY.exec(value)?.[1] ?? "").toLowerCase();
}

function organizationOf(host: string): string {
  return registrableDomain(host) ?? host;
}
