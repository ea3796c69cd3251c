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

/** Slots of a set: twice what one may hold, so that looking stays short. */
const SLOTS = 16_384;
/** Different features of one message; a longer message says what it is by then. */
export const MOST_FEATURES = SLOTS / 2;

/**
 * Collects the different places of one message at a time. Reused from message to message, because making the tables anew would cost more
 * than filling them: `begin` forgets what was collected before.
 */
export class PlaceSet {
  readonly #slots = new Uint32Array(SLOTS);
  readonly #turns = new Uint32Array(SLOTS);
  readonly #places = new Uint32Array(MOST_FEATURES);
  #turn = 0;
  #count = 0;

  begin(): void {
    this.#turn = (this.#turn + 1) >>> 0;
    if (this.#turn === 0) this.#turns.fill(0);
    if (this.#turn === 0) this.#turn = 1;
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
    if (this.#count >= MOST_FEATURES) return -1;
    let slot = Math.imul(place, 0x9e3779b1) >>> 18;
    while (this.#turns[slot] === this.#turn) {
      if (this.#slots[slot] === place) return -1;
      slot = (slot + 1) & (SLOTS - 1);
    }
    this.#turns[slot] = this.#turn;
    this.#slots[slot] = place;
    this.#places[this.#count] = place;
    this.#count += 1;
    return this.#count - 1;
  }

  /** A copy of what was collected, in the order of first appearance. */
  take(): Uint32Array {
    return this.#places.slice(0, this.#count);
  }
}
