/**
 * Collects the bytes of one message within two bounds: the largest message, and the budget that all sessions of a door share.
 * Past a bound the bytes are dropped, counting goes on, and the reason is kept for the reply.
 * Small pieces are copied into blocks, so that a message that comes byte by byte costs its size and not a Buffer for each byte.
 */
export class Budget {
  readonly #total: number;
  #used = 0;

  constructor(total: number) {
    this.#total = total;
  }

  get free(): number {
    return this.#total - this.#used;
  }

  /** False when there is not that much left; then nothing was taken. */
  take(bytes: number): boolean {
    if (bytes > this.free) return false;
    this.#used += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}

export type PileFault = "message-too-large" | "budget";

const FIRST_BLOCK = 8_192;
const LARGEST_BLOCK = 262_144;
/** From here on a piece is kept as it is; below, its Buffer would weigh more than a copy. */
const WHOLE_PIECE = 16_384;

export class Pile {
  readonly #limit: number;
  readonly #budget: Budget;
  #pieces: Buffer[] = [];
  /** The last block and how much of it is filled. */
  #block: Buffer | null = null;
  #filled = 0;
  #taken = 0;
  #size = 0;
  #fault: PileFault | null = null;

  constructor(limit: number, budget: Budget) {
    this.#limit = limit;
    this.#budget = budget;
  }

  /** Bytes of the message so far, dropped ones included. */
  get size(): number {
    return this.#size;
  }

  get fault(): PileFault | null {
    return this.#fault;
  }

  add(bytes: Buffer): void {
    this.#size += bytes.length;
    if (this.#fault !== null || bytes.length === 0) return;
    if (this.#size > this.#limit) this.#fail("message-too-large");
    else if (!this.#budget.take(bytes.length)) this.#fail("budget");
    else this.#store(bytes);
  }

  /** The message in one Buffer that owns its memory (a worker may be handed it). The budget stays taken until `drop`. */
  whole(): Buffer {
    this.#seal();
    const whole = Buffer.allocUnsafeSlow(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) at += piece.copy(whole, at);
    this.#pieces = [];
    return whole;
  }

  /** Forgets everything and gives the budget back. Harmless when repeated. */
  drop(): void {
    this.#pieces = [];
    this.#block = null;
    this.#filled = 0;
    this.#budget.give(this.#taken);
    this.#taken = 0;
  }

  #fail(fault: PileFault): void {
    this.#fault = fault;
    this.drop();
  }

  #store(bytes: Buffer): void {
    this.#taken += bytes.length;
    if (bytes.length >= WHOLE_PIECE) {
      this.#seal();
      this.#pieces.push(bytes);
    } else this.#copy(bytes);
  }

  #copy(bytes: Buffer): void {
    if (this.#block === null || this.#block.length - this.#filled < bytes.length) {
      this.#seal();
      const size = Math.min(Math.max(FIRST_BLOCK, this.#size), LARGEST_BLOCK);
      this.#block = Buffer.allocUnsafeSlow(Math.max(size, bytes.length));
    }
    this.#filled += bytes.copy(this.#block, this.#filled);
  }

  #seal(): void {
    if (this.#block !== null && this.#filled > 0) this.#pieces.push(this.#block.subarray(0, this.#filled));
    this.#block = null;
    this.#filled = 0;
  }
}
