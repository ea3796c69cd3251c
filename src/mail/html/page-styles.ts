/**
 * The style of each element of a page: its old attributes, the rules of the page's sheets, its style attribute, in this order.
 * Styles repeat a lot within a page, so parsed and looked up ones are remembered.
 */
import { parseColor } from "./color.ts";
import { parseSheet, RuleBook } from "./sheet.ts";
import { effective, merge, NO_STYLE, parseStyle, type Style } from "./style.ts";
import type { Tag } from "./tag.ts";

const STYLES_REMEMBERED = 1_000;
const SHEETS = 10;
const CLASS_CHARACTERS = 500;
const HIDDEN: Style = { ...NO_STYLE, noBox: true };
/** Links have a colour of their own until a style gives another. */
const LINK_STYLE: Style = { ...NO_STYLE, color: 0x0000ee };
/** Elements that browsers do not show of themselves; a style can show them. */
const NOT_SHOWN = new Set(["template", "datalist"]);

interface ElementStyle {
  readonly style: Style;
  /** Text that the page's sheets put around the element's own. */
  readonly generated: string;
}

const PLAIN: ElementStyle = { style: NO_STYLE, generated: "" };
const LINK: ElementStyle = { style: LINK_STYLE, generated: "" };
const UNSHOWN: ElementStyle = { style: HIDDEN, generated: "" };

function unstyled(name: string): ElementStyle {
  return name === "a" ? LINK : NOT_SHOWN.has(name) ? UNSHOWN : PLAIN;
}

export class PageStyles {
  readonly #styles = new Map<string, Style>();
  readonly #made = new Map<string, ElementStyle>();
  readonly #rules = new RuleBook();
  #sheets = 0;

  addSheet(text: string, media: string): void {
    if (this.#sheets++ >= SHEETS) return;
    this.#rules.add(parseSheet(text, media));
    this.#made.clear();
  }

  of(tag: Tag): ElementStyle {
    const { name, attributes } = tag;
    if (attributes.size === 0 && !this.#rules.hasTypes) return unstyled(name);
    const hasRules = this.#rules.hasTypes || (!this.#rules.isEmpty && (attributes.has("class") || attributes.has("id")));
    const ruled = hasRules ? this.#ruled(name, attributes) : unstyled(name);
    const old = presentation(name, attributes);
    const hidden = attributes.has("hidden") ? HIDDEN : NO_STYLE;
    const written = attributes.get("style");
    const inline = written === undefined ? NO_STYLE : this.#remembered(written);
    if (old === NO_STYLE && hidden === NO_STYLE && inline === NO_STYLE && ruled.style.important === null) return ruled;
    // the sheets go above old attributes, but those of an element without rules are all there is
    const style = merge(merge(merge(hidden, old), ruled.style), inline);
    return { style: effective(style), generated: ruled.generated };
  }

  /** What the page's sheets make of an element. */
  #ruled(name: string, attributes: ReadonlyMap<string, string>): ElementStyle {
    const id = attributes.get("id");
    const classes = attributes.get("class");
    const key = id === undefined && classes === undefined ? name : `${name}#${id ?? ""}.${classes ?? ""}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const names = classes === undefined ? [] : classes.slice(0, CLASS_CHARACTERS).trim().split(/\s+/);
    const { own, generated } = this.#rules.styleOf(name, id, names);
    const made = { style: merge(unstyled(name).style, own), generated };
    if (this.#made.size < STYLES_REMEMBERED) this.#made.set(key, made);
    return made;
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
    clear: color === undefined ? null : false,
    background: image ? "unknown" : background === undefined ? null : parseColor(background),
  };
}
