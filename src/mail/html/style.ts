/**
 * The little of CSS that decides whether text can be seen: display, visibility, opacity, size, colours, boxes without room or off screen.
 * Reads style attributes and the plain class and id rules of style elements; rules inside @media are skipped, since they depend on the screen.
 * Gap: combined selectors, cascade order by specificity, CSS variables.
 */
export interface Style {
  readonly hides: boolean;
  /** Text size in pixels, a factor of the parent's size, or not set. */
  readonly size: { readonly pixels: number } | { readonly factor: number } | null;
  readonly color: Color | null;
  readonly background: Color | null;
  /** Images that the style loads. */
  readonly images: readonly string[];
}

/** 0xRRGGBB, or unknown (an image, a colour that we do not know): never taken as hiding. */
export type Color = number | "unknown";

export const NO_STYLE: Style = { hides: false, size: null, color: null, background: null, images: [] };

const STYLE_CHARACTERS = 4_000;
const SHEET_CHARACTERS = 65_536;
const RULES = 1_000;
const STYLE_IMAGES = 10;
/** Channel difference below which eyes see no text. */
const INVISIBLE_DIFFERENCE = 12;
const OFF_SCREEN_PIXELS = -500;

const NAMED: Readonly<Record<string, number>> = {
  white: 0xffffff,
  black: 0x000000,
  red: 0xff0000,
  green: 0x008000,
  blue: 0x0000ff,
  yellow: 0xffff00,
  gray: 0x808080,
  grey: 0x808080,
  silver: 0xc0c0c0,
  navy: 0x000080,
  maroon: 0x800000,
  lime: 0x00ff00,
  aqua: 0x00ffff,
  cyan: 0x00ffff,
  magenta: 0xff00ff,
  fuchsia: 0xff00ff,
  orange: 0xffa500,
  purple: 0x800080,
  teal: 0x008080,
  olive: 0x808000,
  snow: 0xfffafa,
  ivory: 0xfffff0,
  whitesmoke: 0xf5f5f5,
  ghostwhite: 0xf8f8ff,
};
const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 9,
  "x-small": 10,
  small: 13,
  medium: 16,
  large: 18,
  "x-large": 24,
  "xx-large": 32,
};

export function parseColor(text: string): Color | null {
  const value = text.trim().toLowerCase();
  if (value === "" || value === "inherit" || value === "transparent" || value === "initial") return null;
  const hex = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(value)?.[1];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short !== null) return Number.parseInt(`${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`, 16);
  const rgb = /^rgba?\(\s{0,9}(\d{1,3})[\s,]{1,9}(\d{1,3})[\s,]{1,9}(\d{1,3})/.exec(value);
  if (rgb !== null) return (Math.min(255, Number(rgb[1])) << 16) | (Math.min(255, Number(rgb[2])) << 8) | Math.min(255, Number(rgb[3]));
  return NAMED[value] ?? "unknown";
}

/** True when text of one colour cannot be told from the other behind it. */
export function isSameColor(a: Color, b: Color): boolean {
  if (a === "unknown" || b === "unknown") return false;
  for (const shift of [16, 8, 0]) {
    if (Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) > INVISIBLE_DIFFERENCE) return false;
  }
  return true;
}

export function parseStyle(text: string): Style {
  const values = new Map<string, string>();
  for (const declaration of text.slice(0, STYLE_CHARACTERS).toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0)
      values.set(
        declaration.slice(0, colon).trim(),
        declaration
          .slice(colon + 1)
          .replace("!important", "")
          .trim(),
      );
  }
  const background = values.get("background-color") ?? values.get("background");
  const color = values.get("color");
  return {
    hides: hides(values),
    size: parseSize(values.get("font-size") ?? fontSize(values.get("font"))),
    color: color === undefined ? null : isTransparent(color) ? 0xffffff : parseColor(color),
    background: background === undefined ? null : backgroundColor(background),
    images: text.includes("url(") ? imagesIn(text.slice(0, STYLE_CHARACTERS)) : [],
  };
}

function hides(values: ReadonlyMap<string, string>): boolean {
  if (values.get("display") === "none" || values.get("visibility") === "hidden") return true;
  const opacity = values.get("opacity");
  if (opacity !== undefined && Number.parseFloat(opacity) < 0.05) return true;
  const indent = pixels(values.get("text-indent"));
  if (indent !== null && indent < OFF_SCREEN_PIXELS) return true;
  if (isTransparent(values.get("color") ?? "")) return true;
  const position = values.get("position");
  if (position === "absolute" || position === "fixed") {
    for (const side of ["left", "top", "right"]) if ((pixels(values.get(side)) ?? 0) < OFF_SCREEN_PIXELS) return true;
  }
  if (values.get("overflow") !== "hidden") return false;
  return ["height", "max-height", "width", "max-width"].some((name) => {
    const room = pixels(values.get(name));
    return room !== null && room <= 1;
  });
}

function isTransparent(color: string): boolean {
  return color === "transparent" || /^rgba\([^)]{1,30},\s{0,9}0?\.?0{1,5}\)$/.test(color);
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
  return [...text.matchAll(/url\(\s{0,9}["']?([^"')]{1,2048})/g)].map((match) => match[1]!);
}

/** The class (".name") and id ("#name") rules of a style element. */
export function parseSheet(text: string): ReadonlyMap<string, Style> {
  const sheet = withoutComments(text.slice(0, SHEET_CHARACTERS)).replace(/<!--|-->/g, "");
  const rules = new Map<string, Style>();
  let pos = 0;
  for (let open = sheet.indexOf("{"); open >= 0 && rules.size < RULES; open = sheet.indexOf("{", pos)) {
    const selectors = sheet.slice(pos, open).trim();
    const isAtRule = selectors.includes("@");
    const close = isAtRule ? blockEnd(sheet, open) : sheet.indexOf("}", open);
    pos = close < 0 ? sheet.length : close + 1;
    if (isAtRule) continue;
    const style = parseStyle(sheet.slice(open + 1, close < 0 ? sheet.length : close));
    for (const selector of selectors.slice(0, 1000).split(",")) {
      const name = /^[a-z0-9]{0,10}([.#][\w-]{1,100})$/i.exec(selector.trim())?.[1];
      if (name !== undefined) rules.set(name, merge(rules.get(name) ?? NO_STYLE, style));
    }
  }
  return rules;
}

function withoutComments(sheet: string): string {
  let out = "";
  let from = 0;
  for (let open = sheet.indexOf("/*"); open >= 0; open = sheet.indexOf("/*", from)) {
    out += sheet.slice(from, open);
    const close = sheet.indexOf("*/", open + 2);
    if (close < 0) return out;
    from = close + 2;
  }
  return out + sheet.slice(from);
}

function blockEnd(sheet: string, open: number): number {
  let depth = 0;
  for (let i = open; i < sheet.length; i++) {
    if (sheet[i] === "{") depth++;
    else if (sheet[i] === "}" && --depth === 0) return i;
  }
  return -1;
}

/** `over` on top of `under`. */
export function merge(under: Style, over: Style): Style {
  if (under === NO_STYLE) return over;
  if (over === NO_STYLE) return under;
  return {
    hides: under.hides || over.hides,
    size: over.size ?? under.size,
    color: over.color ?? under.color,
    background: over.background ?? under.background,
    images: over.images.length === 0 ? under.images : [...under.images, ...over.images].slice(0, STYLE_IMAGES),
  };
}
