/**
 * The style of each element of a page: its old attributes, the plain rules of the page's sheets, its style attribute, in this order.
 * Styles repeat a lot within a page, so parsed ones are remembered.
 */
import { merge, NO_STYLE, parseColor, parseSheet, parseStyle, type Style } from "./style.ts";
import type { Tag } from "./tag.ts";

const STYLES_REMEMBERED = 1_000;
const SHEETS = 10;
const HIDDEN: Style = { ...NO_STYLE, hides: true };
/** Links have a colour of their own until a style gives another. */
const LINK_STYLE: Style = { ...NO_STYLE, color: 0x0000ee };

export class PageStyles {
  readonly #styles = new Map<string, Style>();
  readonly #sheets: ReadonlyMap<string, Style>[] = [];

  addSheet(text: string): void {
    if (this.#sheets.length < SHEETS) this.#sheets.push(parseSheet(text));
  }

  of(tag: Tag): Style {
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
}

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
