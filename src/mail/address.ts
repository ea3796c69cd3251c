/**
 * What checks ask of addresses: mailboxes in free text, authors' domains, and whether two domains belong to one organization
 * by the public suffix list. Private suffixes (blogspot.com, github.io …) separate organizations, because their users are strangers.
 */
import { domainToASCII } from "node:url";
import { getDomain } from "tldts";
import { toMailbox } from "./address-list.ts";
import type { Mailbox, Message } from "./message.ts";

/** RFC 5321 4.5.3.1 */
const LOCAL_CHARACTERS = 64;
const DOMAIN_CHARACTERS = 255;
const MAILBOXES_IN_TEXT = 100;
/** Other signs that people read as "@". */
const LOOKS_LIKE_AT = /[\uff20\ufe6b]/g;

/** The mail addresses that stand in a text, such as a display name. */
export function mailboxesIn(text: string): readonly Mailbox[] {
  const plain = text.replace(LOOKS_LIKE_AT, "@");
  const found: Mailbox[] = [];
  for (let at = plain.indexOf("@"); at >= 0 && found.length < MAILBOXES_IN_TEXT; at = plain.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < LOCAL_CHARACTERS && isLocal(plain.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < plain.length && end - at < DOMAIN_CHARACTERS && isDomain(plain.charCodeAt(end))) end++;
    const local = plain.slice(start, at).replace(/^\.+/, "");
    const domain = plain.slice(at + 1, end).replace(/[.-]+$/, "");
    if (local !== "" && domain.includes(".") && !domain.startsWith(".")) found.push(toMailbox(`${local}@${domain}`, null));
  }
  return found;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 160;
}

function isDomain(code: number): boolean {
  return isLetterOrDigit(code) || code === 45 || code === 46;
}

function isLocal(code: number): boolean {
  return isLetterOrDigit(code) || "!#$%&*+-./=?^_{|}~".includes(String.fromCharCode(code));
}

/** The different domains of all authors; several From domains are a way round DMARC, so none may be skipped. */
export function authorDomains(message: Message): readonly string[] {
  return [...new Set(message.from.map((author) => author.domain).filter((domain) => domain !== ""))];
}

/** Hosts asked for of late: nearly all questions of a message, and many between messages, are about the same. */
const registrable = new Map<string, string | null>();
const REMEMBERED = 2_000;
const WITH_PRIVATE = { allowPrivateDomains: true, extractHostname: false };

/** The domain that was registered, by the public suffix list; null for IP addresses, single labels and unknown shapes. */
export function registrableDomain(host: string): string | null {
  const known = registrable.get(host);
  if (known !== undefined) return known;
  const domain = getDomain(host, WITH_PRIVATE);
  if (registrable.size >= REMEMBERED) registrable.clear();
  if (host.length <= DOMAIN_CHARACTERS) registrable.set(host, domain);
  return domain;
}

/** True of what somebody can have registered: also of suffixes under which others get names of their own, such as iki.fi. */
export function isRegistrable(host: string): boolean {
  return getDomain(host, { allowPrivateDomains: false, extractHostname: false }) !== null;
}

/** True when both domains are the same or share their registrable domain. */
export function sameOrganization(a: string, b: string): boolean {
  const left = trimmed(a);
  const right = trimmed(b);
  if (left === "" || right === "") return false;
  if (left === right) return true;
  const organization = registrableDomain(left);
  return organization !== null && organization === registrableDomain(right);
}

function trimmed(domain: string): string {
  const lower = /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) : domain.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}
