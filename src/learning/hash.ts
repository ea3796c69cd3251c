/**
 * The 32-bit hashes of the learner and the sets that they are collected in. Features are known by their place in a table alone; two that share
 * one are taken for the same, which costs accuracy only when tables are small for what was learned.
 */

/** Places in each of the two tables: 4 MB as Float32, near enough to the processor's caches (performance.md section 4). */
export const TABLE_BITS = 20;
export const TABLE_SIZE = 1 << TABLE_BITS;
const TOP = 32 - TABLE_BITS;

/** FNV-1a's start and prime; one step for each code unit. */
export const HASH_START = 0x811c9dc5;
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

export function hashText(text: string, seed = HASH_START): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hash;
}

/** The place of a feature: its hash is spread over all bits (murmur3's finalizer) and the upper ones are taken. */
export function placeOf(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> TOP;
}

/** Different features of one message; a longer message says what it is by then. */
export const MOST_FEATURES = 8_192;

/** A bit for each place, shared by all sets: they are filled one after another, and one table stays nearer to the processor than two. */
const bits = new Int32Array(TABLE_SIZE >>> 5);
/** Whose places are in the table. */
let filled: PlaceSet | null = null;

/**
 * Collects the different places of one message, in the order of first appearance, from `begin` to `finish`. Reused from message to message,
 * because making the tables anew would cost more than filling them.
 */
export class PlaceSet {
  /** One more than may be held: what was there already is written behind the others and not counted. */
  readonly #places = new Uint32Array(MOST_FEATURES + 1);
  #count = 0;

  begin(): void {
    filled?.finish(); // one that was given up half-way
    filled = this;
    this.#count = 0;
  }

  get isFull(): boolean {
    return this.#count >= MOST_FEATURES;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns the number of the place in the order of first appearance, -1 when it was there or there is no room. */
  add(place: number): number {
    const count = this.#count;
    const held = bits[place >>> 5]!; // places lie inside the table
    if (((held >>> (place & 31)) & 1) !== 0 || count >= MOST_FEATURES) return -1;
    bits[place >>> 5] = held | (1 << (place & 31));
    this.#places[count] = place;
    this.#count = count + 1;
    return count;
  }

  /** Adds the places of all runs of four bytes, as `add` would. Without a branch on what is new, which no processor can foresee. */
  addRunsOfFour(bytes: Uint8Array, length: number): void {
    const places = this.#places;
    let count = this.#count;
    let run = 0;
    for (let at = 0; at < Math.min(3, length); at++) run = (run << 8) | bytes[at]!; // inside the buffer
    for (let at = 3; at < length && count < MOST_FEATURES; at++) {
      run = (run << 8) | bytes[at]!;
      const place = placeOf(run);
      const held = bits[place >>> 5]!;
      places[count] = place;
      count += 1 - ((held >>> (place & 31)) & 1);
      bits[place >>> 5] = held | (1 << (place & 31));
    }
    this.#count = count;
  }

  /** What was collected; the array is written anew after the next `begin`. */
  finish(): Uint32Array {
    const found = this.#places.subarray(0, this.#count);
    for (let at = 0; at < found.length; at++) bits[found[at]! >>> 5] = 0; // places lie inside the table
    filled = null;
    return found;
  }
}
