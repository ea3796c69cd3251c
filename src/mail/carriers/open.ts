/**
 * Opens the attachments that carry something, and what lies in them in turn: each file by its kind, whatever it is called. Bounded in number,
 * depth and unpacked bytes (limits.ts); reaching a bound leaves a defect. Never throws.
 */
import { CARRIER_BYTES, CARRIER_DEPTH, CARRIER_FILES } from "../../platform/limits.ts";
import { toInnerFile } from "../attachments.ts";
import type { Note } from "../defects.ts";
import type { Attachment } from "../message.ts";
import type { Carrier, Opened } from "./carrier.ts";
import { openPage } from "./page.ts";
import { openShortcut } from "./shortcut.ts";
import { unzip } from "./unzip.ts";
import { openDrawing, openMailPage } from "./wrapped-page.ts";

export interface OpenedCarrier extends Carrier {
  readonly opened: Opened;
}

/** Names of members that are worth unpacking; those that run are told by their names alone. */
const OPENED_MEMBER = /\.(?:[xs]?html?|xht|mht|mhtml|svgz?|url|website|webloc|desktop|lnk|zip)\s{0,9}$/i;
/** Kinds of which nothing is opened: most attachments cost nothing here. */
const MEMBERS_OPENED = /^(?:archive)$/;

export function openCarriers(attachments: readonly Attachment[], note: Note): readonly OpenedCarrier[] {
  const budget = { left: CARRIER_BYTES };
  const carriers: OpenedCarrier[] = [];
  const known = new Set<string>();
  let level = attachments.map((file) => ({ file, path: file.filename ?? file.part.type }));
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { file, path } of level) {
      if (known.has(`${file.sha256} ${file.kind}`)) continue;
      const opened = open(file, budget, note);
      if (opened === null) continue;
      known.add(`${file.sha256} ${file.kind}`);
      if (carriers.length >= CARRIER_FILES) {
        note("carrier.too-many-files", `more than ${CARRIER_FILES}`);
        return carriers;
      }
      carriers.push({ file, path, abilities: opened.abilities ?? [], opened });
      for (const { name, bytes } of opened.files ?? []) next.push({ file: toInnerFile(file, name, bytes, note), path: `${path}/${name}` });
    }
    if (next.length > 0 && depth >= CARRIER_DEPTH) {
      note("carrier.too-deep", next[0]!.path);
      break;
    }
    level = next;
  }
  return carriers;
}

/** Null for what carries nothing. */
function open(file: Attachment, budget: { left: number }, note: Note): Opened | null {
  const { kind, extension } = file;
  if (extension === "svgz" || (kind === "svg" && file.sniffed === "application/gzip")) return openDrawing(file, budget, note);
  if (extension === "mht" || extension === "mhtml") return openMailPage(file, note);
  // an invitation whose description is a page is no page
  if (kind === "html" || kind === "svg") return file.part.type === "text/calendar" ? null : openPage(file, note);
  if (kind === "shortcut") return openShortcut(file);
  if (MEMBERS_OPENED.test(kind) && file.sniffed === "application/zip") {
    return { files: unzip(file.content(), (name) => OPENED_MEMBER.test(name), budget, note) };
  }
  return null;
}
