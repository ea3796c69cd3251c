/**
 * Finds the end of DATA and gives the message back clean (RFC 5321 sections 4.1.1.4, 4.5.2 and 2.3.8).
 * Only CRLF "." CRLF as it stands on the wire ends a message. What leaves here holds no bare CR or LF, and no dot that was stuffed.
 * A bare CR or LF becomes CRLF; the line after it begins *softly*: a dot there is content, which our client stuffs again when it
 * hands the message on, so no spelling of an end of data that another program would believe in comes out at the other side.
 * NULs that begin a line are dropped: a next hop that strips them would otherwise see a bare "." behind them.
 */
const CR = 13;
const LF = 10;
const DOT = 46;
const NUL = 0;
const CRLF = Buffer.from("\r\n");

type State =
  /** Inside a line. */
  | "inside"
  /** After CRLF, or before the first byte: a dot is stuffing or the end. */
  | "start"
  /** At the start of a line that we made, or after a stuffed dot. */
  | "soft"
  /** After a CR that was not yet passed on. */
  | "cr"
  /** After a dot at "start" that was not yet passed on. */
  | "dot"
  /** After CRLF "." CR. */
  | "dot-cr";

export class DataScanner {
  readonly #keep: (bytes: Buffer) => void;
  #state: State = "start";
  #bare = 0;

  /** `keep` is given the clean message, piece by piece, as parts of the Buffers that are scanned. */
  constructor(keep: (bytes: Buffer) => void) {
    this.#keep = keep;
  }

  /** How many bare CRs and LFs were made CRLF. */
  get bareNewlines(): number {
    return this.#bare;
  }

  /** Scans the next bytes from the wire. Gives the number that belong to this message when it ended in them, null when it goes on. */
  scan(wire: Buffer): number | null {
    let from = 0;
    let i = 0;
    while (i < wire.length) {
      const byte = wire[i]!;
      if (this.#state === "inside") {
        i = this.#endOfLine(wire, i, from);
        if (this.#state !== "inside") from = this.#state === "start" ? from : i;
      } else if (this.#state === "start" || this.#state === "soft") {
        const held = (byte === DOT && this.#state === "start") || byte === NUL;
        if (held) {
          this.#keep(wire.subarray(from, i));
          from = ++i;
          this.#state = byte === NUL ? "soft" : "dot";
        } else this.#state = "inside";
      } else {
        if (this.#state === "dot-cr" && byte === LF) return i + 1;
        i += this.#afterHeld(byte);
        from = i;
      }
    }
    this.#keep(wire.subarray(from, i));
    return null;
  }

  /** Goes on to the end of the line. The state tells how it ended; the bytes up to a bare or a held CR are kept. */
  #endOfLine(wire: Buffer, at: number, from: number): number {
    let i = at;
    while (i < wire.length && wire[i] !== CR && wire[i] !== LF) i++;
    if (i === wire.length) return i;
    if (wire[i] === CR && wire[i + 1] === LF) {
      this.#state = "start";
      return i + 2;
    }
    this.#keep(wire.subarray(from, i));
    if (wire[i] === CR && i + 1 === wire.length) this.#state = "cr";
    else this.#madeNewline();
    return i + 1;
  }

  /** Decides about what was held back, now that the next byte is known. Gives how many bytes were used up. */
  #afterHeld(byte: number): 0 | 1 {
    if (this.#state === "cr" && byte === LF) {
      this.#keep(CRLF);
      this.#state = "start";
      return 1;
    }
    if (this.#state === "dot" && byte === CR) {
      this.#state = "dot-cr";
      return 1;
    }
    // a dot before anything but CRLF was stuffing (RFC 5321 4.5.2); a CR before anything but LF was bare
    if (this.#state === "dot") this.#state = "soft";
    else this.#madeNewline();
    return 0;
  }

  #madeNewline(): void {
    this.#keep(CRLF);
    this.#bare++;
    this.#state = "soft";
  }
}
