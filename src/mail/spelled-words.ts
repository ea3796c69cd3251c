/**
 * Words that are written for people and not for programs: spelled with a sign between their letters ("V I A G R A", "v.i.a.g.r.a") or in
 * mathematical letters (U+1D400 to U+1D6A3). They become plain words; the text keeps its length, so that places in it stay what they were:
 * a word moves to the left within its own place, spaces fill the rest. One pass. Gap: words with more than one sign between their letters.
 */
import { codeUnitsOf, LETTER, UNIT_KINDS } from "./code-units.ts";

/** Fewer letters are initials. */
const LEAST = 4;
/** Letters and what is written in mathematical ones, from the first of these on. */
const WITH_MATHEMATICAL = /[\u{1d400}-\u{1d6a3}]\p{L}*/gu;

export function plainWords(text: string): string {
  return unspelled(text.includes("\ud835") ? text.replace(WITH_MATHEMATICAL, plainLetters) : text);
}

function plainLetters(word: string): string {
  return word.normalize("NFKC").padEnd(word.length);
}

function unspelled(text: string): string {
  if (!isMaybeSpelled(text)) return text;
  let out = "";
  let done = 0;
  for (let i = 1; i + 4 < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (text.charCodeAt(i + 2) !== sign || text.charCodeAt(i + 4) !== sign || !isSign(sign)) continue;
    const end = endOfSpelled(text, i, sign);
    if (end < 0) continue;
    let word = "";
    for (let at = i - 1; at < end; at += 2) word += text[at];
    out += text.slice(done, i - 1) + word.padEnd(end - i + 1);
    done = end;
    i = end;
  }
  return done === 0 ? text : out + text.slice(done);
}

/**
 * Whether there is a letter, a sign, a letter, the same sign and so on: in nearly all texts there is not, and this is told by a look at every
 * sixth unit. Of the even places and of the odd ones in turn: a unit that is no sign rules out all three places that it would be a sign in.
 */
function isMaybeSpelled(text: string): boolean {
  const units = codeUnitsOf(text);
  const isLetter = (at: number): boolean => (UNIT_KINDS[units[at]!]! & LETTER) !== 0; // inside the text or just behind it
  for (const parity of [1, 2]) {
    for (let i = parity; i + 4 < text.length; ) {
      const sign = units[i + 4]!;
      if (!isSign(sign)) i += 6;
      else if (units[i + 2] !== sign) i += 4;
      else if (units[i] === sign && isLetter(i - 1) && isLetter(i + 1) && isLetter(i + 3) && isLetter(i + 5)) return true;
      else i += 2;
    }
  }
  return false;
}

/** Where the word ends whose first sign stands at `sign`; -1 when none does. */
function endOfSpelled(text: string, first: number, sign: number): number {
  const kind = (at: number): number => UNIT_KINDS[text.charCodeAt(at) & 0xffff]!; // NaN behind the end becomes 0, which is no letter
  if ((kind(first - 1) & LETTER) === 0 || kind(first - 2) !== 0) return -1;
  let at = first;
  while (text.charCodeAt(at) === sign && (kind(at + 1) & LETTER) !== 0) at += 2;
  // the last letter may begin another word: "V I A G R A for you"
  const end = kind(at) !== 0 ? at - 2 : at;
  return (end - first) / 2 + 1 >= LEAST ? end : -1;
}

/** Space, asterisk, dash, full stop, low line, middle dot. */
function isSign(code: number): boolean {
  return code === 32 || code === 42 || code === 45 || code === 46 || code === 95 || code === 0xb7;
}
