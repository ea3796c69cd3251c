/**
 * The little of CSS that decides whether text can be seen: display, visibility, opacity, size, colours, boxes without room or off screen.
 * Each property is hiding, showing or not set, so that a later declaration can show what an earlier one hid, as in browsers.
 * Gap: CSS variables, clip paths, transforms other than scale(0), overlaid boxes.
 */
import { type Color, parseColor } from "./color.ts";

export interface Style {
  /** display: true hides the box and everything in it. */
  readonly noBox: boolean | null;
  /** visibility: inherited, and shown again by a descendant that says so. */
  readonly invisible: boolean | null;
  /** opacity too small to see. */
  readonly faded: boolean | null;
  /** Off screen or in a box without room. */
  readonly aside: boolean | null;
  /** Text size in pixels, a factor of the parent's size, or not set. */
  readonly size: { readonly pixels: number } | { readonly factor: number } | null;
  readonly color: Color | null;
  /** A text colour that is see-through. */
  readonly clear: boolean | null;
  readonly background: Color | null;
  /** Text that the sheet puts before or after the element's own. */
  readonly content: string | null;
  /** Images that the style loads. */
  readonly images: readonly string[];
  /** Declarations marked !important, which go above all others. */
  readonly important: Style | null;
}

export const NO_STYLE: Style = {
  noBox: null,
  invisible: null,
  faded: null,
  aside: null,
  size: null,
  color: null,
  clear: null,
  background: null,
  content: null,
  images: [],
  important: null,
};

const STYLE_CHARACTERS = 4_000;
const STYLE_IMAGES = 10;
const OFF_SCREEN_PIXELS = -500;
const FADED = 0.05;
/** The properties that say whether text is seen, or what is loaded. */
const READ = new Set(
  "display content-visibility visibility opacity filter text-indent position left top right clip transform overflow height max-height width max-width font-size font color background-color background background-image list-style-image content".split(
    " ",
  ),
);
const ROOMS = ["height", "max-height", "width", "max-width"];

const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
};

/** True when the style alone hides text, whatever is around it. */
export function isHiding(style: Style): boolean {
  const { noBox, invisible, faded, aside, clear } = style.important === null ? style : effective(style);
  return noBox === true || invisible === true || faded === true || aside === true || clear === true;
}

export function parseStyle(written: string): Style {
  const text = plainCss(written.slice(0, STYLE_CHARACTERS));
  const normal = new Map<string, string>();
  let important: Map<string, string> | null = null;
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon <= 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    if (!READ.has(name)) continue;
    const value = declaration.slice(colon + 1).trim();
    const mark = value.indexOf("!");
    const isImportant = mark >= 0 && /^!\s{0,9}important\b/i.test(value.slice(mark));
    if (isImportant) {
      important ??= new Map();
      important.set(name, value.slice(0, mark).trim());
    } else normal.set(name, value);
  }
  const isLoading = text.includes("url(");
  if (important === null) return toStyle(normal, isLoading);
  return { ...toStyle(normal, isLoading), important: toStyle(important, isLoading) };
}

/** CSS without comments, which part words as in browsers, and with its escapes undone ("dis\\70lay"). */
function plainCss(text: string): string {
  let plain = text;
  if (plain.includes("/*")) plain = plain.replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)/g, " ");
  if (!plain.includes("\\")) return plain;
  return plain.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex?: string, letter?: string) => {
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16);
    return hex === undefined ? (letter ?? "") : code === 0 || code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}

function toStyle(values: ReadonlyMap<string, string>, isLoading: boolean): Style {
  const lower = (name: string): string | undefined => values.get(name)?.toLowerCase();
  const background = lower("background-color") ?? lower("background");
  const color = lower("color");
  const visibility = lower("visibility");
  return {
    noBox: noBox(lower("display"), lower("content-visibility")),
    invisible: visibility === undefined || visibility === "inherit" ? null : visibility === "hidden" || visibility === "collapse",
    faded: opacity(lower("opacity"), lower("filter")),
    aside: aside(lower),
    size: parseSize(lower("font-size") ?? fontSize(lower("font"))),
    color: color === undefined ? null : parseColor(color),
    clear: color === undefined || color === "inherit" ? null : isTransparent(color),
    background: background === undefined ? null : backgroundColor(background),
    content: generated(values.get("content")),
    images: isLoading ? imagesIn([...values.values()].join(";")) : [],
    important: null,
  };
}

function noBox(display: string | undefined, contentVisibility: string | undefined): boolean | null {
  if (contentVisibility === "hidden") return true;
  return display === undefined ? null : display === "none";
}

function opacity(value: string | undefined, filter: string | undefined): boolean | null {
  if (filter !== undefined && /opacity\(\s{0,9}0?\.?0{0,5}%?\s{0,9}\)/.test(filter)) return true;
  if (value === undefined) return null;
  const share = Number.parseFloat(value) / (value.endsWith("%") ? 100 : 1);
  return Number.isNaN(share) ? null : share < FADED;
}

