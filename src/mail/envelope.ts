/**
 * The SMTP envelope (RFC 5321 section 2.3.1) with the parameters that must survive the way through us:
 * SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), RET, ENVID, NOTIFY, ORCPT (RFC 3461).
 * Parameter values are kept as the client wrote them (xtext is not decoded).
 */
export interface Envelope {
  /** RFC5321.MailFrom without angle brackets; null for the null reverse-path `<>`. */
  readonly mailFrom: string | null;
  /** Nobody said the reverse-path (a scanned file): its null means unknown, not empty. */
  readonly mailFromUnknown?: true;
  readonly mailParameters: MailParameters;
  readonly rcptTo: readonly EnvelopeRecipient[];
  /** Nobody said the recipients (a scanned file): the one that is named stands in for policies, which decide per recipient. */
  readonly rcptToUnknown?: true;
}

export interface MailParameters {
  readonly size?: number;
  readonly body?: "7BIT" | "8BITMIME" | "BINARYMIME";
  readonly smtputf8?: boolean;
  readonly ret?: "FULL" | "HDRS";
  readonly envid?: string;
}

export interface EnvelopeRecipient {
  /** RFC5321.RcptTo without angle brackets. */
  readonly address: Recipient;
  readonly notify?: string;
  readonly orcpt?: string;
}

/** A recipient's address as the client gave it. */
export type Recipient = string;

/** The domain of an address in lower case; null when there is none (`<>`, `postmaster`). */
export function domainOf(address: string | null): string | null {
  if (address === null) return null;
  const at = address.lastIndexOf("@");
  return at < 0 || at === address.length - 1 ? null : address.slice(at + 1).toLowerCase();
}

/** The local part of an address as written. */
export function localPartOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at);
}
