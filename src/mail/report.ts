/**
 * Machine-readable reports inside a message as values: delivery status (RFC 3464), abuse feedback (RFC 5965), disposition notification
 * (RFC 8098). Fields are unfolded, types before a semicolon dropped, all bounded. What is missing is null; nothing is guessed.
 * Gap: fields that the standards do not name are left out.
 */
import { parseAddressList } from "./address-list.ts";
import { ignoreDefects } from "./defects.ts";
import { readHeaderBlock } from "./header-block.ts";
import type { Headers, Message, Part } from "./message.ts";

export type Report =
  | { readonly kind: "delivery-status"; readonly reportingMta: string | null; readonly recipients: readonly RecipientStatus[] }
  | {
      readonly kind: "feedback";
      /** abuse, fraud, virus, not-spam …; lower case. */
      readonly type: string | null;
      readonly userAgent: string | null;
      readonly sourceAddress: string | null;
      readonly originalMailFrom: string | null;
      readonly originalRcptTo: readonly string[];
      readonly arrivalDate: string | null;
    }
  | {
      readonly kind: "disposition";
      readonly finalRecipient: string | null;
      readonly originalMessageId: string | null;
      /** As written: "manual-action/MDN-sent-manually; displayed". */
      readonly disposition: string | null;
    };

export interface RecipientStatus {
  readonly finalRecipient: string | null;
  readonly originalRecipient: string | null;
  /** failed, delayed, delivered, relayed, expanded; lower case. */
  readonly action: string | null;
  readonly status: string | null;
  readonly remoteMta: string | null;
  readonly diagnostic: string | null;
}

/** The message that a report is about, as far as it came back with it. */
export interface Returned {
  /** With its angle brackets as written, null when absent. */
  readonly messageId: string | null;
  /** Address of the first author. */
  readonly from: string | null;
  readonly headers: Headers;
}

const HEADER_TYPES = new Set(["text/rfc822-headers", "message/rfc822-headers", "text/rfc822-header", "message/global-headers"]);
const RECIPIENTS = 1_000;
const VALUE_CHARACTERS = 1_000;

type Fields = ReadonlyMap<string, readonly string[]>;

/** Every report in the message, in order of appearance. */
export function reportsIn(message: Message): readonly Report[] {
  return message.parts.flatMap((part): readonly Report[] => {
    const report = toReport(part);
    return report === null ? [] : [report];
  });
}

/** The header that came back with a report or a bounce: the first attached message, or the text of its header. Null when none did. */
export function returnedWith(message: Message): Returned | null {
  for (const part of message.parts) {
    const headers = HEADER_TYPES.has(part.type)
      ? headersIn(part.content())
      : part.depth > 0 && isMessage(part)
        ? part.children[0]?.headers
        : undefined;
    if (headers === undefined) continue;
    const id = headers.first("message-id");
    const author = parseAddressList(headers.first("from") ?? "", ignoreDefects)[0];
    return { messageId: id === "" ? null : id, from: author?.address ?? null, headers };
  }
  return null;
}

function isMessage(part: Part): boolean {
  return part.type === "message/rfc822" || part.type === "message/global" || part.type === "message/news";
}

function headersIn(bytes: Buffer): Headers {
  return readHeaderBlock(bytes, 0, bytes.length, { note: ignoreDefects, habit: null, met: () => {}, isDelimiter: () => false }).headers;
}

function toReport(part: Part): Report | null {
  switch (part.type) {
    case "message/delivery-status":
    case "message/global-delivery-status":
      return deliveryStatus(groupsIn(part.text()));
    case "message/feedback-report":
      return feedback(groupsIn(part.text())[0] ?? new Map());
    case "message/disposition-notification":
    case "message/global-disposition-notification":
      return disposition(groupsIn(part.text())[0] ?? new Map());
    default:
      return null;
  }
}

/** Groups of fields with blank lines between them. */
function groupsIn(text: string): readonly Fields[] {
  const groups = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, " ")
    .split(/\n\n+/, RECIPIENTS + 1);
  return groups.map(fieldsIn).filter((fields) => fields.size > 0);
}

function fieldsIn(group: string): Fields {
  const fields = new Map<string, string[]>();
  for (const line of group.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1, colon + 1 + VALUE_CHARACTERS).trim();
    const same = fields.get(name);
    if (same === undefined) fields.set(name, [value]);
    else same.push(value);
  }
  return fields;
}

function deliveryStatus(groups: readonly Fields[]): Report {
  const isPerMessage = (fields: Fields): boolean => fields.has("reporting-mta") && !fields.has("final-recipient");
  const perMessage = groups.find(isPerMessage) ?? groups[0];
  const recipients = groups.filter((fields) => fields.has("final-recipient") || fields.has("action") || fields.has("original-recipient"));
  return {
    kind: "delivery-status",
    reportingMta: perMessage === undefined ? null : typed(perMessage, "reporting-mta"),
    recipients: recipients.map((fields) => ({
      finalRecipient: typed(fields, "final-recipient"),
      originalRecipient: typed(fields, "original-recipient"),
      action: first(fields, "action")?.toLowerCase() ?? null,
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(first(fields, "status") ?? "")?.[0] ?? null,
      remoteMta: typed(fields, "remote-mta"),
      diagnostic: typed(fields, "diagnostic-code"),
    })),
  };
}

function feedback(fields: Fields): Report {
  return {
    kind: "feedback",
    type: first(fields, "feedback-type")?.toLowerCase() ?? null,
    userAgent: first(fields, "user-agent"),
    sourceAddress: first(fields, "source-ip"),
    originalMailFrom: withoutAngles(first(fields, "original-mail-from")),
    originalRcptTo: (fields.get("original-rcpt-to") ?? []).map((value) => withoutAngles(value) ?? ""),
    arrivalDate: first(fields, "arrival-date") ?? first(fields, "received-date"),
  };
}

function disposition(fields: Fields): Report {
  return {
    kind: "disposition",
    finalRecipient: typed(fields, "final-recipient"),
    originalMessageId: first(fields, "original-message-id"),
    disposition: first(fields, "disposition"),
  };
}

function first(fields: Fields, name: string): string | null {
  const value = fields.get(name)?.[0];
  return value === undefined || value === "" ? null : value;
}

/** The value behind its type: "rfc822; a@b" (RFC 3464 section 2.1.2). */
function typed(fields: Fields, name: string): string | null {
  const value = first(fields, name);
  return withoutAngles(value === null ? null : value.replace(/^[\w.-]{1,40}\s{0,9};\s{0,9}/, "").trim());
}

function withoutAngles(value: string | null): string | null {
  return value === null ? null : value.replace(/^<(.{0,1000})>$/, "$1");
}
