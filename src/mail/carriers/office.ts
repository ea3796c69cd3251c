/**
 * Office documents in zip archives (ECMA-376, Open Packaging Conventions): relations to the outside, fields that run programs, macro sheets,
 * embedded objects. Only the members that may hold them are unpacked. Gap: flat XML documents, OpenDocument beyond its embedded objects.
 */
import type { Note } from "../defects.ts";
import type { Attachment } from "../message.ts";
import { type Ability, ability, type InnerFile, type Opened } from "./carrier.ts";
import { unzip } from "./unzip.ts";

const WANTED =
  /\.rels$|^word\/(?:document|footnotes|header\d{0,2}|footer\d{0,2})\.xml$|^xl\/externallinks\/[^/]{1,60}\.xml$|^xl\/workbook\.xml$|\/embeddings\/[^/]{1,120}$/i;
const RELATION = /<Relationship\b[^>]{0,4000}>/gi;
const RELATIONS = 2_000;
const FIELD = /\bDDE(?:AUTO)?\b(?:\s|<[^>]{0,200}>|&quot;|"){1,40}[^\s<]{2,80}/i;

export function openOffice(file: Attachment, budget: { left: number }, note: Note): Opened {
  const members = unzip(file.content(), (name) => WANTED.test(name), budget, note);
  const urls: string[] = [];
  const abilities: Ability[] = [];
  const files: InnerFile[] = [];
  for (const { name, bytes } of members) {
    if (/\/embeddings\//i.test(name)) {
      files.push({ name: name.slice(name.lastIndexOf("/") + 1).replace(/\.bin$/i, ".ole"), bytes });
      continue;
    }
    const xml = bytes.toString("utf8");
    if (name.endsWith(".rels")) readRelations(xml, urls, abilities);
    else if (/^xl\/externallinks\//i.test(name)) {
      const dde = /<ddeLink\b[^>]{0,300}>/i.exec(xml)?.[0];
      if (dde !== undefined) abilities.push(ability("document.dde", dde));
    } else {
      const field = FIELD.exec(fieldText(xml))?.[0];
      if (field !== undefined) abilities.push(ability("document.dde", field));
      for (const [, url = ""] of fieldText(xml).matchAll(/HYPERLINK\s{1,5}(?:&quot;|")([^"&]{4,2000})/gi)) urls.push(url);
    }
  }
  const sheet = file.members.find((member) => /^xl\/macrosheets\//i.test(member.name));
  if (sheet !== undefined) abilities.push(ability("document.macro-sheet", sheet.name));
  return { urls, abilities, files };
}

/** Fields are cut into runs at will; their text is what counts. */
function fieldText(xml: string): string {
  return [...xml.matchAll(/<w:instrText\b[^>]{0,200}>([^<]{0,4000})<|w:instr="([^"]{0,4000})"/gi)]
    .map(([, run, whole]) => run ?? whole ?? "")
    .join("");
}

/** ECMA-376 part 2, section 9.3: external targets are fetched when the document is opened, all but hyperlinks, which wait for a click. */
function readRelations(xml: string, urls: string[], abilities: Ability[]): void {
  let left = RELATIONS;
  for (const [tag] of xml.matchAll(RELATION)) {
    if (left-- === 0) return;
    if (!/\bTargetMode\s{0,3}=\s{0,3}["']External/i.test(tag)) continue;
    const target = (/\bTarget\s{0,3}=\s{0,3}["']([^"']{1,3000})/i.exec(tag)?.[1] ?? "").replaceAll("&amp;", "&");
    const type = (/\bType\s{0,3}=\s{0,3}["'][^"']{0,200}\/(\w{1,40})["']/i.exec(tag)?.[1] ?? "").toLowerCase();
    if (!/^(?:https?|ftp|file|mhtml|ms-\w{1,30}|\\\\)/i.test(target) || /^file:\/{1,4}[a-z]:/i.test(target)) continue; // or on the author's disk
    urls.push(target);
    if (type === "attachedtemplate") abilities.push(ability("document.remote-template", target));
    else if (type === "oleobject" || type === "frame" || type === "subdocument") abilities.push(ability("document.remote-object", target));
  }
}
