/**
 * A message as read: immutable, over one Buffer, offsets instead of copies, everything dear is decoded on first use.
 * Reading never throws: damaged input yields what is readable, and a `Defect` says what was wrong.
 */

import type { Instant } from "../platform/time.ts";
import type { Calendar } from "./calendar.ts";
import type { Carrier } from "./carriers/carrier.ts";

export interface Message {
  readonly raw: Buffer;
  readonly headers: Headers;
  /** RFC5322.From: every author of every From field. */
  readonly from: readonly Mailbox[];
  readonly sender: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Decoded subject, "" when absent. */
  readonly subject: string;
  readonly date: Instant | null;
  /** Message-ID with its angle brackets as written, null when absent. */
  readonly messageId: string | null;
  readonly received: readonly ReceivedHop[];
  readonly root: Part;
  /** Every part in order of appearance, containers included, those of nested messages included. */
  readonly parts: readonly Part[];
  readonly attachments: readonly Attachment[];
  /** What a reader sees: text/plain and rendered HTML of the body parts, not of attachments. Capped (limits.ts). */
  readonly text: string;
  readonly html: HtmlView;
  readonly links: readonly Link[];
  /** Attachments and files in them that can do something when they are opened, or lead somewhere. */
  readonly carriers: readonly Carrier[];
  readonly calendars: readonly Calendar[];
  /** QR codes in pictures, or drawn with characters or table cells. */
  readonly codes: readonly Code[];
  /** Codes can be looked for only with a decoder, and this message was read without one. */
  readonly needsDecoder: boolean;
  readonly defects: readonly Defect[];
}

export interface HeaderField {
  /** Name as written. */
  readonly name: string;
  /** Offsets in `raw`: start of the name, start of the value (after the colon), end (after the field's last line end). */
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

export interface Headers {
  readonly fields: readonly HeaderField[];
  has(name: string): boolean;
  count(name: string): number;
  /** The first field's value: unfolded, trimmed, bytes read as UTF-8 where valid, else in the body's charset; RFC 2047 words not decoded. */
  first(name: string): string | null;
  all(name: string): readonly string[];
  /** The same with RFC 2047 encoded words decoded. */
  decoded(name: string): string | null;
}

export interface Mailbox {
  /** Decoded display name, null when there is none. */
  readonly name: string | null;
  /** local@domain, domain as written in lower case; as written when it has no @. */
  readonly address: string;
  readonly local: string;
  /** Lower case, in A-labels; "" when missing. */
  readonly domain: string;
}

export interface ReceivedHop {
  readonly from: string | null;
  readonly by: string | null;
  readonly address: string | null;
  readonly with: string | null;
  readonly date: Instant | null;
}

export interface Part {
  readonly index: number;
  /** IMAP-like path: "1", "1.2". */
  readonly path: string;
  readonly depth: number;
  /** Declared media type in lower case, "text/plain" by default (RFC 2045 section 5.2). */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly disposition: "inline" | "attachment" | null;
  /** Decoded file name of Content-Disposition or Content-Type, null when neither has one. */
  readonly filename: string | null;
  readonly headers: Headers;
  /** Offsets of the body in `raw`; in the decoded bytes of the part around it when that is an encoded message. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly children: readonly Part[];
  /** The habit of some mail programs by which alone this part is found (habits.ts); null in the ordinary reading. */
  readonly reading: string | null;
  /** Body after the transfer encoding is undone, capped. */
  content(): Buffer;
  /** Body as text in its charset; "" for what is not text. */
  text(): string;
}

/** What the bytes and the name say an attachment is; policy speaks of these. */
export type AttachmentKind =
  | "executable"
  | "script"
  | "shortcut"
  | "disk-image"
  | "office-macro"
  | "office"
  | "pdf"
  | "html"
  | "svg"
  | "archive"
  | "encrypted-archive"
  | "encrypted"
  | "calendar"
  | "contact"
  | "message"
  | "image"
  | "media"
  | "text"
  | "font"
  | "other";

export interface Attachment {
  readonly part: Part;
  readonly filename: string | null;
  /** Last extension in lower case without the dot, "" when none. */
  readonly extension: string;
  readonly kind: AttachmentKind;
  /** Type by content (magic bytes), null when they say nothing. */
  readonly sniffed: string | null;
  readonly bytes: number;
  readonly sha256: string;
  /** The file, capped. */
  content(): Buffer;
  /** Names inside archives, capped. */
  readonly members: readonly ArchiveMember[];
}

export interface ArchiveMember {
  readonly name: string;
  readonly bytes: number;
  readonly encrypted: boolean;
}

export interface HtmlView {
  readonly present: boolean;
  readonly title: string;
  readonly visibleText: string;
  readonly hiddenText: string;
  readonly images: readonly { readonly src: string; readonly alt: string; readonly width: number | null; readonly height: number | null }[];
  readonly forms: readonly { readonly action: string; readonly hasPassword: boolean }[];
  readonly hasScript: boolean;
  readonly hasMetaRefresh: boolean;
}

export interface Link {
  /** As a browser would go there: scheme and host in lower case, entities and white space undone. */
  readonly url: string;
  readonly scheme: string;
  /** Host in lower case (A-labels); "" for mailto:, tel: and the like. */
  readonly host: string;
  /** Registrable domain by the public suffix list; null for addresses and unknown. */
  readonly domain: string | null;
  /** The text that a reader clicks on, null for bare links. */
  readonly shown: string | null;
  /**
   * "image" is where a picture, film or sound is loaded from; "code" what a QR code says; "header" the subject and the fields of lists;
   * "mention" a host or person that a text names without a scheme, of which many programs make a link.
   */
  readonly where: "text" | "html" | "form" | "image" | "attachment" | "code" | "header" | "mention";
  /**
   * What it was found through: the host of a redirector or rewriter that carries it, "defanged" for one written so as not to work, "qr"
   * for the text of a code, for links in attachments what they stand in.
   */
  readonly via?: string;
  /** What an internationalized host looks like in plain letters. */
  readonly skeleton?: string;
}

/** A QR code, as a phone would read it. */
export interface Code {
  readonly text: string;
  readonly place: "picture" | "drawing";
  /** Name of the picture. */
  readonly name: string;
}

export interface Defect {
  /** Stable dotted name, such as "mime.unterminated-multipart". */
  readonly name: string;
  readonly detail: string;
}
