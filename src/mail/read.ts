/**
 * Reads a message: structure at once, everything else on first use (see message.ts for what each view promises).
 * Never throws and is bounded in time and memory (platform/limits.ts); whatever was wrong is in `defects`, which is complete only after
 * everything was read: asking for it reads the rest.
 */
import { ADDRESSES, CARRIER_BYTES, DECODED_BYTES, growthOf, RECEIVED_HOPS, TEXT_CHARACTERS } from "../platform/limits.ts";
import type { Instant } from "../platform/time.ts";
import { parseAddressList } from "./address-list.ts";
import { toAttachments, toEmbeddedAttachment } from "./attachments.ts";
import { attachedParts, type Body, baseOf, bodyOf, plainText } from "./body.ts";
import { type Calendar, calendarText, isCalendar, parseCalendar } from "./calendar.ts";
import type { Carrier } from "./carriers/carrier.ts";
import { type OpenedCarrier, openCarriers } from "./carriers/open.ts";
import type { CodeDecoder } from "./codes/decoder.ts";
import { CodeFinder } from "./codes/find.ts";
import { picturesOf } from "./codes/pictures.ts";
import { collectLinks } from "./collect-links.ts";
import { parseDate } from "./date.ts";
import { DefectLog, type Note } from "./defects.ts";
import type { EmbeddedFile } from "./embedded.ts";
import type { HtmlScan } from "./html/scan.ts";
import { PageScanner, toHtmlView } from "./html-view.ts";
import { lazy } from "./lazy.ts";
import type { Attachment, Code, Defect, Headers, HtmlView, Link, Mailbox, Message, ReceivedHop } from "./message.ts";
import type { BodyPart, Reading } from "./mime-part.ts";
import { readAll } from "./readings.ts";
import { parseReceived } from "./received.ts";

/** Without a decoder of codes (codes/decoder.ts) none are looked for, and a message that may hold some says so. */
export function readMessage(raw: Buffer, decoder: CodeDecoder | null = null): Message {
  return new ReadMessage(raw, decoder);
}

interface PlainText {
  readonly part: BodyPart;
  readonly text: string;
  readonly files: readonly EmbeddedFile[];
}

class ReadMessage implements Message {
  readonly raw: Buffer;
  readonly headers: Headers;
  readonly root: BodyPart;
  readonly parts: readonly BodyPart[];
  readonly #log = new DefectLog();
  readonly #note: Note = this.#log.note;
  readonly #scanner = new PageScanner(this.#note);
  readonly #addresses = new Map<string, readonly Mailbox[]>();
  readonly #body: () => Body;
  readonly #plain: () => readonly PlainText[];
  readonly #pages = lazy((): readonly HtmlScan[] => this.#body().html.flatMap((part) => this.#scanner.scan(part.text(), baseOf(part))));
  readonly #calendars = lazy((): readonly Calendar[] => this.parts.filter(isCalendar).map((part) => parseCalendar(calendarText(part))));
  readonly #html = lazy((): HtmlView => toHtmlView(this.#pages()));
  readonly #text = lazy((): string => this.#joinText());
  readonly #subject = lazy((): string => this.headers.decoded("subject") ?? "");
  readonly #received = lazy((): readonly ReceivedHop[] => this.headers.all("received").slice(0, RECEIVED_HOPS).map(parseReceived));
  readonly #attachments = lazy((): readonly Attachment[] => this.#listAttachments());
  readonly #carriers = lazy((): readonly OpenedCarrier[] =>
    openCarriers(this.attachments, growthOf(this.raw.length, CARRIER_BYTES), this.#note),
  );
  readonly #links = lazy((): readonly Link[] => this.#collectLinks());
  readonly #codes: CodeFinder;

