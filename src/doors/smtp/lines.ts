/**
 * Bytes that arrived and were not yet used, read as command lines or as raw pieces of a message (RFC 5321 section 2.3.8).
 * A line ends at LF; whether CRLF stood there is told, so that a bare LF is refused and never silently taken for a line end.
 * Bounded: a line longer than `limit` is thrown away as it comes. Nothing is copied while lines lie whole in one piece.
 */
export type Line =
  /** Without its line end; `clean` when that was CRLF and the line holds no other CR and no NUL. */
  | { readonly kind: "line"; readonly bytes: Buffer; readonly clean: boolean }
  /** The line was longer than allowed; all of it is gone. */
  | { readonly kind: "too-long" };

const CR = 13;
const LF = 10;
/** Pieces smaller than this are merged, or a client that sends single bytes would cost a Buffer for each. */
const SMALL_PIECE = 512;

export class Lines {
  #pieces: Buffer[] = [];
  #bytes = 0;
  /** Bytes of the current over-long line that were thrown away; 0 when the line is not over-long. */
  #skipped = 0;

  /** Bytes that wait here. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Bytes of an unfinished over-long line that were thrown away. */
  get skipped(): number {
    return this.#skipped;
  }

  push(piece: Buffer): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.length + piece.length <= SMALL_PIECE)
      this.#pieces[this.#pieces.length - 1] = Buffer.concat([last, piece]);
    else this.#pieces.push(piece);
    this.#bytes += piece.length;
  }

  /** The next line, or null when it is not complete. `limit` is in octets with the line end. */
  next(limit: number): Line | null {
    let length = 0;
    for (const [i, piece] of this.#pieces.entries()) {
      const at = piece.indexOf(LF);
      if (at >= 0) return this.#cut(i, at, length + at + 1, limit);
      length += piece.length;
    }
    if (this.#skipped > 0 || length > limit) {
      this.#skipped += length;
      this.clear();
    }
    return null;
  }

  /** Everything that waits, piece by piece: the next piece or null. */
  take(): Buffer | null {
    const piece = this.#pieces.shift() ?? null;
    if (piece !== null) this.#bytes -= piece.length;
    return piece;
  }

  /** Puts the unused rest of a piece back to the front. */
  putBack(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#pieces.unshift(piece);
    this.#bytes += piece.length;
  }

  clear(): void {
    this.#pieces = [];
    this.#bytes = 0;
  }

  /** Takes the first `length` bytes, which end at offset `at` of piece `last`. */
  #cut(last: number, at: number, length: number, limit: number): Line {
    const pieces = this.#pieces.splice(0, last + 1);
    this.#bytes -= pieces.reduce((sum, piece) => sum + piece.length, 0);
    const end = pieces[last]!;
    this.putBack(end.subarray(at + 1));
    const skipped = this.#skipped;
    this.#skipped = 0;
    if (skipped > 0 || length > limit) return { kind: "too-long" };
    pieces[last] = end.subarray(0, at);
    const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    const crlf = whole.length > 0 && whole[whole.length - 1] === CR;
    const bytes = crlf ? whole.subarray(0, -1) : whole;
    return { kind: "line", bytes, clean: crlf && bytes.indexOf(CR) < 0 && bytes.indexOf(0) < 0 };
  }
}
