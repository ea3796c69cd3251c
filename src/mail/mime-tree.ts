/**
 * The MIME structure of a message as offsets (RFC 2046): one pass over the bytes with the open boundaries in a table,
 * so that deep or many parts cost no more than their bytes. Never throws; each deviation leaves a defect.
 * Reads in the ordinary way or by one other habit (habits.ts), and tells which habits would read the same message otherwise.
 * A message/rfc822 part in base64 or quoted-printable is decoded and read in its own bytes.
 */
import { MESSAGE_DEPTH, MESSAGE_PARTS } from "../platform/limits.ts";
import { containerKind, openContainer } from "./containers.ts";
import { declaredBoundary, declaredEncoding, declaredType, type Reader } from "./declarations.ts";
import { type Delimiter, DelimiterFinder } from "./delimiters.ts";
import { isForeignTo, showsLinks } from "./guesses.ts";
import type { Habit } from "./habits.ts";
import { type HeaderBlock, readHeaderBlock } from "./header-block.ts";
import { multipartHead } from "./made-headers.ts";
import { BodyPart, decodeBytes, type Reading, type TransferEncoding } from "./mime-part.ts";
import { parseParameters } from "./parameters.ts";

/** Where an entity begins, and what its surroundings say about it. */
interface Place {
  readonly start: number;
  readonly depth: number;
  readonly path: string;
  readonly defaultType: string;
  readonly within: number;
}

interface Body extends Place {
  readonly index: number;
  readonly type: string;
  readonly encoding: TransferEncoding;
  readonly block: HeaderBlock;
  readonly decoded?: Buffer;
}

/** An entity that was read, and the delimiter that ended it; null at the end of the message. */
interface Entity {
  readonly part: BodyPart;
  readonly stop: Delimiter | null;
}

/** What the reader of a message and those of encoded messages in it share. */
interface Shared {
  readonly parts: BodyPart[];
  readonly habit: Habit | null;
  readonly met: Set<Habit>;
  count: number;
}

const LF = 10;
const CR = 13;
const MESSAGE_TYPES = new Set(["message/rfc822", "message/global", "message/news"]);

export interface Tree {
  readonly root: BodyPart;
  readonly parts: readonly BodyPart[];
  /** The habits by which something else would be read. */
  readonly met: ReadonlySet<Habit>;
}

/** Reads the structure of the message that begins the bytes. */
export function readTree(reading: Reading, habit: Habit | null): Tree {
  const shared: Shared = { parts: [], habit, met: new Set(), count: 0 };
  const root = new TreeReader(reading, shared).read({ start: 0, depth: 0, path: "", defaultType: "text/plain", within: -1 });
  return { root, parts: shared.parts, met: shared.met };
}

class TreeReader {
  readonly #reading: Reading;
  readonly #raw: Buffer;
  readonly #shared: Shared;
  readonly #reader: Reader;
  readonly #delimiters: DelimiterFinder;
  readonly #meet: (habit: Habit) => void;
  readonly #isDelimiter: (lineStart: number) => boolean;

  constructor(reading: Reading, shared: Shared) {
    this.#reading = reading;
    this.#raw = reading.raw;
    this.#shared = shared;
    this.#meet = (habit) => void shared.met.add(habit);
    const { raw, note } = reading;
    const pick = shared.habit === "last-counts" ? "last" : "first";
    this.#reader = { raw, note, pick, habit: shared.habit, meet: this.#meet };
    this.#delimiters = new DelimiterFinder(reading.raw, shared.habit, this.#meet);
    this.#isDelimiter = (lineStart) => this.#delimiters.at(lineStart) !== null;
  }

  read(place: Place): BodyPart {
    return this.#entity(place).part;
  }