  constructor(raw: Buffer, decoder: CodeDecoder | null) {
    this.raw = raw;
    const reading: Reading = { raw, origin: "", note: this.#note, budget: { left: growthOf(raw.length, DECODED_BYTES) } };
    const { root, parts } = readAll(reading);
    this.root = root;
    this.parts = parts;
    this.headers = root.headers;
    this.#body = lazy(() => bodyOf(parts));
    this.#plain = lazy(() => this.#body().plain.map((part) => ({ part, ...plainText(reading, part) })));
    this.#codes = new CodeFinder(
      {
        pictures: () => picturesOf(this.attachments, this.#pages(), this.#note),
        texts: () => this.#plain().map(({ text }) => text),
        pages: () => this.#body().html.map((part) => ({ html: part.text(), text: this.#html().visibleText })),
      },
      decoder,
      this.#note,
    );
  }

  get from(): readonly Mailbox[] {
    return this.#mailboxes("from");
  }

  get sender(): Mailbox | null {
    return this.#mailboxes("sender")[0] ?? null;
  }

  get replyTo(): readonly Mailbox[] {
    return this.#mailboxes("reply-to");
  }

  get to(): readonly Mailbox[] {
    return this.#mailboxes("to");
  }

  get cc(): readonly Mailbox[] {
    return this.#mailboxes("cc");
  }

  get subject(): string {
    return this.#subject();
  }

  get date(): Instant | null {
    const value = this.headers.first("date");
    return value === null ? null : parseDate(value);
  }

  get messageId(): string | null {
    const value = this.headers.first("message-id");
    return value === "" ? null : value;
  }

  get received(): readonly ReceivedHop[] {
    return this.#received();
  }

  get attachments(): readonly Attachment[] {
    return this.#attachments();
  }

  get text(): string {
    return this.#text();
  }

  get html(): HtmlView {
    return this.#html();
  }

  get links(): readonly Link[] {
    return this.#links();
  }

  get carriers(): readonly Carrier[] {
    return this.#carriers();
  }

  get calendars(): readonly Calendar[] {
    return this.#calendars();
  }

  get codes(): readonly Code[] {
    return this.#codes.codes();
  }

  get needsDecoder(): boolean {
    return this.#codes.isNeeded;
  }

  get defects(): readonly Defect[] {
    for (const name of ["from", "sender", "reply-to", "to", "cc"]) this.#mailboxes(name);
    this.#subject();
    this.#text();
    this.#links();
    this.#attachments();
    return this.#log.all();
  }

  #mailboxes(name: string): readonly Mailbox[] {
    const known = this.#addresses.get(name);
    if (known !== undefined) return known;
    const values = this.headers.all(name);
    if (name === "from" && values.length > 1) this.#note("header.several-from", `${values.length} From fields`);
    const found: Mailbox[] = [];
    for (const value of values) if (found.length <= ADDRESSES) found.push(...parseAddressList(value, this.#note));
    if (found.length > ADDRESSES) this.#note("header.too-many-addresses", `more than ${ADDRESSES}`);
    const kept = found.slice(0, ADDRESSES);
    this.#addresses.set(name, kept);
    return kept;
  }

  #joinText(): string {
    const invitations = this.#calendars().flatMap((calendar) => calendar.texts);
    const texts = [...this.#plain().map(({ text }) => text), this.#html().visibleText, ...invitations].filter((text) => text !== "");
    const text = texts.join("\n");
    if (text.length > TEXT_CHARACTERS) this.#note("mime.long-text", `more than ${TEXT_CHARACTERS} characters of text`);
    return text.slice(0, TEXT_CHARACTERS);
  }

  #listAttachments(): readonly Attachment[] {
    const parts = attachedParts(this.parts, this.#body()).flatMap((part) => toAttachments(part, this.#note));
    const files = this.#plain().flatMap(({ part, files }) => files.map((file) => toEmbeddedAttachment(part, file, this.#note)));
    return [...parts, ...files];
  }

  #collectLinks(): readonly Link[] {
    const body = this.#body();
    const inBody = new Set([...body.plain, ...body.html]);
    return collectLinks(
      {
        texts: this.#plain().map(({ text }) => text),
        calendars: this.#calendars(),
        pages: this.#pages(),
        codes: this.codes,
        carriers: this.#carriers(),
        others: this.parts.filter((part) => !inBody.has(part)),
        scanner: this.#scanner,
        headers: this.headers,
      },
      this.#note,
    );
  }
}
