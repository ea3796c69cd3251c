/**
 * Opens the attachments that carry something, and what lies in them in turn: each file by its kind, whatever it is called. Bounded in number,
 * depth and unpacked bytes (limits.ts); reaching a bound leaves a defect. Never throws.
 */
import { CARRIER_DEPTH, CARRIER_FILES } from "../../platform/limits.ts";
import { toInnerFile } from "../attachments.ts";
import type { Note } from "../defects.ts";
import type { Attachment, AttachmentKind } from "../message.ts";
import { ability, type Carrier, type Opened } from "./carrier.ts";
import { openCompound } from "./compound.ts";
import { openOffice } from "./office.ts";
import { openOneNote } from "./onenote.ts";
import { openPage } from "./page.ts";
import { openPdf } from "./pdf.ts";
import { openRichText } from "./rich-text.ts";
import { openShortcut } from "./shortcut.ts";
import { unzip } from "./unzip.ts";
import { openDrawing, openMailPage } from "./wrapped-page.ts";

export interface OpenedCarrier extends Carrier {
  readonly opened: Opened;
}

/** Names of members that are worth unpacking; those that run are told by their names alone. */
const OPENED_MEMBER =
  /\.(?:[xs]?html?|xht|mht|mhtml|svgz?|url|website|webloc|desktop|lnk|zip|pdf|rtf|doc[xm]?|dot[xm]?|xls[xmb]?|xlt[xm]?|xlam|csv|ppt[xm]?|pps[xm]?|one)\s{0,9}$/i;

const PROGRAMS: ReadonlySet<AttachmentKind> = new Set(["executable", "script", "disk-image"]);

/** `bytes` is what may be unpacked altogether. */
export function openCarriers(attachments: readonly Attachment[], bytes: number, note: Note): readonly OpenedCarrier[] {
  const budget = { left: bytes };
  const carriers: OpenedCarrier[] = [];
  const known = new Set<string>();
  let level = attachments.map((file) => ({ file, path: file.filename ?? file.part.type }));
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { file, path } of level) {
      if (known.has(`${file.sha256} ${file.kind}`)) continue;
      // a program is told even though nothing of it is opened: a document may hold it under no name
      const opened = open(file, budget, note) ?? (depth > 0 && PROGRAMS.has(file.kind) ? {} : null);
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
  if (kind === "pdf") return openPdf(file, budget, note);
  return openByContent(file, budget, note);
}

function openByContent(file: Attachment, budget: { left: number }, note: Note): Opened | null {
  const isOffice = file.kind === "office" || file.kind === "office-macro";
  switch (file.sniffed) {
    case "application/zip":
      if (isOffice) return openOffice(file, budget, note);
      return file.kind === "archive" ? { files: unzip(file.content(), (name) => OPENED_MEMBER.test(name), budget, note) } : null;
    case "application/x-ole-storage":
      return openCompound(file);
    case "application/rtf":
      return openRichText(file);
    case "application/onenote":
      return openOneNote(file);
    case "application/pdf":
      return openPdf(file, budget, note);
    default:
      return file.extension === "csv" ? openTable(file) : null;
  }
}

/** Cells that a spreadsheet takes for a call of a program. */
const CALL = /(?:^|[,;\t"])[=+@-][^\n,;]{0,200}\|[^\n!]{1,200}![^\n,;]{1,20}/m;

function openTable(file: Attachment): Opened {
  const call = CALL.exec(file.content().toString("latin1", 0, 1_048_576))?.[0];
  return { abilities: call === undefined ? [] : [ability("document.dde", call)] };
}
