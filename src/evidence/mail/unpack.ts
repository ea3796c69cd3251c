/**
 * Unpacks what reports come in: gzip (also twice), zip members, or as they are. Everything is capped: a bomb ends at `MOST` bytes and is named.
 */
import { gunzipSync, inflateRawSync } from "node:zlib";
import { packingOf } from "../bytes.ts";

/** Unpacked bytes of one report: large receivers' stay below 20 MB. */
const MOST = 64 * 1024 * 1024;
const MEMBERS = 20;
const CENTRAL = 0x02014b50;
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const DEFLATED = 8;
const STORED = 0;

/** The contents; empty when nothing could be unpacked. */
export function unpack(bytes: Buffer, limits: (sentence: string) => void, depth = 0): readonly Buffer[] {
  if (depth > 2 || bytes.length === 0) return [];
  if (packingOf(bytes) === "gzip") {
    const inner = guarded(() => gunzipSync(bytes, { maxOutputLength: MOST, finishFlush: 2 }), limits);
    return inner === null ? [] : unpack(inner, limits, depth + 1);
  }
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    return membersOf(bytes, limits).flatMap((one) => unpack(one, limits, depth + 1));
  return [bytes];
}

/** Members by the central directory (APPNOTE 4.3.12). */
function membersOf(zip: Buffer, limits: (sentence: string) => void): readonly Buffer[] {
  const members: Buffer[] = [];
  const end = zip.lastIndexOf(END);
  if (end < 0 || end + 22 > zip.length) return [];
  let left = MOST;
  let at = zip.readUInt32LE(end + 16);
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === CENTRAL && members.length < MEMBERS && left > 0) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length) break;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const cap = left;
    const inner =
      method === STORED
        ? data.subarray(0, cap)
        : method === DEFLATED
          ? guarded(() => inflateRawSync(data, { maxOutputLength: cap }), limits)
          : null;
    if (inner !== null) {
      members.push(inner);
      left -= inner.length;
    }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return members;
}

function guarded(work: () => Buffer, limits: (sentence: string) => void): Buffer | null {
  try {
    return work();
  } catch (fault) {
    const isBomb = (fault as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"; // zlib fails with these
    limits(isBomb ? "a packed report grew beyond 64 MB and was left" : "a packed report is damaged");
    return null;
  }
}
