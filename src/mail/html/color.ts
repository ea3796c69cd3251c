/** Colours as CSS and old HTML write them, and whether text of one can be read on another. What we do not know never counts as hiding. */

/** 0xRRGGBB, or unknown (an image, a variable, a colour space that we do not read). */
export type Color = number | "unknown";

/** Channel difference below which eyes see no text. */
const INVISIBLE_DIFFERENCE = 12;

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
