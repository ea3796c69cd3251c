/**
 * Scans an HTML page in one linear pass (tokens as in the HTML standard, section 13.2.5, no tree): text that is seen and text that is
 * hidden, links with what they show, forms, images, script. Never throws; bounded by the number of tags and open elements.
 * Gap: script is noticed, not run; text drawn by script, frames or images is not seen.
 */
import { HTML_ITEMS, HTML_TAGS, LINK_SHOWN_CHARACTERS, LINKS } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import type { HtmlView, Link } from "../message.ts";
import { BLOCK, ElementStack, RAW, VOID } from "./elements.ts";
import { decodeEntities } from "./entities.ts";
import { merge, NO_STYLE, parseColor, parseSheet, parseStyle, type Style } from "./style.ts";
import { readTag, type Tag } from "./tag.ts";
import { TextCollector } from "./text.ts";

/** A link as written, not yet normalised. */
export interface Reference {
  readonly written: string;
  readonly shown: string | null;
  readonly where: Link["where"];
}

export interface HtmlScan extends HtmlView {
  readonly references: readonly Reference[];
  /** The href of the first base element, null without one. */
  readonly base: string | null;
  /** Visible text outside of links, where programs make links of their own. */
  readonly looseText: string;
}

export function scanHtml(html: string, note: Note): HtmlScan {
  return new HtmlScanner(html, note).scan();
}

const STYLES_REMEMBERED = 1_000;

class HtmlScanner {
  readonly #html: string;
  readonly #note: Note;
  readonly #text = new TextCollector();
  readonly #stack: ElementStack;
  readonly #styles = new Map<string, Style>();
  readonly #sheets: ReadonlyMap<string, Style>[] = [];
  readonly #references: Reference[] = [];
  readonly #images: HtmlView["images"][number][] = [];
  readonly #forms: { readonly action: string; hasPassword: boolean }[] = [];
  #title = "";
  #base: string | null = null;
  #hasScript = false;
  #hasMetaRefresh = false;
  /** The open link: browsers never nest them. */
  #link: { readonly href: string; readonly mark: number; alt: string } | null = null;
  #hidden = false;
  /** Kinds of which no end was found: looking again would cost the square of their number. */
  readonly #unclosed = new Set<string>();
  #preformatted = 0;

  constructor(html: string, note: Note) {
    this.#html = html;
    this.#note = note;
    this.#stack = new ElementStack(note);
  }

  scan(): HtmlScan {
    const html = this.#html;
    let tags = 0;
    let i = 0;
    while (i < html.length) {
      const open = html.indexOf("<", i);
      if (open !== i) this.#addText(i, open < 0 ? html.length : open);
      if (open < 0) break;
      if (++tags > HTML_TAGS) {
        this.#note("html.too-many-tags", `more than ${HTML_TAGS}`);
        break;
      }
      i = this.#markup(open);
    }
    this.#endLink();
    return this.#result();
  }

