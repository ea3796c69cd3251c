/**
 * What a page holds beside its text: links with what they show, images, forms, script, refresh.
 * References are kept as written; mail/links.ts makes URLs of them.
 */
import { HTML_ITEMS, LINK_SHOWN_CHARACTERS, LINKS } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import type { HtmlView, Link } from "../message.ts";
import type { Tag } from "./tag.ts";
import type { TextCollector } from "./text.ts";

/** Frames with a page of their own that are read. */
const FRAMES = 10;
const SRCSET_CHARACTERS = 4_000;

/** HTML standard, section 4.2.5.3: "url=" may be missing. */
const REFRESH = /^[\s\d.]{0,30}[;,\s]?\s{0,9}(?:url\s{0,9}=\s{0,9})?["']?([^"']+)/i;

/** A link as written, not yet normalised. */
export interface Reference {
  readonly written: string;
  readonly shown: string | null;
  readonly where: Link["where"];
}

export class PageFindings {
  readonly references: Reference[] = [];
  readonly images: HtmlView["images"][number][] = [];
  readonly frames: string[] = [];
  readonly forms: { readonly action: string; hasPassword: boolean }[] = [];
  readonly #note: Note;
  #base: string | null = null;
  #hasScript = false;
  #hasMetaRefresh = false;
  /** The open link: browsers never nest them. */
  #link: { readonly href: string; readonly mark: number; alt: string } | null = null;

  constructor(note: Note) {
    this.#note = note;
  }

  get base(): string | null {
    return this.#base;
  }

  get hasScript(): boolean {
    return this.#hasScript;
  }

  get hasMetaRefresh(): boolean {
    return this.#hasMetaRefresh;
  }

  get isInLink(): boolean {
    return this.#link !== null;
  }

  /** Takes note of what the element means beside its text. */
  observe(tag: Tag, text: TextCollector): void {
    const { name, attributes } = tag;
    if (tag.hasHandler) this.#hasScript = true;
    switch (name) {
      case "a":
      case "area":
        this.endLink(text);
        this.#beginLink(attributes.get("href") ?? attributes.get("xlink:href"), text);
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
      case "iframe":
      case "frame":
      case "embed":
        this.refer(attributes.get("src"), null, "html");
        this.#observeFrame(attributes.get("srcdoc"));
        break;
      case "object":
        this.refer(attributes.get("data"), null, "html");
        break;
      case "video":
      case "audio":
      case "source":
        this.refer(attributes.get("src"), null, "image");
        break;
      case "set":
      case "animate":
        this.#observeAnimation(attributes);
        break;
      default:
        // shapes of VML, with which pages draw buttons for Outlook
        if (name.startsWith("v:")) this.refer(attributes.get("href"), null, "html");
    }
    this.refer(attributes.get("background"), null, "image");
    this.refer(attributes.get("poster"), null, "image");
    if (attributes.has("srcset")) for (const url of sourcesIn(attributes.get("srcset") ?? "")) this.refer(url, null, "image");
  }

  /** SVG that gives a link its target later on (SVG 2 section 16.2). */
  #observeAnimation(attributes: ReadonlyMap<string, string>): void {
    if (!/^(?:xlink:)?href$/i.test(attributes.get("attributename")?.trim() ?? "")) return;
    for (const target of [attributes.get("to"), ...(attributes.get("values")?.split(";", FRAMES) ?? [])])
      this.refer(target?.trim(), null, "html");
  }

  #observeFrame(page: string | undefined): void {
    if (page !== undefined && this.frames.length < FRAMES) this.frames.push(page);
  }

  #beginLink(href: string | undefined, text: TextCollector): void {
    if (href === undefined) return;
    if (/^\s*javascript:/i.test(href)) this.#hasScript = true;
    text.gap();
    this.#link = { href, mark: text.mark(), alt: "" };
  }

  endLink(text: TextCollector): void {
    if (this.#link === null) return;
    const { href, mark, alt } = this.#link;
    const shown = text.since(mark);
    this.refer(href, (shown === "" ? alt : shown).slice(0, LINK_SHOWN_CHARACTERS), "html");
    text.gap();
    this.#link = null;
  }

  #observeImage(attributes: ReadonlyMap<string, string>): void {
    const src = attributes.get("src") ?? attributes.get("href") ?? attributes.get("xlink:href") ?? "";
    const alt = attributes.get("alt") ?? "";
    if (this.#link !== null && this.#link.alt === "") this.#link.alt = alt;
    this.refer(src, null, "image");
    if (this.images.length >= HTML_ITEMS) this.#note("html.too-many-images", `more than ${HTML_ITEMS}`);
    else this.images.push({ src, alt, width: toPixels(attributes.get("width")), height: toPixels(attributes.get("height")) });
  }

  #beginForm(action: string): void {
    this.refer(action, null, "form");
    if (this.forms.length < HTML_ITEMS) this.forms.push({ action, hasPassword: false });
  }

  #observeInput(attributes: ReadonlyMap<string, string>): void {
    this.refer(attributes.get("formaction"), null, "form");
    if (attributes.get("type")?.trim().toLowerCase() === "image") this.refer(attributes.get("src"), null, "image");
    if (attributes.get("type")?.trim().toLowerCase() !== "password") return;
    if (this.forms.length === 0) this.forms.push({ action: "", hasPassword: true });
    else this.forms.at(-1)!.hasPassword = true;
  }

  #observeMeta(attributes: ReadonlyMap<string, string>): void {
    if (attributes.get("http-equiv")?.trim().toLowerCase() !== "refresh") return;
    this.#hasMetaRefresh = true;
    this.refer(REFRESH.exec(attributes.get("content") ?? "")?.[1]?.trim(), null, "html");
  }

  refer(written: string | undefined, shown: string | null, where: Link["where"]): void {
    if (written === undefined || written === "") return;
    if (this.references.length >= LINKS) this.#note("link.too-many", `more than ${LINKS}`);
    else this.references.push({ written, shown, where });
  }
}

/** The addresses of a srcset attribute, each before its width. */
function sourcesIn(srcset: string): readonly string[] {
  return srcset
    .slice(0, SRCSET_CHARACTERS)
    .split(/,\s/)
    .map((candidate) => candidate.trim().split(/\s/, 1)[0] ?? "");
}

function toPixels(text: string | undefined): number | null {
  const match = text === undefined ? null : /^\s{0,9}(\d{1,6})(?:px)?\s{0,9}$/i.exec(text);
  return match === null ? null : Number(match[1]);
}
