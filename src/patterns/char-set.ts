/**
 * Sets of code points as sorted ranges: what one element of a pattern may match.
 * Closed under ASCII case, because patterns ignore case. `\p{…}` counts as every character, which errs on the side of caution:
 * sets are used to tell whether two elements could share a character, never to match.
 */

export type Range = readonly [low: number, high: number];
export type CharSet = readonly Range[];

const LAST = 0x10ffff;
export const NOTHING: CharSet = [];
export const ANYTHING: CharSet = [[0, LAST]];

const DIGITS: CharSet = [[48, 57]];
const WORD: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: CharSet = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** The set of a class escape: d, D, w, W, s, S. */
export function classOf(letter: string): CharSet {
  const set = { d: DIGITS, w: WORD, s: SPACE }[letter.toLowerCase()] ?? ANYTHING;
  return letter === letter.toLowerCase() ? set : complement(set);
}

export function union(...sets: readonly CharSet[]): CharSet {
  const sorted = sets.flat().toSorted((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [low, high] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return merged;
}

export function complement(set: CharSet): CharSet {
  const gaps: Range[] = [];
  let next = 0;
  for (const [low, high] of set) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST) gaps.push([next, LAST]);
  return gaps;
}

export function overlap(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return false;
    if (left[1] < right[0]) i += 1;
    else if (right[1] < left[0]) j += 1;
    else return true;
  }
}

/** With the other case of every ASCII letter. */
export function withBothCases(set: CharSet): CharSet {
  const shifted = (from: number, to: number, by: number): CharSet =>
    set.flatMap(([low, high]): Range[] => {
      const start = Math.max(low, from);
      const end = Math.min(high, to);
      return start <= end ? [[start + by, end + by]] : [];
    });
  return union(set, shifted(65, 90, 32), shifted(97, 122, -32));
}

/** All code points of a small set; null for larger ones. */
export function membersOf(set: CharSet, most: number): readonly number[] | null {
  const members: number[] = [];
  for (const [low, high] of set) {
    if (high - low + 1 + members.length > most) return null;
    for (let code = low; code <= high; code++) members.push(code);
  }
  return members;
}

/** UTF-16 code units that one character of the set may take. */
export function unitsOf(set: CharSet): 1 | 2 {
  return (set.at(-1)?.[1] ?? 0) > 0xffff ? 2 : 1;
}
