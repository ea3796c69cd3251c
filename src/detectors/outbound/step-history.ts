/**
 * The last steps of evidence of all identities, each with its moment: what thresholds are drawn from (thresholds.ts). A ring of numbers.
 */
import { type Instant, toMilliseconds } from "../../platform/time.ts";

/** What a step came from: a message, what a receiver said about one, or where somebody signed in. */
export const STEP_OF = { message: 0, reply: 1, origin: 2 } as const;
export type StepKind = keyof typeof STEP_OF;

export interface Step {
  readonly identity: number;
  /** The text that it was about; 0 for one that is nobody's copy. */
  readonly text: number;
  /** Nats. */
  readonly step: number;
  readonly at: Instant;
  readonly kind: StepKind;
}

export interface StepDump {
  readonly count: number;
  readonly rings: readonly (Float32Array | Uint32Array | Uint8Array)[];
}

/**
 * Steps in blocks that are drawn as a whole, since they depend on one another: those of one identity about one text, and those that follow one
 * another within an hour. Blocks of one identity lie side by side.
 */
export interface Blocks {
  readonly steps: Float32Array;
  readonly kinds: Uint8Array;
  /** Milliseconds since the identity's step before; for the first that is known as long as it must have been at least. */
  readonly gaps: Float64Array;
  /** Of each step: the first block of its identity, and the block behind its last. */
  readonly first: Uint32Array;
  readonly behind: Uint32Array;
  /** Where each block begins, and behind the last one the number of steps. */
  readonly starts: Uint32Array;
}

const SESSION = toMilliseconds("1h");

export class StepHistory {
  readonly #most: number;
  readonly #steps: Float32Array;
  readonly #identities: Uint32Array;
  readonly #texts: Uint32Array;
  /** Seconds. */
  readonly #times: Uint32Array;
  readonly #kinds: Uint8Array;
  #count = 0;

  constructor(most = 65_536) {
    this.#most = most;
    this.#steps = new Float32Array(most);
    this.#identities = new Uint32Array(most);
    this.#texts = new Uint32Array(most);
    this.#times = new Uint32Array(most);
    this.#kinds = new Uint8Array(most);
  }

  get #oldest(): number {
    return this.#count > this.#most ? this.#count % this.#most : 0;
  }

  get count(): number {
    return Math.min(this.#count, this.#most);
  }

  add({ identity, text, step, at, kind }: Step): void {
    const place = this.#count++ % this.#most;
    this.#steps[place] = step;
    this.#identities[place] = identity;
    this.#texts[place] = text;
    this.#times[place] = Math.floor(at / 1_000);
    this.#kinds[place] = STEP_OF[kind];
  }

  /** What it holds, for `fill`: the rings as far as they are used. */
  toDump(): StepDump {
    return { count: this.#count, rings: this.#rings().map((ring) => ring.slice(0, this.count)) };
  }

  /** Becomes what was dumped from a history of the same length. Throws RangeError for a dump of another form. */
  fill({ count, rings }: StepDump): void {
    const mine = this.#rings();
    if (rings.length !== mine.length) throw new RangeError(`${rings.length} rings`);
    this.#count = count;
    for (const [i, ring] of mine.entries()) ring.set(rings[i]!.subarray(0, this.#most));
  }

  /** Without the identities that are no clean mail. */
  blocks(without: ReadonlySet<number>): Blocks {
    const byIdentity = this.#byIdentity(without);
    const begin = this.#times[this.#oldest] ?? 0;
    let size = 0;
    for (const places of byIdentity.values()) size += places.length;
    const [steps, kinds, gaps] = [new Float32Array(size), new Uint8Array(size), new Float64Array(size)];
    const [first, behind] = [new Uint32Array(size), new Uint32Array(size)];
    const starts: number[] = [];
    let at = 0;
    for (const places of byIdentity.values()) {
      const [from, firstBlock] = [at, starts.length];
      for (const block of this.#inBlocks(places, begin)) {
        starts.push(at);
        for (const { place, gap } of block) {
          steps[at] = this.#steps[place]!;
          kinds[at] = this.#kinds[place]!;
          gaps[at++] = gap;
        }
      }
      first.fill(firstBlock, from, at);
      behind.fill(starts.length, from, at);
    }
    return { steps, kinds, gaps, first, behind, starts: Uint32Array.from([...starts, size]) };
  }

  /** Places of the ring, oldest first. */
  #byIdentity(without: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
    const byIdentity = new Map<number, number[]>();
    for (let n = 0; n < this.count; n++) {
      const place = (this.#oldest + n) % this.#most;
      const identity = this.#identities[place]!;
      if (without.has(identity)) continue;
      const places = byIdentity.get(identity);
      if (places === undefined) byIdentity.set(identity, [place]);
      else places.push(place);
    }
    return byIdentity;
  }

  #inBlocks(places: readonly number[], begin: number): Iterable<readonly { readonly place: number; readonly gap: number }[]> {
    const blocks: { readonly place: number; readonly gap: number }[][] = [];
    const ofText = new Map<number, number>();
    let before = begin;
    let session = -1;
    for (const place of places) {
      const gap = Math.max(0, this.#times[place]! - before) * 1_000;
      before = this.#times[place]!;
      const text = this.#texts[place]!;
      const mine = text === 0 ? (gap < SESSION ? session : -1) : (ofText.get(text) ?? (gap < SESSION ? session : -1));
      const block = mine >= 0 ? mine : blocks.push([]) - 1;
      if (text !== 0) ofText.set(text, block);
      session = block;
      blocks[block]!.push({ place, gap }); // pushed above or before
    }
    return blocks;
  }

  #rings(): readonly (Float32Array | Uint32Array | Uint8Array)[] {
    return [this.#steps, this.#identities, this.#texts, this.#times, this.#kinds];
  }
}
