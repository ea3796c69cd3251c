/**
 * TNEF, the container that Outlook calls winmail.dat ([MS-OXTNEF]): class, subject and text of the message, and the attached files with
 * their names. A bounded reader of offsets: file contents are views of the container. Checksums are not verified, as in other readers.
 * Gap: recipients, times and named properties are skipped.
 */
import type { Note } from "./defects.ts";
import { type Property, readProperties } from "./mapi.ts";
import { rtfDecompressed } from "./rtf.ts";

export interface TnefFile {
  readonly filename: string | null;
  readonly type: string | null;
  readonly content: Buffer;
}

export interface TnefText {
  readonly type: "text/plain" | "text/html" | "text/rtf";
  readonly charset: string;
  readonly content: Buffer;
}

export interface Tnef {
  /** IPM.Note, IPM.Schedule.Meeting.Request …; "" when absent. */
  readonly messageClass: string;
  readonly texts: readonly TnefText[];
  readonly files: readonly TnefFile[];
}

const SIGNATURE = 0x223e9f78;
const FILES = 1_000;
const ATTRIBUTES = 20_000;
const NAME_BYTES = 1_000;
/** Attribute ids ([MS-OXTNEF] 2.1.3.2); the upper half of the number is a type that adds nothing. */
const ATTRIBUTE = {
  messageClass: 0x8008,
  body: 0x800c,
  renderData: 0x9002,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachProperties: 0x9005,
  properties: 0x9003,
  codePage: 0x9007,
} as const;
/** MAPI property ids ([MS-OXPROPS]). */
const BODY = 0x1000;
const RTF_COMPRESSED = 0x1009;
const HTML = 0x1013;
const ATTACH_DATA = 0x3701;
const ATTACH_FILENAME = 0x3704;
const ATTACH_LONG_FILENAME = 0x3707;
const ATTACH_TYPE = 0x370e;
const OBJECT = 0x0d;

export function isTnef(bytes: Buffer): boolean {
  return bytes.length >= 6 && bytes.readUInt32LE(0) === SIGNATURE;
}

/** Null when the bytes are no TNEF. At most `limit` bytes of compressed text are unpacked. */
export function readTnef(bytes: Buffer, limit: number, note: Note): Tnef | null {
  return isTnef(bytes) ? new TnefReader(bytes, limit, note).read() : null;
}

class TnefReader {
  readonly #bytes: Buffer;
  readonly #note: Note;
  readonly #limit: number;
  readonly #texts: TnefText[] = [];
  readonly #files: TnefFile[] = [];
  #messageClass = "";
  #charset = "windows-1252";
  /** The attachment that is being read. */
  #file: { filename: string | null; type: string | null; content: Buffer | null } | null = null;

  constructor(bytes: Buffer, limit: number, note: Note) {
    this.#bytes = bytes;
    this.#limit = limit;
    this.#note = note;
  }

  read(): Tnef {
    const bytes = this.#bytes;
    let pos = 6; // signature and key
    for (let count = 0; pos + 9 <= bytes.length; count++) {
      if (count >= ATTRIBUTES) {
        this.#note("mime.tnef-too-long", `more than ${ATTRIBUTES} attributes`);
        break;
      }
      const id = bytes.readUInt16LE(pos + 1);
      const length = bytes.readUInt32LE(pos + 5);
      const start = pos + 9;
      const end = Math.min(bytes.length, start + length);
      if (start + length > bytes.length) this.#note("mime.tnef-cut", "an attribute goes past the end");
      this.#attribute(id, bytes.subarray(start, end));
      pos = start + length + 2; // a checksum follows
    }
    this.#endFile();
    return { messageClass: this.#messageClass, texts: this.#texts, files: this.#files };
  }

  #attribute(id: number, value: Buffer): void {
    switch (id) {
      case ATTRIBUTE.codePage:
        if (value.length >= 4) this.#charset = charsetOf(value.readUInt32LE(0));
        break;
      case ATTRIBUTE.messageClass:
        this.#messageClass = cString(value);
        break;
      case ATTRIBUTE.body:
        this.#addText({ type: "text/plain", charset: this.#charset, content: value });
        break;
      case ATTRIBUTE.properties:
        for (const property of readProperties(value, this.#note)) this.#property(property);
        break;
      case ATTRIBUTE.renderData:
        this.#endFile();
        this.#file = { filename: null, type: null, content: null };
        break;
      case ATTRIBUTE.attachTitle:
        this.#open().filename ??= cString(value);
        break;
      case ATTRIBUTE.attachData:
        this.#open().content = value;
        break;
      case ATTRIBUTE.attachProperties:
        for (const property of readProperties(value, this.#note)) this.#fileProperty(property);
        break;
    }
  }

  #property({ id, type, value, text }: Property): void {
    if (id === BODY) this.#addText({ type: "text/plain", charset: type === 0x1f ? "utf-16le" : this.#charset, content: value });
    else if (id === HTML) this.#addText({ type: "text/html", charset: type === 0x1f ? "utf-16le" : this.#charset, content: value });
    else if (id === RTF_COMPRESSED) {
      const content = rtfDecompressed(value, this.#limit);
      if (content === null) this.#note("mime.tnef-text", "compressed text cannot be read");
      else this.#addText({ type: "text/rtf", charset: "us-ascii", content });
    } else if (id === 0x001a && this.#messageClass === "") this.#messageClass = text().slice(0, 100);
  }

  #fileProperty({ id, type, value, text }: Property): void {
    const file = this.#open();
    if (id === ATTACH_LONG_FILENAME) file.filename = text().slice(0, NAME_BYTES);
    else if (id === ATTACH_FILENAME) file.filename ??= text().slice(0, NAME_BYTES);
    else if (id === ATTACH_TYPE) file.type = text().slice(0, 200).toLowerCase();
    // an object begins with the id of its interface, 16 bytes
    else if (id === ATTACH_DATA) file.content = type === OBJECT ? value.subarray(16) : value;
  }

  #open(): { filename: string | null; type: string | null; content: Buffer | null } {
    this.#file ??= { filename: null, type: null, content: null };
    return this.#file;
  }

  #endFile(): void {
    const file = this.#file;
    this.#file = null;
    if (file === null || (file.content === null && file.filename === null)) return;
    if (this.#files.length >= FILES) this.#note("mime.too-many-parts", `more than ${FILES} files in TNEF`);
    else this.#files.push({ filename: file.filename, type: file.type, content: file.content ?? Buffer.alloc(0) });
  }

  #addText(text: TnefText): void {
    if (text.content.length > 0 && this.#texts.length < 10) this.#texts.push(text);
  }
}

/** Bytes up to the first NUL. */
function cString(value: Buffer): string {
  const end = value.indexOf(0);
  return value.toString("latin1", 0, Math.min(end < 0 ? value.length : end, NAME_BYTES));
}

/** Windows code pages as charset labels. */
function charsetOf(codePage: number): string {
  if (codePage === 65_001) return "utf-8";
  const named: Readonly<Record<number, string>> = { 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 20866: "koi8-r" };
  return named[codePage] ?? (codePage >= 1_250 && codePage <= 1_258 ? `windows-${codePage}` : "windows-1252");
}
