/**
 * Unpacks those members of a zip archive that carry something when they are opened (APPNOTE 6.3): stored and deflated ones, within the
 * budget. Encrypted members and other methods stay closed. Never throws.
 */
import { inflateRawSync } from "node:zlib";
import { ignoreDefects, type Note } from "../defects.ts";
import { type ZipMember, zipMembers } from "../zip.ts";
import type { InnerFile } from "./carrier.ts";

/** Members that are unpacked of one archive, and bytes of one of them. */
const MEMBERS = 30;
const MEMBER_BYTES = 4_194_304;
const STORED = 0;
const DEFLATED = 8;

export function unzip(zip: Buffer, wanted: (name: string) => boolean, budget: { left: number }, note: Note): readonly InnerFile[] {
  const files: InnerFile[] = [];
  const seen = new Set<number>();
  for (const member of zipMembers(zip, ignoreDefects)) {
    if (member.encrypted || seen.has(member.start) || !wanted(member.name)) continue;
    if (files.length >= MEMBERS) {
      note("carrier.too-many-files", `more than ${MEMBERS} in one archive`);
      break;
    }
    seen.add(member.start);
    const bytes = unpack(zip, member, budget);
    if (bytes === null) note("carrier.not-unpacked", member.name);
    else files.push({ name: member.name, bytes });
  }
  return files;
}

function unpack(zip: Buffer, { start, packed, method, bytes: stated }: ZipMember, budget: { left: number }): Buffer | null {
  const limit = Math.min(MEMBER_BYTES, budget.left);
  if (start < 0 || limit <= 0 || stated > limit) return null;
  const bytes = zip.subarray(start, packed > 0 ? start + packed : zip.length);
  if (method === STORED) {
    budget.left -= Math.min(bytes.length, limit);
    return bytes.subarray(0, limit);
  }
  if (method !== DEFLATED) return null;
  try {
    const inflated = inflateRawSync(bytes, { maxOutputLength: limit });
    budget.left -= inflated.length;
    return inflated;
  } catch {
    budget.left -= limit; // damaged, or larger than it says: as much work as a member that is whole
    return null;
  }
}
