/**
 * The MIME structure of a message as offsets (RFC 2046): one pass over the bytes with the open boundaries in a table,
 * so that deep or many parts cost no more than their bytes. Never throws; each deviation leaves a defect.
 * Gap: a message/rfc822 part in base64 or quoted-printable is one leaf; delimiters with trailing text are not recognized.
 */
import { MESSAGE_DEPTH, MESSAGE_PARTS } from "../platform/limits.ts";
import { type HeaderBlock, type HeaderIndex, nextLine, readHeaderBlock } from "./header-fields.ts";
import { BodyPart, type Reading, transferEncoding } from "./mime-part.ts";
import { parseParameters } from "./parameters.ts";

interface Delimiter {
  /** Which open multipart it belongs to, the outermost being 0. */
  readonly level: number;
  readonly closing: boolean;
  readonly lineStart: number;
  readonly next: number;
}

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
  readonly block: HeaderBlock;
}

/** An entity that was read, and the delimiter that ended it; null at the end of the message. */
interface Entity {
  readonly part: BodyPart;
  readonly stop: Delimiter | null;
}

const DASH = 45;
const LF = 10;
const CR = 13;
const DASHES = Buffer.from("--");
/** RFC 2046 5.1.1 allows 70 characters; longer ones occur. */
const BOUNDARY_BYTES = 500;
const MEDIA_TYPE = /^[^\s/;,"]{1,100}\/[^\s/;,"]{1,100}$/;
const MESSAGE_TYPES = new Set(["message/rfc822", "message/global", "message/news"]);

export interface Tree {
  readonly root: BodyPart;
  readonly parts: readonly BodyPart[];
}

/** Reads the structure of the message that starts at `start`. */
export function readTree(reading: Reading, start: number): Tree {
  return new TreeReader(reading).read(start);
}

