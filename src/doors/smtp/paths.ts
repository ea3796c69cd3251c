/**
 * Reverse-path and forward-path (RFC 5321 sections 4.1.2 and 4.1.3, RFC 6531 section 3.3): dot-strings, quoted local parts,
 * domains, address literals. A source route is read and left out, as RFC 5321 appendix C wants; what counts is the last address.
 * Strict where a lenient reading could let two programs see two different addresses; linear in the length of the path.
 * Gap: whether a U-label is valid IDNA is left to whoever resolves it.
 */
import { isIPv4, isIPv6 } from "node:net";
import { SMTP_DOMAIN, SMTP_PATH } from "../../platform/limits.ts";

export type Path =
  /** `address` as it was written, without brackets and route; "" for the null path. `rest` is what follows the path. */
  | { readonly kind: "path"; readonly address: string; readonly rest: string; readonly utf8: boolean }
  | { readonly kind: "wrong"; readonly why: string };

const wrong = (why: string): Path => ({ kind: "wrong", why });

/** RFC 5322 atext, and everything beyond ASCII (RFC 6531). */
const ATOM = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u{80}-\u{10ffff}]+$/u;
/** Letters, digits, hyphens inside; underscores occur in real host names. */
const LABEL = /^[A-Za-z0-9_\u{80}-\u{10ffff}](?:[A-Za-z0-9_\-\u{80}-\u{10ffff}]{0,61}[A-Za-z0-9_\u{80}-\u{10ffff}])?$/u;
/** RFC 5321 4.1.3 general address literal: a tag and printable characters. */
const GENERAL_LITERAL = /^[A-Za-z0-9-]*[A-Za-z0-9]:[!-Z^-~]+$/;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Parses `<path>` at the beginning of the text. */
export function parsePath(text: string): Path {
  // RFC 5321 3.3 allows no space after the colon; many clients put one there, and nothing else can be meant by it
  const path = text.trimStart();
  if (!path.startsWith("<")) return wrong("an address stands in angle brackets");
  const end = closingBracket(path);
  if (end < 0) return wrong("the angle brackets are not closed");
  const rest = path.slice(end + 1);
  if (rest !== "" && !rest.startsWith(" ")) return wrong("a space is missing after the address");
  const inner = path.slice(1, end);
  const utf8 = /[^\x20-\x7e]/.test(inner);
  if (CONTROL.test(inner)) return wrong("the address contains control characters");
  if (Buffer.byteLength(inner) + 2 > SMTP_PATH) return wrong(`the address is longer than ${SMTP_PATH - 2} octets`);
  if (inner === "") return { kind: "path", address: "", rest, utf8 };
  const address = withoutRoute(inner);
  if (address === null) return wrong("the source route cannot be read");
  const fault = addressFault(address);
  return fault === null ? { kind: "path", address, rest, utf8 } : wrong(fault);
}

/** Null when the text is a mailbox, else what is wrong with it. "postmaster" alone is one (RFC 5321 4.5.1). */
function addressFault(address: string): string | null {
  if (address.toLowerCase() === "postmaster") return null;
  const at = endOfLocalPart(address);
  if (at < 0) return "the local part cannot be read";
  if (address[at] !== "@") return at === address.length ? "the address has no domain" : "the local part cannot be read";
  return isDomain(address.slice(at + 1)) ? null : "the domain cannot be read";
}

/** Offset behind the local part, -1 when there is none. */
function endOfLocalPart(address: string): number {
  if (address.startsWith('"')) return endOfQuoted(address);
  const at = address.indexOf("@");
  const local = at < 0 ? address : address.slice(0, at);
  return local.split(".").every((atom) => ATOM.test(atom)) ? local.length : -1;
}

/** Offset behind a quoted string; `""` is empty and therefore none. */
function endOfQuoted(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '"') return i > 1 ? i + 1 : -1;
    if (text[i] === "\\") i++;
  }
  return -1;
}

export function isDomain(text: string): boolean {
  if (text.startsWith("[")) return isAddressLiteral(text);
  return text !== "" && Buffer.byteLength(text) <= SMTP_DOMAIN && text.split(".").every((label) => LABEL.test(label));
}

function isAddressLiteral(text: string): boolean {
  if (!text.endsWith("]")) return false;
  const inner = text.slice(1, -1);
  if (isIPv4(inner)) return true;
  if (/^IPv6:/i.test(inner)) return !inner.includes("%") && isIPv6(inner.slice(5));
  return GENERAL_LITERAL.test(inner);
}

/** "@a,@b:user@c" → "user@c"; null when the route is damaged. */
function withoutRoute(path: string): string | null {
  if (!path.startsWith("@")) return path;
  let at = 0;
  for (;;) {
    const end = endOfRoutePart(path, at);
    if (path[at] !== "@" || end < 0 || !isDomain(path.slice(at + 1, end))) return null;
    if (path[end] === ":") return path.slice(end + 1);
    at = end + 1;
  }
}

/** Offset of the "," or ":" that ends a domain; colons inside an address literal do not. */
function endOfRoutePart(path: string, from: number): number {
  let literal = false;
  for (let i = from; i < path.length; i++) {
    if (path[i] === "[") literal = true;
    else if (path[i] === "]") literal = false;
    else if (!literal && (path[i] === "," || path[i] === ":")) return i;
  }
  return -1;
}

/** Offset of the ">" that closes the path: not one inside a quoted local part. */
function closingBracket(path: string): number {
  let quoted = false;
  for (let i = 1; i < path.length; i++) {
    if (path[i] === '"') quoted = !quoted;
    else if (quoted && path[i] === "\\") i++;
    else if (!quoted && path[i] === ">") return i;
  }
  return -1;
}
