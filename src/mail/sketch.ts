/**
 * A sketch of a text by which near-identical texts are recognised: MinHash by one permutation (Broder 1997; Li, Owen, Zhang 2012) over
 * runs of three words. Names, numbers and addresses that a campaign changes from copy to copy are left out or change few of the minima.
 * Eight minima of 32 bits, as 64 hexadecimal digits. Work is bounded by the first words alone.
 */
const MINIMA = 8;
const DIGITS = 8;
/** More words do not change what a text is, and mail of a megabyte must cost no more. */
const WORDS = 400;
const CHARACTERS = 6_000;
/** Fewer runs than this are no text that could be told from another: "thanks, see you tomorrow". */
const LEAST_RUNS = 5;
const EMPTY = 0xffffffff;

/** Texts with at least this share of equal minima are near-identical: their sets of runs share about half (Jaccard). */
const NEAR = 0.5;

/** Null when the text is too short to be told from another. */
export function sketchOf(text: string): string | null {
  const minima = new Uint32Array(MINIMA).fill(EMPTY);
  const runs = eachRun(text.slice(0, CHARACTERS), (hash) => {
    const place = hash & (MINIMA - 1);
    if (hash < minima[place]!) minima[place] = hash;
  });
  if (runs < LEAST_RUNS) return null;
  let hex = "";
  for (const minimum of minima) hex += minimum.toString(16).padStart(DIGITS, "0");
  return hex;
}

/** Whether two sketches are of texts that say the same. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== MINIMA * DIGITS || b.length !== a.length) return false;
  let equal = 0;
  let told = 0;
  for (let i = 0; i < MINIMA; i++) {
    const left = a.slice(i * DIGITS, (i + 1) * DIGITS);
    const right = b.slice(i * DIGITS, (i + 1) * DIGITS);
    if (left === "ffffffff" && right === "ffffffff") continue;
    told++;
    if (left === right) equal++;
  }
  return told > 0 && equal / told >= NEAR;
}

/** The minima, for finding sketches that share some; empty places are left out. */
export function minimaOf(sketch: string): readonly string[] {
  const minima: string[] = [];
  for (let i = 0; i < MINIMA; i++) {
    const minimum = sketch.slice(i * DIGITS, (i + 1) * DIGITS);
    if (minimum !== "ffffffff" && minimum.length === DIGITS) minima.push(`${i}${minimum}`);
  }
  return minima;
}

/** Calls with the hash of each run of three words; returns how many there were. */
function eachRun(text: string, found: (hash: number) => void): number {
  let words = 0;
  let runs = 0;
  let [first, second] = [0, 0];
  for (let at = 0; at < text.length && words < WORDS; ) {
    const word = wordAt(text, at);
    at = word.end;
    if (word.hash === 0) continue;
    words++;
    if (words >= 3) {
      runs++;
      found(mixed(first, second, word.hash));
    }
    first = second;
    second = word.hash;
  }
  return runs;
}

/** One word from `at`; hash 0 for what is no word: spaces, and whatever holds digits, @ or a slash, which copies of one text change. */
function wordAt(text: string, at: number): { readonly end: number; readonly hash: number } {
  let hash = 0x811c9dc5; // FNV-1a
  let letters = 0;
  let changes = false;
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32) break;
    if ((code >= 48 && code <= 57) || code === 64 || code === 47) changes = true;
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    if ((lower >= 97 && lower <= 122) || lower >= 128) {
      letters++;
      hash = Math.imul(hash ^ lower, 0x01000193);
    }
  }
  return { end: end === at ? at + 1 : end, hash: letters === 0 || changes ? 0 : hash >>> 0 || 1 };
}

/** Three hashes in their order as one, all bits of it well mixed (the finaliser of MurmurHash3). */
function mixed(a: number, b: number, c: number): number {
  let hash = Math.imul(Math.imul(a, 31) + b, 31) + c;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