class TreeReader {
  readonly #reading: Reading;
  readonly #raw: Buffer;
  readonly #parts: BodyPart[] = [];
  readonly #levels = new Map<string, number>();
  #open = 0;
  #count = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#raw = reading.raw;
  }

  read(start: number): Tree {
    const { part } = this.#entity({ start, depth: 0, path: "", defaultType: "text/plain", within: -1 });
    return { root: part, parts: this.#parts };
  }

  #entity(place: Place): Entity {
    const { note } = this.#reading;
    const index = this.#count++;
    const block = readHeaderBlock(this.#raw, place.start, this.#raw.length, note, (at) => this.#delimiterAt(at) !== null);
    const type = this.#declaredType(block.headers) ?? place.defaultType;
    const body: Body = { ...place, index, type, block };
    if (place.depth >= MESSAGE_DEPTH) {
      note("mime.too-deep", `more than ${MESSAGE_DEPTH} levels`);
      return this.#leaf(body);
    }
    if (type.startsWith("multipart/")) return this.#multipart(body);
    if (MESSAGE_TYPES.has(type)) {
      if (transferEncoding(block.headers, note) === "identity") return this.#nested(body);
      note("mime.encoded-message", type);
    }
    return this.#leaf(body);
  }

  #declaredType(headers: HeaderIndex): string | null {
    const value = headers.first("content-type");
    if (value === null || value === "") return null;
    if (headers.count("content-type") > 1) this.#reading.note("mime.duplicate-content-type", value);
    const semicolon = value.indexOf(";");
    const plain = (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
    if (MEDIA_TYPE.test(plain)) return plain;
    const careful = parseParameters(value, this.#reading.note).value;
    if (MEDIA_TYPE.test(careful)) return careful;
    this.#reading.note("mime.invalid-type", plain);
    return "text/plain"; // RFC 2045 5.2
  }

  #leaf(body: Body): Entity {
    const stop = this.#nextDelimiter(body.block.bodyStart);
    return this.#finish(body, body.path === "" ? "1" : body.path, [], stop);
  }

  #nested(body: Body): Entity {
    const path = body.path === "" ? "1" : body.path;
    const child = this.#entity({
      start: body.block.bodyStart,
      depth: body.depth + 1,
      path: `${path}.1`,
      defaultType: "text/plain",
      within: body.index,
    });
    return this.#finish(body, path, [child.part], child.stop);
  }

  #multipart(body: Body): Entity {
    const { note } = this.#reading;
    const boundary = parseParameters(body.block.headers.first("content-type") ?? "", note).parameters.get("boundary") ?? "";
    const key = Buffer.from(boundary, "utf8").toString("latin1").trimEnd();
    if (key === "" || key.length > BOUNDARY_BYTES) {
      note("mime.missing-boundary", body.type);
      return this.#leaf(body);
    }
    if (transferEncoding(body.block.headers, note) !== "identity") note("mime.encoded-multipart", body.type); // RFC 2045 6.4 forbids it
    const hidden = this.#levels.get(key); // an outer multipart with the same boundary waits until this one ends
    const level = this.#open++;
    this.#levels.set(key, level);
    const { children, stop } = this.#children(body, level);
    this.#open--;
    if (hidden === undefined) this.#levels.delete(key);
    else this.#levels.set(key, hidden);
    if (children.length === 0) note("mime.boundary-not-found", body.type);
    const ended = stop !== null && stop.level === level;
    if (!ended && children.length > 0) note("mime.unterminated-multipart", body.type);
    const after = ended ? this.#nextDelimiter(stop.next) : stop;
    return this.#finish(body, body.path === "" ? "0" : body.path, children, after);
  }

  #children(body: Body, level: number): { readonly children: readonly BodyPart[]; readonly stop: Delimiter | null } {
    const children: BodyPart[] = [];
    const prefix = body.path === "" ? "" : `${body.path}.`;
    let stop = this.#nextDelimiter(body.block.bodyStart);
    while (stop !== null && stop.level === level && !stop.closing) {
      if (this.#count >= MESSAGE_PARTS) {
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
    const { index, depth, type, within } = body;
    const { headers, bodyStart } = body.block;
    const bodyEnd = stop === null ? this.#raw.length : Math.max(bodyStart, this.#beforeLineEnd(stop.lineStart));
    const part = new BodyPart(this.#reading, { index, path, depth, type, headers, bodyStart, bodyEnd, children, within });
    this.#parts[index] = part;
    return { part, stop };
  }

  /** The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1). */
  #beforeLineEnd(lineStart: number): number {
    const last = this.#raw[lineStart - 1];
    if (last === LF && this.#raw[lineStart - 2] === CR) return lineStart - 2;
    return last === LF || last === CR ? lineStart - 1 : lineStart;
  }

  #nextDelimiter(from: number): Delimiter | null {
    if (this.#levels.size === 0) return null;
    const raw = this.#raw;
    let pos = raw.indexOf(DASHES, from);
    while (pos >= 0) {
      const before = raw[pos - 1];
      if (pos === from || before === LF || before === CR) {
        const delimiter = this.#delimiterAt(pos);
        if (delimiter !== null) return delimiter;
      }
      // a run of dashes is stepped over at once, or rows of dashes would cost their square
      while (raw[pos] === DASH) pos++;
      pos = raw.indexOf(DASHES, pos);
    }
    return null;
  }

  #delimiterAt(lineStart: number): Delimiter | null {
    const raw = this.#raw;
    if (raw[lineStart] !== DASH || raw[lineStart + 1] !== DASH) return null;
    const longest = Math.min(raw.length, lineStart + BOUNDARY_BYTES + 100);
    const next = nextLine(raw, lineStart, longest);
    const line = raw.toString("latin1", lineStart + 2, next).trimEnd();
    const level = this.#levels.get(line);
    if (level !== undefined) return { level, closing: false, lineStart, next };
    const closed = line.endsWith("--") ? this.#levels.get(line.slice(0, -2).trimEnd()) : undefined;
    return closed === undefined ? null : { level: closed, closing: true, lineStart, next };
  }
}
