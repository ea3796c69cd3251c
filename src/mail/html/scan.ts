/**
 * Scans an HTML page in one linear pass (tokens as in the HTML standard, section 13.2.5, no tree): text that is seen and text that is
 * hidden, links with what they show, forms, images, script. Never throws; bounded by the number of tags and open elements.
 * What only Outlook shows (conditional comments) is read as part of the page.
 * Gap: script is noticed, not run; text drawn by script or images is not seen.
 */
import { HTML_TAGS } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import type { HtmlView } from "../message.ts";
import { BLOCK, ElementStack, RAW, VOID } from "./elements.ts";
import { decodeEntities } from "./entities.ts";
import { PageFindings, type Reference } from "./page-findings.ts";
import { PageStyles } from "./page-styles.ts";
import { NO_STYLE, type Style } from "./style.ts";
import { readTag, type Tag } from "./tag.ts";
import { TextCollector } from "./text.ts";

export interface HtmlScan extends HtmlView {
  readonly references: readonly Reference[];
  /** The href of the first base element, null without one. */
  readonly base: string | null;
  /** Visible text outside of links, where programs make links of their own. */
  readonly looseText: string;
  /** Pages inside the page: the srcdoc of frames. */
  readonly frames: readonly string[];
}

export function scanHtml(html: string, note: Note): HtmlScan {
  return new HtmlScanner(html, note).scan();
}

class HtmlScanner {
  readonly #html: string;
  readonly #note: Note;
  readonly #text = new TextCollector();
  readonly #stack: ElementStack;
  readonly #styles = new PageStyles();
  readonly #findings: PageFindings;
  #title = "";
  #hidden = false;
  /** Kinds of which no end was found: looking again would cost the square of their number. */
  readonly #unclosed = new Set<string>();
  #preformatted = 0;
  /** Inside a conditional comment, whose styles count for Outlook alone. */
  #conditional = false;

  constructor(html: string, note: Note) {
    this.#html = html;
    this.#note = note;
    this.#stack = new ElementStack(note);
    this.#findings = new PageFindings(note);
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
    this.#findings.endLink(this.#text);
    return this.#result();
  }

