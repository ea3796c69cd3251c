/**
 * The skeleton of a character: the plain lower-case letter that a reader takes it for (accents, full-width forms, Cyrillic and Greek
 * look-alikes). One code unit in, one out, so that places in a skeleton are places in the text.
 * Two characters that a pattern with the `i` flag holds equal have the same skeleton; the search for literals relies on it.
 */

/** Letters that look like a Latin one: Cyrillic, Greek, IPA. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  "аa еe оo рp сc уy хx іi јj ѕs һh кk мm нh тt вb ԁd ԛq ԝw αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw ɑa ɡg ɩi ɪi ɴn ʀr ʏy ʟl ʜh ɢg ʙb ıi"
    .split(" ")
    .map(([imitating = "", latin = ""]) => [imitating, latin]),
);

let table: Uint16Array | null = null;

/** The skeleton of every code unit; surrogates stand for themselves. Made once for a thread, in about 20 ms. */
export function skeletons(): Uint16Array {
  table ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => skeletonOf(unit));
  return table;
}

/** Digits and signs that stand for letters when letters stand beside them. */
const LEET: ReadonlyMap<number, number> = new Map(
  ["0o", "1i", "3e", "4a", "5s", "7t", "@a", "$s"].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/** A text as a reader takes it, of the same length. Digits between letters are read as the letters they imitate. */
export function toSkeleton(text: string): string {
  const of = skeletons();
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = of[text.charCodeAt(at)] ?? 0;
  for (let at = 1; at + 1 < units.length; at++) {
    const letter = LEET.get(units[at] ?? 0);
    if (letter !== undefined && isLetter(units[at - 1]) && isLetter(units[at + 1])) units[at] = letter;
  }
  return fromUnits(units);
}

function skeletonOf(unit: number): number {
  // ideographs, Hangul and private use have neither case nor accents
  if (unit >= 0x2e80 && unit < 0xa640) return unit;
  if (unit >= 0xac00 && unit < 0xfb00) return unit;
  const character = String.fromCharCode(unit);
  const plain = lowered(lowered(character).normalize("NFKD").charAt(0));
  return (LOOK_ALIKES.get(plain) ?? plain).charCodeAt(0);
}

/** Lower case by way of upper case, as simple case folding joins them (ſ and s, ς and σ); longer forms leave the character alone. */
function lowered(character: string): string {
  const upper = character.toUpperCase();
  const lower = (upper.length === 1 ? upper : character).toLowerCase();
  return lower.length === 1 ? lower : character;
}

function isLetter(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 97 && unit <= 122;
}

/** By way of bytes: as arguments of String.fromCharCode they would cost a hundred times their size in memory that is thrown away. */
function fromUnits(units: Uint16Array): string {
  let all = 0;
  for (const unit of units) all |= unit;
  if (all < 256) return Buffer.from(units).toString("latin1"); // a byte each, for which alone patterns are compiled and warm
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}
