/**
 * MAPI properties as TNEF stores them ([MS-OXTNEF] 2.1.3.4): values as views of the bytes, strings decoded on request. Reading stops at
 * the first property of an unknown type, because its length is unknown.
 */
import { decodeUtf16 } from "./charset.ts";
import type { Note } from "./defects.ts";

export interface Property {
  readonly id: number;
  /** Property type ([MS-OXCDATA] 2.11.1), without the flag of several values. */
  readonly type: number;
  /** The first value. */
  readonly value: Buffer;
  readonly text: () => string;
}

const PROPERTIES = 5_000;
const VALUES = 10_000;
const MULTIPLE = 0x1000;
/** Bytes of the types of fixed length, padded to four. */
const FIXED: Readonly<Record<number, number>> = { 1: 4, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };
/** Object, 8-bit string, UTF-16 string, binary: a count of values, then each with its length. */
const VARIABLE = new Set([0x0d, 0x1e, 0x1f, 0x102]);

export function readProperties(bytes: Buffer, note: Note): readonly Property[] {
  if (bytes.length < 4) return [];
  const count = Math.min(bytes.readUInt32LE(0), PROPERTIES);
  const properties: Property[] = [];
  let pos = 4;
  for (let i = 0; i < count && pos + 4 <= bytes.length; i++) {
    const tag = bytes.readUInt16LE(pos);
    const id = bytes.readUInt16LE(pos + 2);
    const at = id >= 0x8000 ? afterName(bytes, pos + 4) : pos + 4;
    const read = at < 0 ? null : readValues(bytes, at, tag & ~MULTIPLE, (tag & MULTIPLE) !== 0);
    if (read === null) {
      note("mime.tnef-cut", "a property that cannot be read");
      break;
    }
    const { value, end } = read;
    const type = tag & ~MULTIPLE;
    if (value !== null) properties.push({ id, type, value, text: () => textOf(type, value) });
    pos = end;
  }
  return properties;
}

function readValues(bytes: Buffer, start: number, type: number, several: boolean): { value: Buffer | null; end: number } | null {
  const fixed = FIXED[type];
  const counted = several || VARIABLE.has(type);
  if (fixed === undefined && !VARIABLE.has(type)) return null;
  if (counted && start + 4 > bytes.length) return null;
  const count = counted ? bytes.readUInt32LE(start) : 1;
  if (count > VALUES) return null;
  let pos = counted ? start + 4 : start;
  let value: Buffer | null = null;
  for (let i = 0; i < count; i++) {
    if (fixed === undefined && pos + 4 > bytes.length) return null;
    const length = fixed ?? bytes.readUInt32LE(pos);
    if (fixed === undefined) pos += 4;
    value ??= bytes.subarray(pos, Math.min(bytes.length, pos + length));
    pos += length + ((4 - (length % 4)) % 4);
    if (pos > bytes.length + 4) return { value, end: bytes.length };
  }
  return { value, end: pos };
}

/** Behind the name of a named property: a GUID, then a number or a UTF-16 string; -1 when it is cut. */
function afterName(bytes: Buffer, start: number): number {
  if (start + 24 > bytes.length) return -1;
  if (bytes.readUInt32LE(start + 16) === 0) return start + 24;
  const length = bytes.readUInt32LE(start + 20);
  return start + 24 + length + ((4 - (length % 4)) % 4);
}

function textOf(type: number, value: Buffer): string {
  const text = type === 0x1f ? decodeUtf16(value) : value.toString("latin1");
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
