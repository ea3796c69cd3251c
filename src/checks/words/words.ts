/**
 * Divides text into words for the phrase index: the words with a space behind each, every letter as its class (a small number for
 * letters of phrases, 0 for all others). A word is letters and digits, and the apostrophes between them.
 * Written for speed: a typed array is read several times faster than a string, and one look tells all about a code unit.
 */
import { codeUnitsOf, UNIT_KINDS } from "../../mail/code-units.ts";

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const TYPESET_APOSTROPHE = 0x2019;
const BEYOND_ONE_UNIT = /[\u{10000}-\u{10ffff}]/gu;
/** Kana, Han, Hangul and Thai are written without spaces between words. */
const WITHOUT_SPACES = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g;
/** Stands for any letter of two code units; no phrase has one. */
const SOME_LETTER = "\ue000";

/** What a code unit is, below its class in an entry of the table. */
const KIND_BITS = 4;
const WORDY = 1;
const JOINS = 2;
const SPACELESS = 4;
/** Half of a letter of two code units. */
const HALF = 8;

/** One for a thread; each `read` forgets the text before. */
export class Words {
  readonly #table = kindsOfUnits().slice();
  readonly space: number;
  /** Classes of the words read last, a space behind each, then a 0. */
  letters = new Uint16Array(1);
  /** Where in `letters` words start; `count` of them. */
  starts = new Int32Array(0);
  count = 0;
  /** Some of the text read last is written without spaces. */
  isSpaceless = false;

  /** `alphabet` has every character that classes are wanted for. */
  constructor(alphabet: string) {
    const units = new Set([SPACE]);
    for (let at = 0; at < alphabet.length; at++) units.add(alphabet.charCodeAt(at));
    if (units.size >= 1 << (16 - KIND_BITS)) throw new RangeError(`phrases of ${units.size} different characters`);
    for (const [place, unit] of [...units].entries()) this.#table[unit]! |= (place + 1) << KIND_BITS;
    this.#table[TYPESET_APOSTROPHE] = this.#table[APOSTROPHE]!;
    this.space = this.#table[SPACE]! >> KIND_BITS;
  }

  classesOf(text: string): readonly number[] {
    const classes: number[] = [];
    for (let at = 0; at < text.length; at++) classes.push(this.#table[text.charCodeAt(at)]! >> KIND_BITS);
    return classes;
  }

  read(text: string): void {
    if ((this.#read(text) & HALF) === 0) return;
    this.#read(text.replace(BEYOND_ONE_UNIT, (letter) => (/[\p{L}\p{N}]/u.test(letter) ? SOME_LETTER : " ")));
  }

  /** Returns the kinds that were met. */
  #read(text: string): number {
    this.#makeRoom(text.length);
    const units = codeUnitsOf(text);
    const { letters, starts, space } = this;
    const table = this.#table;
    let count = 0;
    let length = 0;
    let kinds = 0;
    let isInside = false;
    for (let at = 0; at < text.length; at++) {
      const entry = table[units[at]!]!; // the table has every code unit
      kinds |= entry;
      if ((entry & WORDY) !== 0 || (isInside && (entry & JOINS) !== 0 && (table[units[at + 1]!]! & WORDY) !== 0)) {
        if (!isInside) starts[count++] = length;
        isInside = true;
        letters[length++] = entry >> KIND_BITS;
      } else if (isInside) {
        letters[length++] = space;
        isInside = false;
      }
    }
    letters[length++] = space;
    letters[length] = 0;
    this.count = count;
    this.isSpaceless = (kinds & SPACELESS) !== 0;
    return kinds;
  }

  #makeRoom(length: number): void {
    if (this.starts.length > length) return;
    this.letters = new Uint16Array(length * 2 + 4);
    this.starts = new Int32Array(length * 2 + 2);
  }
}

export function isSpaceless(text: string): boolean {
  return text.search(WITHOUT_SPACES) >= 0;
}

let known: Uint16Array | null = null;

/** Worked out once for a thread; not to be changed. */
function kindsOfUnits(): Uint16Array {
  known ??= workedOut();
  return known;
}

function workedOut(): Uint16Array {
  const kinds = Uint16Array.from(UNIT_KINDS, (kind) => (kind === 0 ? 0 : WORDY));
  kinds[SOME_LETTER.charCodeAt(0)] = WORDY;
  kinds.fill(HALF, 0xd800, 0xe000);
  const all = String.fromCharCode(...Array.from({ length: 0xd800 }, (_, unit) => unit));
  for (const { index } of all.matchAll(WITHOUT_SPACES)) kinds[index]! |= SPACELESS;
  kinds[APOSTROPHE] = JOINS;
  return kinds;
}