  /** Reads what begins with "<" at `open` and returns where it ends. */
  #markup(open: number): number {
    const html = this.#html;
    const next = html.charCodeAt(open + 1);
    if (isLetter(next)) return this.#startTag(readTag(html, open + 1));
    if (next === 47 && isLetter(html.charCodeAt(open + 2))) return this.#endTag(readTag(html, open + 2));
    if (next === 33 && html.startsWith("<!--", open)) return this.#comment(open);
    if (next === 33 || next === 63 || next === 47) {
      const close = html.indexOf(">", open + 2);
      return close < 0 ? html.length : close + 1;
    }
    this.#addText(open, open + 1);
    return open + 1;
  }

  #comment(open: number): number {
    const html = this.#html;
    if (html.startsWith("<!-->", open)) return open + 5;
    if (html.startsWith("<!--->", open)) return open + 6;
    const end = this.#unclosed.has("comment") ? -1 : html.indexOf("-->", open + 4);
    if (end >= 0) return end + 3;
    // browsers hide the rest of the page, other readers go on behind the tag: nothing may go unseen
    this.#unclosed.add("comment");
    this.#note("html.unclosed-comment", "a comment has no end");
    const close = html.indexOf(">", open + 4);
    return close < 0 ? html.length : close + 1;
  }

  #addText(start: number, end: number): void {
    this.#text.add(this.#html.slice(start, end), {
      hidden: this.#hidden,
      inLink: this.#link !== null,
      preformatted: this.#preformatted > 0,
    });
  }

  #startTag(tag: Tag): number {
    if (!tag.closed) this.#note("html.unclosed-tag", tag.name);
    if (tag.hasHandler) this.#hasScript = true;
    if (BLOCK.has(tag.name) || tag.name === "br") this.#text.line();
    else if (tag.name === "td" || tag.name === "th") this.#text.space();
    const style = this.#styleOf(tag);
    for (const image of style.images) this.#refer(image, null, "image");
    this.#observe(tag);
    if (RAW.has(tag.name) || tag.name === "title") return this.#rawElement(tag);
    if (!VOID.has(tag.name)) {
      this.#stack.begin(tag.name, style);
      this.#hidden = this.#stack.isHidden();
      if (tag.name === "pre") this.#preformatted++;
    }
    return tag.end;
  }

  #endTag(tag: Tag): number {
    if (tag.name === "a") this.#endLink();
    if (tag.name === "pre" && this.#preformatted > 0) this.#preformatted--;
    if (BLOCK.has(tag.name)) this.#text.line();
    this.#stack.end(tag.name);
    this.#hidden = this.#stack.isHidden();
    return tag.end;
  }

  /** Elements whose content is no markup end only at their own end tag. */
  #rawElement(tag: Tag): number {
    const html = this.#html;
    const pattern = RAW_ENDS.get(tag.name)!;
    pattern.lastIndex = tag.end;
    const match = this.#unclosed.has(tag.name) ? null : pattern.exec(html);
    if (match === null) {
      this.#unclosed.add(tag.name);
      this.#note("html.unclosed-element", tag.name);
      if (!SILENT.has(tag.name)) return tag.end;
    }
    const contentEnd = match === null ? html.length : match.index;
    if (tag.name === "title" && this.#title === "") {
      this.#title = decodeEntities(html.slice(tag.end, Math.min(contentEnd, tag.end + TITLE_CHARACTERS)), "text")
        .replace(/\s+/g, " ")
        .trim();
    } else if (tag.name === "style" && this.#sheets.length < 10) this.#sheets.push(parseSheet(html.slice(tag.end, contentEnd)));
    return match === null ? html.length : readTag(html, contentEnd + 2).end;
  }

  /** Takes note of what the element means beside its text. */
  #observe(tag: Tag): void {
    const { name, attributes } = tag;
    switch (name) {
      case "a":
      case "area":
        this.#endLink();
        this.#beginLink(attributes.get("href") ?? attributes.get("xlink:href"));
        break;
      case "img":
      case "image":
        this.#observeImage(attributes);
        break;
      case "form":
        this.#beginForm(attributes.get("action") ?? "");
        break;
      case "input":
      case "button":
        this.#observeInput(attributes);
        break;
      case "meta":
        this.#observeMeta(attributes);
        break;
      case "base":
        this.#base ??= attributes.get("href") ?? null;
        break;
      case "script":
        this.#hasScript = true;
        break;
      case "template":
        break;
      case "iframe":
      case "frame":
      case "embed":
        this.#refer(attributes.get("src"), null, "html");
        break;
      case "object":
        this.#refer(attributes.get("data"), null, "html");
        break;
    }
    this.#refer(attributes.get("background"), null, "image");
  }

  #beginLink(href: string | undefined): void {
    if (href === undefined) return;
    if (/^\s*javascript:/i.test(href)) this.#hasScript = true;
    this.#text.gap();
    this.#link = { href, mark: this.#text.mark(), alt: "" };
  }

  #endLink(): void {
    if (this.#link === null) return;
    const { href, mark, alt } = this.#link;
    const shown = this.#text.since(mark);
    this.#refer(href, (shown === "" ? alt : shown).slice(0, LINK_SHOWN_CHARACTERS), "html");
    this.#text.gap();
    this.#link = null;
  }

  #observeImage(attributes: ReadonlyMap<string, string>): void {
    const src = attributes.get("src") ?? attributes.get("href") ?? "";
    const alt = attributes.get("alt") ?? "";
    if (this.#link !== null && this.#link.alt === "") this.#link.alt = alt;
    this.#refer(src, null, "image");
    if (this.#images.length >= HTML_ITEMS) this.#note("html.too-many-images", `more than ${HTML_ITEMS}`);
    else this.#images.push({ src, alt, width: toPixels(attributes.get("width")), height: toPixels(attributes.get("height")) });
  }

  #beginForm(action: string): void {
    this.#refer(action, null, "form");
    if (this.#forms.length < HTML_ITEMS) this.#forms.push({ action, hasPassword: false });
  }

  #observeInput(attributes: ReadonlyMap<string, string>): void {
    this.#refer(attributes.get("formaction"), null, "form");
    if (attributes.get("type")?.trim().toLowerCase() === "image") this.#refer(attributes.get("src"), null, "image");
    if (attributes.get("type")?.trim().toLowerCase() !== "password") return;
    if (this.#forms.length === 0) this.#forms.push({ action: "", hasPassword: true });
    else this.#forms.at(-1)!.hasPassword = true;
  }

  #observeMeta(attributes: ReadonlyMap<string, string>): void {
    if (attributes.get("http-equiv")?.trim().toLowerCase() !== "refresh") return;
    this.#hasMetaRefresh = true;
    const target = /url\s{0,9}=\s{0,9}["']?([^"']+)/i.exec(attributes.get("content") ?? "")?.[1];
    this.#refer(target, null, "html");
  }

  #refer(written: string | undefined, shown: string | null, where: Link["where"]): void {
    if (written === undefined || written === "") return;
    if (this.#references.length >= LINKS) this.#note("link.too-many", `more than ${LINKS}`);
    else this.#references.push({ written, shown, where });
  }

  #styleOf(tag: Tag): Style {
    const { name, attributes } = tag;
    let style: Style = name === "a" ? LINK_STYLE : name === "template" ? HIDDEN : NO_STYLE;
    if (attributes.size === 0) return style;
    if (attributes.has("hidden")) style = merge(style, HIDDEN);
    style = merge(style, presentation(name, attributes));
    if (this.#sheets.length > 0) style = merge(style, this.#sheetStyle(attributes));
    const inline = attributes.get("style");
    return inline === undefined ? style : merge(style, this.#remembered(inline));
  }

  #sheetStyle(attributes: ReadonlyMap<string, string>): Style {
    const names = (attributes.get("class") ?? "")
      .slice(0, 500)
      .split(/\s+/)
      .map((name) => `.${name}`);
    const id = attributes.get("id");
    if (id !== undefined) names.push(`#${id}`);
    let style: Style = NO_STYLE;
    for (const sheet of this.#sheets) for (const name of names) style = merge(style, sheet.get(name) ?? NO_STYLE);
    return style;
  }

  #remembered(inline: string): Style {
    const known = this.#styles.get(inline);
    if (known !== undefined) return known;
    const style = parseStyle(inline);
    if (this.#styles.size < STYLES_REMEMBERED) this.#styles.set(inline, style);
    return style;
  }

  #result(): HtmlScan {
    return {
      present: true,
      title: this.#title,
      visibleText: this.#text.visible(),
      hiddenText: this.#text.hidden(),
      images: this.#images,
      forms: this.#forms,
      hasScript: this.#hasScript,
      hasMetaRefresh: this.#hasMetaRefresh,
      references: this.#references,
      base: this.#base,
      looseText: this.#text.loose(),
    };
  }
}

/** The rest of the page after one that is not closed is code, not text. */
const SILENT = new Set(["script", "style"]);
const TITLE_CHARACTERS = 1_000;
const HIDDEN: Style = { ...NO_STYLE, hides: true };
/** Links have a colour of their own until a style gives another. */
const LINK_STYLE: Style = { ...NO_STYLE, color: 0x0000ee };
const RAW_ENDS = new Map([...RAW, "title"].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, "gi")] as const));

/** The old attributes that colour and size text. */
function presentation(name: string, attributes: ReadonlyMap<string, string>): Style {
  const background = attributes.get("bgcolor");
  const color = name === "font" ? attributes.get("color") : name === "body" ? attributes.get("text") : undefined;
  const image = attributes.has("background");
  if (background === undefined && color === undefined && !image) return NO_STYLE;
  return {
    ...NO_STYLE,
    color: color === undefined ? null : parseColor(color),
    background: image ? "unknown" : background === undefined ? null : parseColor(background),
  };
}

function toPixels(text: string | undefined): number | null {
  const match = text === undefined ? null : /^\s{0,9}(\d{1,6})(?:px)?\s{0,9}$/i.exec(text);
  return match === null ? null : Number(match[1]);
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}
