/**
 * Brings text to the form in which phrases are compared: compatibility letters undone (NFKC), lower case, no accents, no invisible
 * characters, strokes and ligatures as their plain letters, look-alike Cyrillic and Greek letters inside Latin words read as the Latin
 * letters they imitate, spelled words put together.
 * Linear; the caller bounds the length. Pure ASCII, the common case, is only lowered.
 */

import { isPlainAscii } from "../../mail/code-units.ts";
import { plainWords } from "../../mail/spelled-words.ts";

const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\ufe00-\ufe0f]|[\u{e0001}-\u{e01ef}]/gu;
/** Combining marks of Latin, Greek and Cyrillic; those of other scripts carry meaning. */
const MARKS = /[\u0300-\u036f]+/g;
/** Letters that no normal form takes apart; many people write them without their stroke anyway. */
const UNDIVIDED = /[łøđıßæœ]/g;
const DIVIDED: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
const LONG_WORD = /\p{L}{2,64}/gu;
const LATIN = /[a-z]/;
const IMITATING = /[\u0370-\u03ff\u0400-\u052f\u0250-\u02af]/;

/** Letters that look like a Latin one: Cyrillic, Greek, IPA. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  `
    аa еe оo рp сc уy хx іi јj ѕs һh кk мm нh тt вb гr ԁd ԛq ԝw αa βb εe ηn ιi κk νv οo ρp τt υu χx
    ωw ɑa ɡg ɩi ɪi ɴn ʀr ɾr ʏy ʟl ʜh ɢg ʙb
  `
    .trim()
    .split(/\s+/)
    .map(([imitating = "", latin = ""]) => [imitating, latin]),
);

export function fold(written: string): string {
  const text = plainWords(written);
  if (isPlainAscii(text)) return text.toLowerCase();
  const bare = text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC");
  const plain = bare.replace(UNDIVIDED, (letter) => DIVIDED[letter] ?? letter);
  if (!IMITATING.test(plain)) return plain;
  return plain.replace(LONG_WORD, (word) =>
    isMixed(word) ? Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join("") : word,
  );
}

/** Letters of two scripts in one word: nobody writes so, except to get past filters. */
export function isMixed(word: string): boolean {
  return LATIN.test(word) && IMITATING.test(word);
}
