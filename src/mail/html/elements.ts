/**
 * What the scanner knows of elements (HTML standard, sections 13.1.2 and 15.3), and the stack of those that are open with the
 * style that text inside them has. The stack is bounded; past the bound elements are not remembered, with a defect.
 */
import { HTML_DEPTH } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import { type Color, isSameColor } from "./color.ts";
import type { Style } from "./style.ts";

export const VOID = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(" "),
);
/** Their content is no markup. */
export const RAW = new Set(["script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "listing"]);
/** They begin a new line and end an open paragraph. */
export const BLOCK = new Set(
  "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul option".split(
    " ",
  ),
);
/** Opening one ends an open one of the same kind. */
const SELF_ENDING = new Set(["p", "li", "dt", "dd", "tr", "td", "th", "option"]);
/** How far up an end tag looks for its element: bounds the cost of end tags that match nothing. */
const LOOK_UP = 64;

interface OpenElement {
  readonly name: string;
  /** Nothing inside can be seen, whatever its own style. */
  readonly hidden: boolean;
  readonly invisible: boolean;
  readonly clear: boolean;
  readonly size: number;
  readonly color: Color;
  readonly background: Color;
}

const PAGE: OpenElement = { name: "", hidden: false, invisible: false, clear: false, size: 16, color: 0x000000, background: 0xffffff };
/** Browsers and mail programs show smaller text as a dot or not at all. */
const INVISIBLE_SIZE = 2;

export class ElementStack {
  readonly #open: OpenElement[] = [];
  readonly #note: Note;

  constructor(note: Note) {
    this.#note = note;
  }

  /** True when text at this place cannot be seen. */
  isHidden(): boolean {
    const top = this.#top();
    return top.hidden || top.invisible || top.clear || top.size < INVISIBLE_SIZE || isSameColor(top.color, top.background);
  }

  begin(name: string, style: Style): void {
    if (this.#open.at(-1)?.name === "p" && BLOCK.has(name)) this.#open.pop();
    if (SELF_ENDING.has(name) && this.#open.at(-1)?.name === name) this.#open.pop();
    if (this.#open.length >= HTML_DEPTH) {
      this.#note("html.too-deep", `more than ${HTML_DEPTH} open elements`);
      return;
    }
    const parent = this.#top();
    this.#open.push({
      name,
      hidden: parent.hidden || style.noBox === true || style.faded === true || style.aside === true,
      invisible: style.invisible ?? parent.invisible,
      clear: style.clear ?? parent.clear,
      size: style.size === null ? parent.size : "pixels" in style.size ? style.size.pixels : parent.size * style.size.factor,
      color: style.color ?? parent.color,
      background: style.background ?? parent.background,
    });
  }

  end(name: string): void {
    const at = this.#indexOf(name);
    if (at >= 0) this.#open.length = at;
  }

  #top(): OpenElement {
    return this.#open.at(-1) ?? PAGE;
  }

  #indexOf(name: string): number {
    const lowest = Math.max(0, this.#open.length - LOOK_UP);
    for (let i = this.#open.length - 1; i >= lowest; i--) if (this.#open[i]!.name === name) return i;
    return -1;
  }
}
