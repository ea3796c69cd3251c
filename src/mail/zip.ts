/**
 * Lists a zip archive by its central directory (APPNOTE 6.3, sections 4.3.12 and 4.3.16); without a usable one by its local headers.
 * A member whose local header bears another name is listed under both, since programs read the one or the other. zip64 is read.
 * Nothing is unpacked here (carriers/unzip.ts does). Gap: encrypted central directories, members that stand in no directory.
 */
import { ARCHIVE_MEMBERS } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import type { ArchiveMember } from "./message.ts";

/** A member with the place of its packed bytes. */
export interface ZipMember extends ArchiveMember {
  /** Offset of the packed bytes, -1 where no local header stands. */
  readonly start: number;
  /** Their number; 0 when only the archive's directory could tell and does not. */
  readonly packed: number;
  /** APPNOTE 4.4.5: 0 stored, 8 deflated. */
  readonly method: number;
}

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const LOCAL_BYTES = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const END_SIZE = 22;
const END64 = Buffer.from([0x50, 0x4b, 0x06, 0x06]);
const END64_SIZE = 56;
/** Stands where the real value is in a zip64 record. */
const ZIP64 = 0xffffffff;
const COMMENT = 65_535;
const ENCRYPTED = 0x1;
const UTF8 = 0x800;

export function listZip(zip: Buffer, note: Note): readonly ArchiveMember[] {
  return zipMembers(zip, note).map(({ name, bytes, encrypted }) => ({ name, bytes, encrypted }));
}

export function zipMembers(zip: Buffer, note: Note): readonly ZipMember[] {
  const listed = listCentral(zip, note);
  return listed.length > 0 ? listed : listLocal(zip, note);
}

function listCentral(zip: Buffer, note: Note): readonly ZipMember[] {
  const end = zip.lastIndexOf(END);
  if (end < 0 || end < zip.length - END_SIZE - COMMENT || end + END_SIZE > zip.length) return [];
  const members: ZipMember[] = [];
  // archives may have something before them, so the directory is found from its end
  const directory = directoryOf(zip, end);
  let pos = directory.start;
  while (pos + CENTRAL_SIZE <= end && zip.readUInt32LE(pos) === CENTRAL) {
    const nameLength = zip.readUInt16LE(pos + 28);
    if (isFull(members, note)) break;
    const flags = zip.readUInt16LE(pos + 8);
    const at = directory.shift + zip.readUInt32LE(pos + 42);
    const listed: ZipMember = {
      ...member(zip, pos + CENTRAL_SIZE, nameLength, flags, uncompressedSize(zip, pos)),
      start: dataStart(zip, at),
      packed: zip.readUInt32LE(pos + 20),
      method: zip.readUInt16LE(pos + 10),
    };
    members.push(listed);
    const local = localName(zip, at, flags);
    if (local !== null && local !== listed.name) {
      note("mime.zip-two-names", `${listed.name} | ${local}`);
      members.push({ ...listed, name: local });
    }
    pos += CENTRAL_SIZE + nameLength + zip.readUInt16LE(pos + 30) + zip.readUInt16LE(pos + 32);
  }
  return members;
}

/** Where the central directory begins, and by how much the archive is shifted by what stands before it. */
function directoryOf(zip: Buffer, end: number): { readonly start: number; readonly shift: number } {
  const end64 = zip.readUInt32LE(end + 12) === ZIP64 ? zip.lastIndexOf(END64, end) : -1;
  if (end64 >= 0 && end64 + END64_SIZE <= end) {
    const start = Math.max(0, end64 - Number(zip.readBigUInt64LE(end64 + 40)));
    return { start, shift: start - Number(zip.readBigUInt64LE(end64 + 48)) };
  }
  const start = Math.max(0, end - zip.readUInt32LE(end + 12));
  return { start, shift: start - zip.readUInt32LE(end + 16) };
}

/** The size of a member; zip64 keeps it in the first extra field (APPNOTE 4.5.3). */
function uncompressedSize(zip: Buffer, entry: number): number {
  const size = zip.readUInt32LE(entry + 24);
  const extra = entry + CENTRAL_SIZE + zip.readUInt16LE(entry + 28);
  if (size !== ZIP64 || extra + 12 > zip.length || zip.readUInt16LE(extra) !== 1) return size;
  return Number(zip.readBigUInt64LE(extra + 4));
}

/** The name in the local header at `at`, null when there is none. */
function localName(zip: Buffer, at: number, flags: number): string | null {
  if (at < 0 || at + LOCAL_SIZE > zip.length || zip.readUInt32LE(at) !== LOCAL) return null;
  return member(zip, at + LOCAL_SIZE, zip.readUInt16LE(at + 26), flags, 0).name;
}

/** Where the bytes behind the local header at `at` begin; -1 when there is none. */
function dataStart(zip: Buffer, at: number): number {
  if (at < 0 || at + LOCAL_SIZE > zip.length || zip.readUInt32LE(at) !== LOCAL) return -1;
  return at + LOCAL_SIZE + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
}

function listLocal(zip: Buffer, note: Note): readonly ZipMember[] {
  const members: ZipMember[] = [];
  let pos = zip.indexOf(LOCAL_BYTES);
  while (pos >= 0 && pos + LOCAL_SIZE <= zip.length && zip.readUInt32LE(pos) === LOCAL) {
    const nameLength = zip.readUInt16LE(pos + 26);
    if (isFull(members, note)) break;
    members.push({
      ...member(zip, pos + LOCAL_SIZE, nameLength, zip.readUInt16LE(pos + 6), zip.readUInt32LE(pos + 22)),
      start: dataStart(zip, pos),
      packed: zip.readUInt32LE(pos + 18),
      method: zip.readUInt16LE(pos + 8),
    });
    pos = zip.indexOf(LOCAL_BYTES, pos + LOCAL_SIZE + nameLength);
  }
  if (members.length > 0) note("mime.zip-without-directory", "a zip archive has no usable central directory");
  return members;
}

function isFull(members: readonly ZipMember[], note: Note): boolean {
  if (members.length < ARCHIVE_MEMBERS) return false;
  note("mime.too-many-members", `more than ${ARCHIVE_MEMBERS}`);
  return true;
}

function member(zip: Buffer, nameStart: number, nameLength: number, flags: number, bytes: number): ArchiveMember {
  // names without the UTF-8 flag are in code page 437 by the standard and in anything in practice
  const name = zip.toString(
    (flags & UTF8) !== 0 ? "utf8" : "latin1",
    nameStart,
    Math.min(nameStart + nameLength, zip.length, nameStart + 1000),
  );
  return { name, bytes, encrypted: (flags & ENCRYPTED) !== 0 };
}