/** Whether the box is off screen or has no room; null when nothing is said about it. */
function aside(lower: (name: string) => string | undefined): boolean | null {
  const indent = pixels(lower("text-indent"));
  if (indent !== null && indent < OFF_SCREEN_PIXELS) return true;
  const position = lower("position");
  if (position === "absolute" || position === "fixed") {
    for (const side of ["left", "top", "right"]) if ((pixels(lower(side)) ?? 0) < OFF_SCREEN_PIXELS) return true;
    if (/^rect\([0\spx,]{1,40}\)$/.test(lower("clip") ?? "")) return true;
  }
  if (/^scale[xy]?\(\s{0,9}0?\.?0{1,5}\s{0,9}\)/.test(lower("transform") ?? "")) return true;
  const overflow = lower("overflow");
  if (overflow === "hidden" || overflow === "clip") return ROOMS.some((name) => (pixels(lower(name)) ?? 2) <= 1);
  return overflow !== undefined || position !== undefined || indent !== null || ROOMS.some((name) => lower(name) !== undefined)
    ? false
    : null;
}

/** The quoted text of a content property. */
function generated(value: string | undefined): string | null {
  return value === undefined ? null : (/^(["'])(.{1,500})\1$/.exec(value)?.[2] ?? null);
}

function isTransparent(color: string): boolean {
  return (
    color === "transparent" ||
    // alpha is the fourth value, or the one after a slash: the third zero of rgb(0, 0, 0) is blue
    /^(?:rgba?|hsla?)\((?:[^,)]{1,20},){3}\s{0,9}0?\.?0{1,5}%?\s{0,9}\)$/.test(color) ||
    /^(?:rgba?|hsla?)\([^/)]{1,40}\/\s{0,9}0?\.?0{1,5}%?\s{0,9}\)$/.test(color) ||
    /^#(?:[0-9a-f]{6}00|[0-9a-f]{3}0)$/.test(color)
  );
}

function pixels(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^(-?\d{0,6}\.?\d{1,6})(px|pt|em|rem|cm|in)?$/.exec(text);
  if (match === null) return null;
  const factor = match[2] === "em" || match[2] === "rem" ? 16 : match[2] === "cm" ? 38 : match[2] === "in" ? 96 : 1;
  return Number(match[1]) * factor;
}

function parseSize(text: string | undefined): Style["size"] {
  if (text === undefined) return null;
  const named = SIZES[text];
  if (named !== undefined) return { pixels: named };
  const relative = /^(\d{0,6}\.?\d{1,6})(em|%)$/.exec(text);
  if (relative !== null) return { factor: Number(relative[1]) / (relative[2] === "%" ? 100 : 1) };
  const size = pixels(text);
  return size === null ? null : { pixels: size };
}

/** The size in a `font:` shorthand. */
function fontSize(font: string | undefined): string | undefined {
  return font === undefined ? undefined : /(?:^|\s)(\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|%))/.exec(font)?.[1];
}

function backgroundColor(text: string): Color | null {
  if (text.includes("url(") || text.includes("gradient")) return "unknown";
  if (text.startsWith("rgb")) return parseColor(text);
  return parseColor(text.split(/\s/, 1)[0] ?? "");
}

function imagesIn(text: string): readonly string[] {
  return [...text.matchAll(/url\(\s{0,9}["']?([^"')]{1,2048})/gi)].slice(0, STYLE_IMAGES).map((match) => match[1]!);
}

/** `over` on top of `under`; what is marked important stays above both. */
export function merge(under: Style, over: Style): Style {
  if (under === NO_STYLE) return over;
  if (over === NO_STYLE) return under;
  return {
    noBox: over.noBox ?? under.noBox,
    invisible: over.invisible ?? under.invisible,
    faded: over.faded ?? under.faded,
    aside: over.aside ?? under.aside,
    size: over.size ?? under.size,
    color: over.color ?? under.color,
    clear: over.clear ?? under.clear,
    background: over.background ?? under.background,
    content: over.content ?? under.content,
    images: over.images.length === 0 ? under.images : [...under.images, ...over.images].slice(0, STYLE_IMAGES),
    important:
      under.important === null ? over.important : over.important === null ? under.important : merge(under.important, over.important),
  };
}

/** The style with its important declarations applied. */
export function effective(style: Style): Style {
  if (style.important === null) return style;
  return merge({ ...style, important: null }, style.important);
}

/** True for a style that says nothing of what we look at, as most rules of a sheet do. */
export function isSilent(style: Style): boolean {
  const { noBox, invisible, faded, aside, size, color, clear, background, content, images, important } = style;
  if (noBox !== null || invisible !== null || faded !== null || aside !== null || clear !== null) return false;
  return size === null && color === null && background === null && content === null && images.length === 0 && important === null;
}

/** Only what makes text seen: for rules of which we cannot tell whether they apply, since hiding by mistake would blind us. */
export function revealing(style: Style): Style {
  const { noBox, invisible, faded, aside, size, clear, color, background, important } = style;
  const shown: Style = {
    ...NO_STYLE,
    noBox: noBox === true ? null : noBox,
    invisible: invisible === true ? null : invisible,
    faded: faded === true ? null : faded,
    aside: aside === true ? null : aside,
    size: size !== null && "pixels" in size && size.pixels >= 6 ? size : null,
    clear: clear === true ? null : clear,
    color: color === null ? null : "unknown",
    background: background === null ? null : "unknown",
    important: important === null ? null : revealing(important),
  };
  return isSilent(shown) ? NO_STYLE : shown;
}
