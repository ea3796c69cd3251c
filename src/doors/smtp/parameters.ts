/**
 * Parameters of MAIL and RCPT (RFC 5321 section 4.1.2): SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531),
 * RET, ENVID, NOTIFY, ORCPT (RFC 3461), AUTH (RFC 4954 section 5, read and dropped: only a peer that we trust could vouch).
 * What was not offered is unknown. Values are kept as they were written, keywords in upper case.
 */
import type { EnvelopeRecipient, MailParameters } from "../../mail/envelope.ts";
import { SMTP_ENVID, SMTP_ORCPT } from "../../platform/limits.ts";
import type { SmtpReply } from "./reply.ts";
import type { Offer } from "./state.ts";

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: SmtpReply };

const KEYWORD = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
/** RFC 5321 esmtp-value without "=" is stricter than clients are; beyond ASCII only in ORCPT (RFC 6533). */
const VALUE = /^[!-~\u{80}-\u{10ffff}]+$/u;
/** RFC 3461 section 4: xtext. A raw "=" is against the letter, yet VERP recipients bring it and nothing misreads it. */
const XTEXT = /^(?:[!-*,-~]|\+[0-9A-F]{2})+$/;
/** RFC 6533 section 3: utf-8-addr-xtext and utf-8-addr-unitext. */
const UTF8_XTEXT = /^(?:[!-*,-[\]-~\u{80}-\u{10ffff}]|\\x\{[0-9A-F]{1,6}\}|\+[0-9A-F]{2})+$/u;
const ADDRESS_TYPE = /^[A-Za-z0-9-]{1,64}$/;

export function parseMailParameters(text: string, offer: Offer): Parsed<MailParameters> {
  return parseParameters<MailParameters>(text, (keyword, value) => {
    switch (keyword) {
      case "SIZE":
        if (!offer.extended) return null;
        return value !== null && /^\d{1,20}$/.test(value) ? { size: Number(value) } : "SIZE takes a number of octets";
      case "BODY":
        return offer.eightBitMime ? body(value) : null;
      case "SMTPUTF8":
        if (!offer.smtputf8) return null;
        return value === null ? { smtputf8: true } : "SMTPUTF8 takes no value";
      case "RET":
        return offer.dsn ? ret(value) : null;
      case "ENVID":
        if (!offer.dsn) return null;
        return value !== null && value.length <= SMTP_ENVID && XTEXT.test(value)
          ? { envid: value }
          : "ENVID takes up to 100 characters of xtext";
      case "AUTH":
        if (!offer.auth) return null;
        return value !== null && (value === "<>" || XTEXT.test(value)) ? {} : "AUTH takes an address as xtext";
      default:
        return null;
    }
  });
}

export function parseRcptParameters(text: string, offer: Offer, smtputf8: boolean): Parsed<Omit<EnvelopeRecipient, "address">> {
  return parseParameters<Omit<EnvelopeRecipient, "address">>(text, (keyword, value) => {
    if (!offer.dsn) return null;
    if (keyword === "NOTIFY") return notify(value);
    if (keyword === "ORCPT") return orcpt(value, smtputf8);
    return null;
  });
}

/** `read` gives what a parameter says, a sentence when its value is wrong, null when it is not known. */
function parseParameters<T>(text: string, read: (keyword: string, value: string | null) => Partial<T> | string | null): Parsed<T> {
  let value: Partial<T> = {};
  const seen = new Set<string>();
  for (const word of text.split(" ")) {
    if (word === "") continue;
    const equals = word.indexOf("=");
    const keyword = (equals < 0 ? word : word.slice(0, equals)).toUpperCase();
    const written = equals < 0 ? null : word.slice(equals + 1);
    if (!KEYWORD.test(keyword) || (written !== null && !VALUE.test(written))) return wrong("a parameter cannot be read");
    if (seen.has(keyword)) return wrong(`${keyword} is given twice`);
    seen.add(keyword);
    const said = read(keyword, written);
    if (said === null) return { ok: false, reply: { code: 555, enhanced: "5.5.4", text: `The parameter ${keyword} is not offered here` } };
    if (typeof said === "string") return wrong(said);
    value = { ...value, ...said };
  }
  // a cast: every field of the parameter types is optional, so what was given so far is whole
  return { ok: true, value: value as T };
}

function wrong(sentence: string): { readonly ok: false; readonly reply: SmtpReply } {
  return { ok: false, reply: { code: 501, enhanced: "5.5.4", text: sentence } };
}

function body(value: string | null): Partial<MailParameters> | string {
  const kind = value?.toUpperCase();
  return kind === "7BIT" || kind === "8BITMIME" ? { body: kind } : "BODY takes 7BIT or 8BITMIME";
}

function ret(value: string | null): Partial<MailParameters> | string {
  const kind = value?.toUpperCase();
  return kind === "FULL" || kind === "HDRS" ? { ret: kind } : "RET takes FULL or HDRS";
}

function notify(value: string | null): Partial<EnvelopeRecipient> | string {
  const list = (value ?? "").toUpperCase();
  const words = list.split(",");
  const known = words.every((word) => word === "SUCCESS" || word === "FAILURE" || word === "DELAY");
  if (list === "NEVER" || (known && new Set(words).size === words.length)) return { notify: list };
  return "NOTIFY takes NEVER, or a list of SUCCESS, FAILURE, DELAY";
}

function orcpt(value: string | null, smtputf8: boolean): Partial<EnvelopeRecipient> | string {
  const semicolon = value?.indexOf(";") ?? -1;
  if (value === null || semicolon < 0 || Buffer.byteLength(value) > SMTP_ORCPT) return "ORCPT takes TYPE;ADDRESS with up to 500 octets";
  const type = value.slice(0, semicolon);
  const address = value.slice(semicolon + 1);
  const shape = type.toLowerCase() === "utf-8" ? UTF8_XTEXT : XTEXT;
  if (!ADDRESS_TYPE.test(type) || !shape.test(address)) return "ORCPT takes TYPE;ADDRESS, the address as xtext";
  return !smtputf8 && /[^\x20-\x7e]/.test(address) ? "ORCPT is beyond ASCII, and SMTPUTF8 was not given" : { orcpt: value };
}
