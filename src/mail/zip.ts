/**
 * Lists a zip archive by its central directory (APPNOTE 6.3, sections 4.3.12 and 4.3.16); without a usable one by its local headers.
 * Nothing is unpacked. Gap: zip64 sizes, encrypted central directories, a central directory that contradicts the local headers.
 */
import { ARCHIVE_MEMBERS } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import type { ArchiveMember } from "./message.ts";

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const LOCAL_BYTES = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const END_SIZE = 22;
const COMMENT = 65_535;
const ENCRYPTED = 0x1;
const UTF8 = 0x800;

export function listZip(zip: Buffer, note: Note): readonly ArchiveMember[] {
  const listed = listCentral(zip, note);
  return listed.length > 0 ? listed : listLocal(zip, note);
}

function listCentral(zip: Buffer, note: Note): readonly ArchiveMember[] {
  const end = zip.lastIndexOf(END);
  if (end < 0 || end < zip.length - END_SIZE - COMMENT || end + END_SIZE > zip.length) return [];
  const members: ArchiveMember[] = [];
  // archives may have something before them, so the directory is found from its end
  let pos = Math.max(0, end - zip.readUInt32LE(end + 12));
  while (pos + CENTRAL_SIZE <= end && zip.readUInt32LE(pos) === CENTRAL) {
    const nameLength = zip.readUInt16LE(pos + 28);
    if (isFull(members, note)) break;
    members.push(member(zip, pos + CENTRAL_SIZE, nameLength, zip.readUInt16LE(pos + 8), zip.readUInt32LE(pos + 24)));
    pos += CENTRAL_SIZE + nameLength + zip.readUInt16LE(pos + 30) + zip.readUInt16LE(pos + 32);
  }
  return members;
}

function listLocal(zip: Buffer, note: Note): readonly ArchiveMember[] {
  const members: ArchiveMember[] = [];
  let pos = zip.indexOf(LOCAL_BYTES);
  while (pos >= 0 && pos + LOCAL_SIZE <= zip.length && zip.readUInt32LE(pos) === LOCAL) {
    const nameLength = zip.readUInt16LE(pos + 26);
    if (isFull(members, note)) break;
    members.push(member(zip, pos + LOCAL_SIZE, nameLength, zip.readUInt16LE(pos + 6), zip.readUInt32LE(pos + 22)));
    pos = zip.indexOf(LOCAL_BYTES, pos + LOCAL_SIZE + nameLength);
  }
  if (members.length > 0) note("mime.zip-without-directory", "a zip archive has no usable central directory");
  return members;
}

function isFull(members: readonly ArchiveMember[], note: Note): boolean {
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