  /** Reads what begins with "<" at `open` and returns where it ends. */
  #markup(open: number): number {
    const html = this.#html;
    const next = html.charCodeAt(open + 1);
    if (isLetter(next)) return this.#startTag(readTag(html, open + 1));
    if (next === 47 && isLetter(html.charCodeAt(open + 2))) return this.#endTag(readTag(html, open + 2));
    if (next === 33 && html.startsWith("<!--", open)) return this.#comment(open);
    if (next === 33 && html.startsWith("<![endif", open)) this.#conditional = false;
    if (next === 33 && html.startsWith("<![CDATA[", open)) return open + 9; // text in SVG, and nothing of it may go unseen
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
    const condition = this.#outlookCondition(open);
    if (condition >= 0) {
      this.#conditional = true;
      return condition;
    }
    const close = this.#unclosed.has("comment") ? -1 : this.#commentEnd(open + 4);
    if (close >= 0) return close;
    // browsers hide the rest of the page, other readers go on behind the tag: nothing may go unseen
    this.#unclosed.add("comment");
    this.#note("html.unclosed-comment", "a comment has no end");
    const next = html.indexOf(">", open + 4);
    return next < 0 ? html.length : next + 1;
  }

  /** Where the content of a conditional comment begins that Outlook shows, else -1. */
  #outlookCondition(open: number): number {
    OUTLOOK_CONDITION.lastIndex = open;
    const match = OUTLOOK_CONDITION.exec(this.#html);
    if (match === null || /!\s{0,9}\(?\s{0,9}mso/i.test(match[1]!)) return -1;
    const start = OUTLOOK_CONDITION.lastIndex;
    return this.#html.startsWith("<!-->", start) || this.#html.startsWith("-->", start) ? -1 : start;
  }

  /** A comment ends at "-->" and at "--!>" (HTML standard, section 13.2.5.52); -1 when it does not. */
  #commentEnd(from: number): number {
    const html = this.#html;
    const usual = this.#unclosed.has("usual end") ? -1 : html.indexOf("-->", from);
    if (usual < 0) this.#unclosed.add("usual end");
    const odd = html.slice(from, usual < 0 ? html.length : usual).indexOf("--!>");
    if (odd >= 0) return from + odd + 4;
    return usual < 0 ? -1 : usual + 3;
  }

  #addText(start: number, end: number): void {
    this.#text.add(this.#html.slice(start, end), {
      hidden: this.#hidden,
      inLink: this.#findings.isInLink,
      preformatted: this.#preformatted > 0,
    });
  }

  #startTag(tag: Tag): number {
    if (!tag.closed) this.#note("html.unclosed-tag", tag.name);
    if (BLOCK.has(tag.name) || tag.name === "br") this.#text.line();
    else if (tag.name === "td" || tag.name === "th") this.#text.cell();
    const { style, generated } = this.#styles.of(tag);
    for (const image of style.images) this.#findings.refer(image, null, "image");
    this.#findings.observe(tag, this.#text);
    if (RAW.has(tag.name) || tag.name === "title") return this.#rawElement(tag);
    if (tag.name === "plaintext") return this.#plaintext(tag);
    if (!VOID.has(tag.name)) {
      this.#stack.begin(tag.name, this.#conditional && tag.name === "xml" ? NO_BOX : style);
      this.#hidden = this.#stack.isHidden();
      if (tag.name === "pre") this.#preformatted++;
    } else if (tag.name === "input" && style.noBox !== true) this.#addShown(inputText(tag));
    if (generated !== "") this.#addShown(generated);
    return tag.end;
  }

  #addShown(text: string): void {
    if (text === "") return;
    this.#text.space();
    this.#text.add(text, { hidden: this.#hidden, inLink: this.#findings.isInLink, preformatted: false });
    this.#text.space();
  }

  /** Everything after it is text (HTML standard, section 13.2.5.5). */
  #plaintext(tag: Tag): number {
    this.#addText(tag.end, this.#html.length);
    return this.#html.length;
  }

  #endTag(tag: Tag): number {
    if (tag.name === "a") this.#findings.endLink(this.#text);
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
    } else if (tag.name === "style") {
      if (!this.#conditional) this.#styles.addSheet(html.slice(tag.end, contentEnd), tag.attributes.get("media") ?? "");
    } else if (SHOWN_AS_TEXT.has(tag.name)) this.#addText(tag.end, contentEnd);
    return match === null ? html.length : readTag(html, contentEnd + 2).end;
  }

  #result(): HtmlScan {
    return {
      present: true,
      title: this.#title,
      visibleText: this.#text.visible(),
      hiddenText: this.#text.hidden(),
      images: this.#findings.images,
      forms: this.#findings.forms,
      hasScript: this.#findings.hasScript,
      hasMetaRefresh: this.#findings.hasMetaRefresh,
      references: this.#findings.references,
      base: this.#findings.base,
      looseText: this.#text.loose(),
      frames: this.#findings.frames,
    };
  }
}

/** The rest of the page after one that is not closed is code, not text. */
const SILENT = new Set(["script", "style"]);
const OUTLOOK_CONDITION = /<!--\[if ([^\]>]{0,40}(?:mso|vml)[^\]>]{0,40})\]>/iy;
/** Markup inside them is shown as it stands. */
const SHOWN_AS_TEXT = new Set(["xmp", "textarea", "listing"]);
const NO_BOX: Style = { ...NO_STYLE, noBox: true };
const TITLE_CHARACTERS = 1_000;
const RAW_ENDS = new Map([...RAW, "title"].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, "gi")] as const));

/** What a form field shows before anything is typed. */
function inputText({ attributes }: Tag): string {
  const type = attributes.get("type")?.trim().toLowerCase() ?? "text";
  if (type === "hidden" || type === "checkbox" || type === "radio") return "";
  return attributes.get("value") ?? attributes.get("placeholder") ?? "";
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}
