/**
 * The pictures of a message that may hold a code, smallest first, within the bounds of limits.ts. What is left out because of a bound or
 * its format leaves a defect; what is too small to hold a code that a camera could read does not.
 */
import { CODE_PICTURE_BYTES, CODE_PICTURE_PIXELS, CODE_PICTURES, CODE_PIXELS } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import type { Attachment, HtmlView } from "../message.ts";
import { decodeBase64Text } from "../transfer-encoding.ts";
import { imageSize } from "./image-size.ts";

export interface Picture {
  readonly name: string;
  readonly bytes: Buffer;
  readonly pixels: number;
}

/** 21 modules of two pixels; logos of signatures and tracking pixels are often smaller. */
const LEAST_SIDE = 42;
/** A code is square: of a ruler or banner this much longer than high nothing is left to hold one. */
const LONGEST = 20;
const READABLE = new Set(["png", "jpeg", "gif"]);

export function picturesOf(attachments: readonly Attachment[], pages: readonly Pick<HtmlView, "images">[], note: Note): readonly Picture[] {
  const found = new Map<string, Picture>();
  for (const attachment of attachments) {
    if (attachment.kind !== "image" && attachment.sniffed?.startsWith("image/") !== true) continue;
    if (found.has(attachment.sha256)) continue;
    const picture = toPicture(attachment.filename ?? attachment.part.type, attachment.content(), note);
    if (picture !== null) found.set(attachment.sha256, picture);
  }
  for (const { images } of pages) {
    for (const { src } of images) {
      if (src.length < 100) continue; // nearly all are addresses; a picture does not fit
      const data = /^\s*data:image\/[^,]{1,60};base64,/i.exec(src.slice(0, 100));
      if (data === null || found.has(src)) continue;
      const picture = toPicture("picture in the page", decodeBase64Text(src.slice(data[0].length)), note);
      if (picture !== null) found.set(src, picture);
    }
  }
  return affordable([...found.values()], note);
}

function toPicture(name: string, bytes: Buffer, note: Note): Picture | null {
  const size = imageSize(bytes);
  if (size === null) return null;
  const { width, height, format } = size;
  if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > LONGEST * Math.min(width, height)) return null;
  if (!READABLE.has(format)) note("code.unreadable-format", `${format}: ${name}`);
  else if (width * height > CODE_PICTURE_PIXELS || bytes.length > CODE_PICTURE_BYTES)
    note("code.large-picture", `${width}x${height}: ${name}`);
  else return { name, bytes, pixels: width * height };
  return null;
}

/** The smallest first, so that one large picture hides nothing else. */
function affordable(pictures: Picture[], note: Note): readonly Picture[] {
  pictures.sort((a, b) => a.pixels - b.pixels);
  let left = CODE_PIXELS;
  const taken = pictures.slice(0, CODE_PICTURES).filter(({ pixels }) => {
    left -= pixels;
    return left >= 0;
  });
  if (taken.length < pictures.length) note("code.many-pictures", `${pictures.length - taken.length} pictures were not looked into`);
  return taken;
}
