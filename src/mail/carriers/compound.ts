/**
 * Old Office documents and embedded objects (MS-CFB, MS-DOC, MS-XLS, MS-OLEDS): fields that run programs, macro sheets, packages with the
 * names of their files. Looked for in the bytes, without following the file's directory: streams that nothing points to count as well.
 * Gap: encrypted documents; names of packages that are cut by a sector's end.
 */
import { decodeUtf16 } from "../charset.ts";
import type { Attachment } from "../message.ts";
import { type Ability, ability, type Opened } from "./carrier.ts";
import { isProgramName } from "./program-name.ts";

const READ = 4_194_304;
const NAMES = 50;
const PACKAGE = Buffer.from("Ole10Native", "utf16le");
const NAMED = /([^\0-\x1f<>:"|?*]{1,200}\.[A-Za-z0-9]{2,12})\0/g;
const LINKS = 500;

export function openCompound(file: Attachment): Opened {
  return lookThrough(file.content().subarray(0, READ));
}

/** For the objects of RTF as well, which are such files or hold parts of them. */
export function lookThrough(bytes: Buffer): Opened {
  const narrow = bytes.toString("latin1");
  const texts = [narrow, decodeUtf16(bytes.subarray(0, bytes.length & ~1))];
  const abilities: Ability[] = [];
  const add = (name: Ability["name"], pattern: RegExp): void => {
    const match = texts.map((text) => pattern.exec(text)?.[0]).find((seen) => seen !== undefined);
    if (match !== undefined) abilities.push(ability(name, match.replace(/[\0-\x1f]/g, " ")));
  };
  add("document.dde", /\x13\s{0,9}DDE(?:AUTO)?\s[^\x14\x15]{2,120}/);
  add("document.equation", /Equation\.[23]\b/);
  if (bytes.includes(PACKAGE) || /\bPackage\0/.test(narrow)) {
    const program = programIn(narrow);
    abilities.push(program === null ? ability("document.object", "a packaged file") : ability("document.program", program));
  }
  if (hasMacroSheet(bytes)) abilities.push(ability("document.macro-sheet", "an Excel 4.0 macro sheet"));
  return { abilities, urls: texts.flatMap(linksIn).slice(0, LINKS) };
}

/** MS-OLEDS 2.3.6 OLE10Native: label, path and temporary path, each ended by zero. */
function programIn(text: string): string | null {
  let left = NAMES * 100;
  for (const [, name = ""] of text.matchAll(NAMED)) {
    if (left-- === 0) return null;
    if (isProgramName(name)) return name;
  }
  return null;
}

function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/HYPERLINK\s{1,9}(?:\\[lmnt]\s{0,9})?"([^"\0-\x1f]{4,2000})"/g)].map(([, url = ""]) => url);
}

/** A BoundSheet8 record (MS-XLS 2.4.28) of type 1; its length must fit its name, or chance would find some in pictures. */
function hasMacroSheet(bytes: Buffer): boolean {
  for (let at = bytes.indexOf("\x85\0", 0, "latin1"); at >= 0 && at + 12 <= bytes.length; at = bytes.indexOf("\x85\0", at + 2, "latin1")) {
    const length = bytes.readUInt16LE(at + 2);
    const characters = bytes[at + 10]!;
    const isNamed = length === 8 + characters || length === 8 + 2 * characters || length === 7 + characters;
    if (bytes[at + 9] === 1 && bytes[at + 8]! <= 2 && characters > 0 && characters <= 31 && isNamed) return true;
  }
  return false;
}
