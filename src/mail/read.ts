/**
 * Reads a message: structure at once, everything else on first use (see message.ts for what each view promises).
 * Never throws and is bounded in time and memory (platform/limits.ts); whatever was wrong is in `defects`.
 */
import { DECODED_BYTES, RECEIVED_HOPS, TEXT_CHARACTERS } from "../platform/limits.ts";
import type { Instant } from "../platform/time.ts";
import { parseAddressList } from "./address-list.ts";
import { type Body, bodyOf, plainText } from "./body.ts";
import { parseDate } from "./date.ts";
import { DefectLog, type Note } from "./defects.ts";
import { lazy } from "./lazy.ts";
import type { Attachment, Defect, Headers, HtmlView, Link, Mailbox, Message, ReceivedHop } from "./message.ts";
import type { BodyPart, Reading } from "./mime-part.ts";
import { readTree, type Tree } from "./mime-tree.ts";
import { parseReceived } from "./received.ts";

export function readMessage(raw: Buffer): Message {
  return new ReadMessage(raw);
}

class ReadMessage implements Message {
  readonly raw: Buffer;
  readonly headers: Headers;
  readonly root: BodyPart;
  readonly parts: readonly BodyPart[];
  readonly #defects = new DefectLog();
  readonly #reading: Reading;
  readonly #body: () => Body;
  readonly #text: () => string;

  constructor(raw: Buffer) {
    this.raw = raw;
    this.#reading = { raw, note: this.#defects.note, budget: { left: DECODED_BYTES } };
    const tree: Tree = readTree(this.#reading, 0);
    this.root = tree.root;
    this.parts = tree.parts;
    this.headers = tree.root.headers;
    this.#body = lazy(() => bodyOf(tree.parts));
    this.#text = lazy(() =>
      this.#body()
        .plain.map((part) => plainText(this.#reading, part).text)
        .join("\n")
        .slice(0, TEXT_CHARACTERS),
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
    return this.headers.decoded("subject") ?? "";
  }
  get date(): Instant | null {
    const value = this.headers.first("date");
    return value === null ? null : parseDate(value);
  }
  get messageId(): string | null {
    return this.headers.first("message-id");
  }
  get received(): readonly ReceivedHop[] {
    return this.headers.all("received").slice(0, RECEIVED_HOPS).map(parseReceived);
  }
  get text(): string {
    return this.#text();
  }
  get attachments(): readonly Attachment[] {
    return [];
  }
  get links(): readonly Link[] {
    return [];
  }
  get html(): HtmlView {
    return { present: false, title: "", visibleText: "", hiddenText: "", images: [], forms: [], hasScript: false, hasMetaRefresh: false };
  }
  get defects(): readonly Defect[] {
    return this.#defects.all();
  }

  #mailboxes(name: string): readonly Mailbox[] {
    const note: Note = this.#reading.note;
    return this.headers.all(name).flatMap((value) => [...parseAddressList(value, note)]);
  }
}