  #entity(place: Place): Entity {
    const { note } = this.#reading;
    const index = this.#shared.count++;
    const block = readHeaderBlock(this.#raw, place.start, this.#raw.length, {
      note,
      habit: this.#shared.habit,
      met: this.#meet,
      isDelimiter: this.#isDelimiter,
    });
    const { headers } = block;
    const type = declaredType(headers, this.#reader) ?? place.defaultType;
    const encoding = declaredEncoding(headers, this.#reader);
    const body: Body = { ...place, index, type, encoding, block };
    if (place.depth >= MESSAGE_DEPTH) {
      note("mime.too-deep", `more than ${MESSAGE_DEPTH} levels`);
      return this.#leaf(body);
    }
    if (type.startsWith("multipart/")) return this.#multipart(body);
    if (MESSAGE_TYPES.has(type)) return encoding === "identity" ? this.#nested(body) : this.#encodedMessage(body);
    if (type === "message/partial") return this.#partial(body);
    const kind = containerKind(type, () => `${headers.first("content-type")} ${headers.first("content-disposition")}`);
    return kind === null ? this.#leaf(body) : this.#container(kind, body);
  }

  /** A piece of a message (RFC 2046 5.2.2): the first one begins with the message's header. The rest of it comes in other messages. */
  #partial(body: Body): Entity {
    const value = body.block.headers.one("content-type", this.#reader.pick) ?? "";
    const { parameters } = parseParameters(value, this.#reading.note);
    const number = parameters.get("number") ?? "?";
    this.#reading.note("mime.partial", `piece ${number} of ${parameters.get("total") ?? "?"} of ${parameters.get("id") ?? "?"}`);
    return number === "1" && body.encoding === "identity" ? this.#nested(body) : this.#leaf(body);
  }

  /** S/MIME and TNEF: what can be read in them are parts of this one. */
  #container(kind: "smime" | "tnef", body: Body): Entity {
    const { note } = this.#reading;
    const stop = this.#delimiters.next(body.block.bodyStart);
    const bodyEnd = this.#bodyEnd(body, stop);
    const decoded = this.#decoded(body, bodyEnd);
    const opened = openContainer(kind, decoded, this.#reading);
    const path = body.path || "1";
    const place = { start: 0, depth: body.depth + 1, defaultType: "text/plain", within: body.within };
    const children = opened.flatMap((entity, i): readonly BodyPart[] => {
      if (this.#shared.count >= MESSAGE_PARTS) {
        note("mime.too-many-parts", `more than ${MESSAGE_PARTS}`);
        return [];
      }
      return [this.#readerOf(entity, body, `${bodyEnd}-${i}`).read({ ...place, path: `${path}.${i + 1}` })];
    });
    return this.#finish({ ...body, decoded }, path, children, stop);
  }

  #leaf(body: Body): Entity {
    const { habit } = this.#shared;
    const stop = this.#delimiters.next(body.block.bodyStart);
    const bodyEnd = this.#bodyEnd(body, stop);
    if (body.encoding === "base64" && (body.type.startsWith("text/") || MESSAGE_TYPES.has(body.type))) {
      if (isForeignTo("base64", this.#raw.subarray(body.block.bodyStart, bodyEnd))) {
        if (habit === "plain-body") return this.#finish({ ...body, encoding: "identity" }, body.path || "1", [], stop);
        this.#meet("plain-body");
      }
    }
    return this.#finish(body, body.path || "1", [], stop);
  }

  #nested(body: Body): Entity {
    const path = body.path || "1";
    const child = this.#entity({
      start: body.block.bodyStart,
      depth: body.depth + 1,
      path: `${path}.1`,
      defaultType: "text/plain",
      within: body.index,
    });
    return this.#finish(body, path, [child.part], child.stop);
  }

  /** RFC 2046 5.2.1 forbids encoding a message, yet programs write and read it. */
  #encodedMessage(body: Body): Entity {
    this.#reading.note("mime.encoded-message", body.type);
    if (this.#shared.habit === "plain-body") return this.#nested({ ...body, encoding: "identity" });
    const stop = this.#delimiters.next(body.block.bodyStart);
    const bodyEnd = this.#bodyEnd(body, stop);
    if (isForeignTo(body.encoding, this.#raw.subarray(body.block.bodyStart, bodyEnd))) this.#meet("plain-body");
    const path = body.path || "1";
    const decoded = this.#decoded(body, bodyEnd);
    const child = this.#readerOf(decoded, body, bodyEnd).read({
      start: 0,
      depth: body.depth + 1,
      path: `${path}.1`,
      defaultType: "text/plain",
      within: body.index,
    });
    return this.#finish({ ...body, decoded }, path, [child], stop);
  }

  #decoded(body: Body, bodyEnd: number): Buffer {
    return decodeBytes(this.#reading, this.#raw.subarray(body.block.bodyStart, bodyEnd), body.encoding);
  }

  /** A reader of bytes that were made from the body of a part. */
  #readerOf(raw: Buffer, body: Body, bodyEnd: number | string): TreeReader {
    return new TreeReader({ ...this.#reading, raw, origin: `${this.#reading.origin}/${body.block.bodyStart}-${bodyEnd}` }, this.#shared);
  }

  #multipart(body: Body): Entity {
    const { note } = this.#reading;
    const boundary = declaredBoundary(body.block, this.#reader);
    if (boundary === "") {
      note("mime.missing-boundary", body.type);
      return this.#leaf(body);
    }
    if (body.encoding !== "identity") {
      note("mime.encoded-multipart", body.type); // RFC 2045 6.4 forbids it
      if (this.#shared.habit === "decodes-containers") return this.#decodedMultipart(body, boundary);
    }
    const level = this.#delimiters.open(boundary);
    const { children, stop } = this.#children(body, level);
    this.#delimiters.close(level);
    if (children.length === 0) note("mime.boundary-not-found", body.type);
    // quoted-printable leaves delimiters as they are, so only where none is found can it hide some
    if (body.encoding === "base64" || (body.encoding !== "identity" && children.length === 0)) this.#meet("decodes-containers");
    const ended = stop !== null && stop.level === level;
    if (!ended && children.length > 0) note("mime.unterminated-multipart", body.type);
    const after = ended ? this.#delimiters.next(stop.next) : stop;
    if (ended) this.#lookBehind(boundary, stop.next, after?.lineStart ?? this.#raw.length);
    return this.#finish({ ...body, encoding: "identity" }, body.path || "0", children, after);
  }

  /** Some programs undo the encoding of a container first. */
  #decodedMultipart(body: Body, boundary: string): Entity {
    const stop = this.#delimiters.next(body.block.bodyStart);
    const bodyEnd = this.#bodyEnd(body, stop);
    const { depth, path, defaultType, within } = body;
    const bytes = Buffer.concat([multipartHead(body.type, boundary), this.#decoded(body, bodyEnd)]);
    const child = this.#readerOf(bytes, body, bodyEnd).read({ start: 0, depth: depth + 1, path: `${path || "0"}.1`, defaultType, within });
    return this.#finish(body, body.path || "0", [child], stop);
  }

  /** Data after the final delimiter is shown by no program of today, unless it goes on with parts. */
  #lookBehind(boundary: string, start: number, end: number): void {
    const behind = this.#raw.subarray(start, end);
    if (behind.includes(`--${boundary}`, 0, "latin1")) this.#meet("past-the-end");
    else if (behind.length > 0 && showsLinks(behind)) this.#reading.note("mime.epilogue", "links stand behind the final delimiter");
  }

  #children(body: Body, level: number): { readonly children: readonly BodyPart[]; readonly stop: Delimiter | null } {
    const children: BodyPart[] = [];
    const prefix = body.path === "" ? "" : `${body.path}.`;
    const { bodyStart } = body.block;
    let stop = this.#delimiters.next(bodyStart);
    // text before the first delimiter is shown by programs that know no MIME; those of today hide it
    if (stop !== null && stop.lineStart - bodyStart > 8 && showsLinks(this.#raw.subarray(bodyStart, stop.lineStart))) {
      this.#reading.note("mime.preamble", "links stand before the first delimiter");
    }
    while (stop !== null && stop.level === level) {
      if (stop.closing) {
        if (this.#shared.habit !== "past-the-end") break;
        const more = this.#delimiters.next(stop.next);
        if (more === null || more.level !== level) break;
        stop = more;
        continue;
      }
      if (this.#shared.count >= MESSAGE_PARTS) {
        this.#reading.note("mime.too-many-parts", `more than ${MESSAGE_PARTS}`);
        return { children, stop: null };
      }
      const child: Entity = this.#entity({
        start: stop.next,
        depth: body.depth + 1,
        path: `${prefix}${children.length + 1}`,
        defaultType: body.type === "multipart/digest" ? "message/rfc822" : "text/plain",
        within: body.within,
      });
      children.push(child.part);
      stop = child.stop;
    }
    return { children, stop };
  }

  #finish(body: Body, path: string, children: readonly BodyPart[], stop: Delimiter | null): Entity {
    const { index, depth, type, encoding, within } = body;
    const { headers, bodyStart } = body.block;
    const bodyEnd = this.#bodyEnd(body, stop);
    const part = new BodyPart(this.#reading, {
      ...{ index, path, depth, type, encoding, headers, bodyStart, bodyEnd, children, within },
      pick: this.#reader.pick,
      habit: this.#shared.habit,
      ...(body.decoded === undefined ? {} : { decoded: body.decoded }),
    });
    this.#shared.parts[index] = part;
    return { part, stop };
  }

  #bodyEnd(body: Body, stop: Delimiter | null): number {
    return stop === null ? this.#raw.length : Math.max(body.block.bodyStart, this.#beforeLineEnd(stop.lineStart));
  }

  /** The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1). */
  #beforeLineEnd(lineStart: number): number {
    const last = this.#raw[lineStart - 1];
    if (last === LF && this.#raw[lineStart - 2] === CR) return lineStart - 2;
    return last === LF || last === CR ? lineStart - 1 : lineStart;
  }
}
