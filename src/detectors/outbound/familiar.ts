/**
 * A bounded set of hashes: what an identity or the house has met before. It grows from eight places to its limit and then forgets by
 * overwriting, so that no flood makes it larger. A hash of 32 bits can be mistaken for another one: among a thousand, once in four million.
 */
const FIRST_PLACES = 8;
const PROBES = 4;
/** Most sets of most identities stay empty. */
const NOTHING = new Uint32Array(0);

export class Familiar {
  readonly most: number;
  #places: Uint32Array;
  #count: number;

  /** `most` is rounded up to a power of two. `places` restores what `toPlaces` gave. */
  constructor(most: number, places: Uint32Array = NOTHING) {
    this.most = 2 ** Math.ceil(Math.log2(Math.max(most, FIRST_PLACES)));
    this.#places = places;
    this.#count = 0;
    for (const place of places) if (place !== 0) this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  has(hash: number): boolean {
    if (this.#count === 0) return false;
    const start = this.#start(hash);
    for (let i = 0; i < PROBES; i++) if (this.#places[start + i] === hash) return true;
    return false;
  }

  /** True when it was not there before. */
  add(hash: number): boolean {
    if (this.#places.length === 0) this.#places = new Uint32Array(FIRST_PLACES);
    const start = this.#start(hash);
    let empty = -1;
    for (let i = PROBES - 1; i >= 0; i--) {
      const place = this.#places[start + i];
      if (place === hash) return false;
      if (place === 0) empty = start + i;
    }
    if (empty < 0 && this.#places.length < this.most) {
      this.#grow();
      return this.add(hash);
    }
    if (empty >= 0) this.#count++;
    this.#places[empty >= 0 ? empty : start + ((hash >>> 13) & (PROBES - 1))] = hash;
    return true;
  }

  /** Becomes a copy of another one of the same limit. */
  takeOver(other: Familiar): void {
    this.#places = other.#places.slice();
    this.#count = other.#count;
  }

  toPlaces(): Uint32Array {
    return this.#places;
  }

  /** Buckets of four: a hash is looked for in one of them only. */
  #start(hash: number): number {
    return (hash & (this.#places.length / PROBES - 1)) * PROBES;
  }

  #grow(): void {
    const old = this.#places;
    this.#places = new Uint32Array(old.length * 2);
    this.#count = 0;
    for (const hash of old) if (hash !== 0) this.add(hash);
  }
}

/** FNV-1a over UTF-16 units, mixed; never 0, which means an empty place. */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
