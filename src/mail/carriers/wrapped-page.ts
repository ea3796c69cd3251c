/** Pages and drawings in a wrapping of their own: MHTML (RFC 2557), a message with the page and its pictures, and compressed SVG. */
import { gunzipSync } from "node:zlib";
import { DECODED_BYTES, growthOf } from "../../platform/limits.ts";
import { isHtml } from "../body.ts";
import type { Note } from "../defects.ts";
import type { Attachment } from "../message.ts";
import { readTree } from "../mime-tree.ts";
import type { Opened } from "./carrier.ts";

const PAGES = 20;
const DRAWING_BYTES = 2_097_152;

export function openMailPage(file: Attachment, note: Note): Opened {
  const raw = file.content();
  const reading = { raw, origin: `carrier ${file.sha256}`, note, budget: { left: growthOf(raw.length, DECODED_BYTES) } };
  const pages = readTree(reading, null).parts.filter((part) => isHtml(part) || part.type === "image/svg+xml");
  return {
    files: pages.slice(0, PAGES).map((part, i) => ({ name: `page-${i + 1}.html`, bytes: Buffer.from(part.text() || part.content()) })),
  };
}

export function openDrawing(file: Attachment, budget: { left: number }, note: Note): Opened {
  try {
    const bytes = gunzipSync(file.content(), { maxOutputLength: Math.max(1, Math.min(DRAWING_BYTES, budget.left)) });
    budget.left -= bytes.length;
    return { files: [{ name: "drawing.svg", bytes }] };
  } catch {
    note("carrier.not-unpacked", file.filename ?? "drawing");
    return {};
  }
}
