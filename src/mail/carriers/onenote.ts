/** Files inside OneNote sections (MS-ONESTORE 2.6.13, FileDataStoreObject): a button on the page opens them. */
import { decodeUtf16 } from "../charset.ts";
import type { Attachment } from "../message.ts";
import { type Ability, ability, type InnerFile, type Opened } from "./carrier.ts";
import { isProgramName } from "./program-name.ts";

const STORED = Buffer.from("e716e3bd65261145a4c48d4d0b7a9eac", "hex");
const HEADER = 36;
const FILES = 30;
const FILE_BYTES = 4_194_304;
const READ = 8_388_608;
const NAMED = /[^\0-\x1f<>:"/\\|?*]{1,100}\.[A-Za-z0-9]{2,6}(?=\0)/g;
const NAMES = 500;

export function openOneNote(file: Attachment): Opened {
  const bytes = file.content().subarray(0, READ);
  const files: InnerFile[] = [];
  for (
    let at = bytes.indexOf(STORED);
    at >= 0 && at + HEADER <= bytes.length && files.length < FILES;
    at = bytes.indexOf(STORED, at + 16)
  ) {
    const length = Math.min(bytes.readUInt32LE(at + 16), FILE_BYTES);
    files.push({ name: `file-${files.length + 1}`, bytes: bytes.subarray(at + HEADER, at + HEADER + length) });
  }
  const abilities: Ability[] = [];
  let left = NAMES;
  for (const shift of [0, 1]) {
    for (const [name] of decodeUtf16(bytes.subarray(shift, bytes.length - ((bytes.length - shift) & 1))).matchAll(NAMED)) {
      if (left-- === 0) break;
      if (isProgramName(name)) abilities.push(ability("document.program", name));
    }
  }
  return { files, abilities: abilities.slice(0, 5) };
}
