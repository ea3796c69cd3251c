/** The HTML pages of a message as one view: texts joined, lists together. Scanning is bounded over all pages. */
import { HTML_CHARACTERS, TEXT_CHARACTERS } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import { type HtmlScan, scanHtml } from "./html/scan.ts";
import type { HtmlView } from "./message.ts";

/** Frames inside frames that are read; nobody nests them in mail. */
const FRAME_DEPTH = 3;

/** Scans pages as long as the message's allowance of characters lasts. */
export class PageScanner {
  readonly #note: Note;
  #left = HTML_CHARACTERS;

  constructor(note: Note) {
    this.#note = note;
  }

  /** The page, and behind it the pages of its frames. `base` is what relative references follow when the page names no base itself. */
  scan(html: string, base: string | null = null): readonly HtmlScan[] {
    const pages: HtmlScan[] = [];
    let level: readonly string[] = [html];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > FRAME_DEPTH) {
        this.#note("html.too-deep", `more than ${FRAME_DEPTH} frames inside each other`);
        break;
      }
      const scanned = level.map((page) => this.#scanOne(page, base));
      pages.push(...scanned);
      level = scanned.flatMap((page) => page.frames);
    }
    return pages;
  }

  #scanOne(html: string, base: string | null): HtmlScan {
    if (html.length > this.#left) this.#note("html.too-long", `more than ${HTML_CHARACTERS} characters of HTML`);
    const page = html.slice(0, this.#left);
    this.#left -= page.length;
    const scan = scanHtml(page, this.#note);
    return scan.base === null && base !== null ? { ...scan, base } : scan;
  }
}

const NOTHING: HtmlView = {
  present: false,
  title: "",
  visibleText: "",
  hiddenText: "",
  images: [],
  forms: [],
  hasScript: false,
  hasMetaRefresh: false,
};

export function toHtmlView(pages: readonly HtmlScan[]): HtmlView {
  if (pages.length === 0) return NOTHING;
  return {
    present: true,
    title: pages.find((page) => page.title !== "")?.title ?? "",
    visibleText: joined(pages.map((page) => page.visibleText)),
    hiddenText: joined(pages.map((page) => page.hiddenText)),
    images: pages.flatMap((page) => page.images),
    forms: pages.flatMap((page) => page.forms),
    hasScript: pages.some((page) => page.hasScript),
    hasMetaRefresh: pages.some((page) => page.hasMetaRefresh),
  };
}

function joined(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .join("\n")
    .slice(0, TEXT_CHARACTERS);
}
