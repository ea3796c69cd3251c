/**
 * Text as code units in one array that is used again and again, because a typed array is read several times faster than a string; and
 * what Unicode says of each unit. Halves of pairs are no letters.
 */

export const LETTER = 1;
export const DIGIT = 2;

let units = new Uint16Array(1 << 16);
let bytes = Buffer.from(units.buffer);
/** Calling the encoder costs more than copying so few. */
const FEW = 32;

/** The text's code units, a space and zeros behind them; until the next text is asked for. Longer than the text. */
export function codeUnitsOf(text: string): Uint16Array {
  const { length } = text;
  if (units.length < length + BEHIND) {
    units = new Uint16Array(length * 2 + BEHIND);
    bytes = Buffer.from(units.buffer);
  }
  if (length > FEW) bytes.write(text, "utf16le");
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0x20;
  units.fill(0, length + 1, length + BEHIND);
  return units;
}

/** So many units may be read behind a text. */
const BEHIND = 8;

/** LETTER, DIGIT (any kind of number) or 0 for every code unit. */
export const UNIT_KINDS: Uint8Array = kindsOfUnits();

function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  const all = Buffer.from(Uint16Array.from({ length: 0x10000 }, (_, unit) => (unit >= 0xd800 && unit < 0xe000 ? 0x20 : unit)).buffer);
  const text = all.toString("utf16le");
  for (const [kind, pattern] of [
    [LETTER, /\p{L}+/gu],
    [DIGIT, /\p{N}+/gu],
  ] as const)
    for (const { index, 0: run } of text.matchAll(pattern)) kinds.fill(kind, index, index + run.length);
  return kinds;
}

/** How many letters a text has. */
export function lettersIn(text: string): number {
  const each = codeUnitsOf(text);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = each[at]!; // inside the text
    if ((unit & 0xf800) === 0xd800) return text.match(/\p{L}/gu)?.length ?? 0;
    count += UNIT_KINDS[unit]! & LETTER; // an entry for each
  }
  return count;
}

/** Nothing but the printable characters of ASCII, spaces, tabs and line ends. */
export function isPlainAscii(text: string): boolean {
  const each = codeUnitsOf(text);
  for (let at = 0; at < text.length; at++) if (PLAIN[Math.min(each[at]!, 128)] === 0) return false; // inside the text
  return true;
}

const PLAIN = Uint8Array.from({ length: 129 }, (_, unit) =>
  (unit >= 32 && unit < 127) || unit === 9 || unit === 10 || unit === 13 ? 1 : 0,
);
