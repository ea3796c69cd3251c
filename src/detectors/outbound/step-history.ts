/**
 * The last steps of evidence, each with its moment: what thresholds are drawn from (thresholds.ts). A ring of numbers. Where a house is so busy
 * that the steps of all its identities would reach back for hours only, it keeps those of every second identity, of every fourth and so on,
 * until they reach back for a week: how evidence of somebody adds up and fades shows in days of the same sender and not in an hour of everybody.
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
  /** Identities are kept whose mixed number has none of these bits. */
  readonly sparse: number;
  readonly rings: readonly (Float32Array | Uint32Array | Uint8Array)[];
}

/**
 * Steps in blocks that are drawn as a whole, since they depend on one another: those of one identity about one text, and those that follow one
 * another within an hour. Blocks of one identity lie side by side.
 */
export interface Blocks {
  readonly steps: Float32Array;
  readonly kinds: Uint8Array;
  /**
   * Milliseconds since the identity's step before. The history is a circle, as blocks are drawn from it over and over (Politis and Romano 1992):
   * before the first step lies the time since the last one, over the end. Counted from the beginning alone it would be next to nothing for
   * those who come first, and one step of theirs, drawn again and again, would never fade.
   */
  readonly gaps: Float64Array;
  /** Of each identity its first block, and behind the last one the number of blocks. */
  readonly identities: Uint32Array;
  /** Where each block begins, and behind the last one the number of steps. */
  readonly starts: Uint32Array;
}

const SESSION = toMilliseconds("1h");
/** Seconds that the history shall reach back: evidence of messages halves in a day, that of sign-ins in a week. */
const REACH = toMilliseconds("7d") / 1_000;
/** Fewer identities are no picture of a house, however much they send. */
const LEAST_IDENTITIES = 256;
const MOST_SPARSE = 0xffff;

export class StepHistory {
  readonly #most: number;
  readonly #steps: Float32Array;
  readonly #identities: Uint32Array;
  readonly #texts: Uint32Array;
  /** Seconds. */
  readonly #times: Uint32Array;
  readonly #kinds: Uint8Array;
  #count = 0;
  #sparse = 0;

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
    if (!this.#isKept(identity)) return;
    const place = this.#count++ % this.#most;
    this.#steps[place] = step;
    this.#identities[place] = identity;
    this.#texts[place] = text;
    this.#times[place] = Math.floor(at / 1_000);
    this.#kinds[place] = STEP_OF[kind];
    if (this.#count % this.#most === 0) this.#thin(this.#times[place]!);
  }

  /** What it holds, for `fill`: the rings as far as they are used. */
  toDump(): StepDump {
    return { count: this.#count, sparse: this.#sparse, rings: this.#rings().map((ring) => ring.slice(0, this.count)) };
  }

  /** Becomes what was dumped from a history of the same length. Throws RangeError for a dump of another form. */
  fill({ count, sparse, rings }: StepDump): void {
    const mine = this.#rings();
    if (rings.length !== mine.length) throw new RangeError(`${rings.length} rings`);
    [this.#count, this.#sparse] = [count, sparse];
    for (const [i, ring] of mine.entries()) ring.set(rings[i]!.subarray(0, this.#most));
  }

  /** Without the identities that are no clean mail. */
  blocks(without: ReadonlySet<number>): Blocks {
    const byIdentity = this.#byIdentity(without);
    const begin = this.#times[this.#oldest] ?? 0;
    const end = this.#times[(this.#count - 1) % this.#most] ?? begin;
    let size = 0;
    for (const places of byIdentity.values()) size += places.length;
    const [steps, kinds, gaps] = [new Float32Array(size), new Uint8Array(size), new Float64Array(size)];
    const starts: number[] = [];
    const identities: number[] = [];
    let at = 0;
    for (const places of byIdentity.values()) {
      identities.push(starts.length);
      for (const block of this.#inBlocks(places, begin, end)) {
        starts.push(at);
        for (const { place, gap } of block) {
          steps[at] = this.#steps[place]!;
          kinds[at] = this.#kinds[place]!;
          gaps[at++] = gap;
        }
      }
    }
    return {
      steps,
      kinds,
      gaps,
      identities: Uint32Array.from([...identities, starts.length]),
      starts: Uint32Array.from([...starts, size]),
    };
  }

  #isKept(identity: number): boolean {
    return ((Math.imul(identity, 0x9e3779b1) >>> 16) & this.#sparse) === 0; // Fibonacci hashing: numbers of one kind are spread (Knuth 6.4)
  }

  /** Of a ring that was just filled: leaves out half of the identities if it reaches back too little, takes them in again if by far too much. */
  #thin(now: number): void {
    const reaches = now - this.#times[0]!;
    if (reaches > 4 * REACH) this.#sparse >>>= 1;
    if (reaches >= REACH || this.#sparse >= MOST_SPARSE || new Set(this.#identities).size < LEAST_IDENTITIES) return;
    const before = this.#sparse;
    this.#sparse = 2 * before + 1;
    const places = Array.from(this.#identities.keys()).filter((place) => this.#isKept(this.#identities[place]!));
    if (places.length < this.#most / 4 || places.length > (this.#most * 3) / 4) {
      this.#sparse = before; // few senders send most: without them it were another house, with them nothing is won
      return;
    }
    for (const ring of this.#rings()) for (const [kept, place] of places.entries()) ring[kept] = ring[place]!;
    this.#count = places.length;
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

  #inBlocks(places: readonly number[], begin: number, end: number): Iterable<readonly { readonly place: number; readonly gap: number }[]> {
    const blocks: { readonly place: number; readonly gap: number }[][] = [];
    const ofText = new Map<number, number>();
    const last = this.#times[places.at(-1) ?? 0]!;
    let before = begin - Math.max(0, end - last);
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
