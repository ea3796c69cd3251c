/**
 * Unpacks what reports come in: gzip (also twice), zip members, or as they are. Together they stay within a budget: a bomb
 * ends there and is named.
 */
import { constants, gunzipSync, inflateRawSync } from "node:zlib";
import { ignoreDefects } from "../defects.ts";
import { zipMembers } from "../zip.ts";

const MEMBERS = 20;
const DEFLATED = 8;
const STORED = 0;
/** Flags of a gzip header. */
const HEADER_CHECK = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

export interface UnpackBudget {
  /** Bytes that may still be unpacked, of all together. */
  left: number;
  /** Told of what was not unpacked, in one sentence each time. */
  readonly limits: (sentence: string) => void;
}

/** The contents; empty when nothing could be unpacked. */
export function unpack(bytes: Buffer, budget: UnpackBudget, depth = 0): readonly Buffer[] {
  if (depth > 2 || bytes.length === 0) return [];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const inner = within(budget, (most) => gunzip(bytes, most));
    if (inner?.length === 0) budget.limits("a packed report is damaged");
    return inner === null ? [] : unpack(inner, budget, depth + 1);
  }
  if (bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    return membersOf(bytes, budget).flatMap((one) => unpack(one, budget, depth + 1));
  return [bytes];
}

function gunzip(bytes: Buffer, maxOutputLength: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "Z_DATA_ERROR") throw fault; // zlib fails with these
    // some reporters put a line end after the last byte, which gunzip takes for another member
    return inflateRawSync(bytes.subarray(afterHeader(bytes)), { maxOutputLength });
  }
}

/** Where the deflated data of the first member begin (RFC 1952 section 2.3). */
function afterHeader(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & EXTRA) !== 0) at += 2 + (bytes.length >= 12 ? bytes.readUInt16LE(10) : 0);
  if ((flags & NAME) !== 0) at = afterZero(bytes, at);
  if ((flags & COMMENT) !== 0) at = afterZero(bytes, at);
  return (flags & HEADER_CHECK) === 0 ? at : at + 2;
}

function afterZero(bytes: Buffer, from: number): number {
  const zero = bytes.indexOf(0, from);
  return zero < 0 ? bytes.length : zero + 1;
}

function membersOf(zip: Buffer, budget: UnpackBudget): readonly Buffer[] {
  return zipMembers(zip, ignoreDefects)
    .slice(0, MEMBERS)
    .flatMap(({ start, packed, method, encrypted }) => {
      if (start < 0 || encrypted) return [];
      const data = zip.subarray(start, packed > 0 ? start + packed : zip.length);
      // a member that lies there unpacked may lie there many times
      const content = method === STORED || method === DEFLATED ? within(budget, (most) => contentOf(data, method, most)) : null;
      return content === null ? [] : [content];
    });
}

function contentOf(data: Buffer, method: number, most: number): Buffer {
  return method === STORED ? data.subarray(0, most) : inflateRawSync(data, { maxOutputLength: most });
}

function within(budget: UnpackBudget, work: (most: number) => Buffer): Buffer | null {
  const { left } = budget;
  if (left <= 0) {
    budget.limits("packed reports grow beyond what may be unpacked; the rest was left");
    return null;
  }
  try {
    const unpacked = work(left);
    budget.left = left - unpacked.length;
    return unpacked;
  } catch (fault) {
    const isBomb = (fault as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"; // zlib fails with these
    if (isBomb) budget.left = 0;
    budget.limits(isBomb ? "a packed report grows beyond what may be unpacked and was left" : "a packed report is damaged");
    return null;
  }
}
