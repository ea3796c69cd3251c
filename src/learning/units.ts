/**
 * Text as code units in an array that is used again and again: a typed array is read several times faster than a string. Lower case;
 * letters from mathematics and full-width forms as the plain ones that they show (NFKC). Bytes are read as Latin-1.
 */

/** Units of one text, until the next is asked for. */
export interface Units {
  readonly units: Uint16Array;
  readonly length: number;
}

/** Calling the encoder costs more than copying so few. */
const FEW = 48;

let units = new Uint16Array(1 << 16);
let bytes = Buffer.from(units.buffer);
const LOWER = Uint16Array.from({ length: 128 }, (_, unit) => (unit >= 65 && unit <= 90 ? unit | 32 : unit));

/** The first `limit` characters. */
export function unitsOfText(text: string, limit: number): Units {
  const length = Math.min(text.length, limit);
  fill(text, length);
  return isLowered(length) ? { units, length } : wide(text.slice(0, limit));
}

export function unitsOfBytes(raw: Buffer, start: number, end: number): Units {
  const length = Math.max(end - start, 0);
  for (let at = 0; at < length; at++) units[at] = raw[start + at]!; // the caller knows the end
  return isLowered(length) ? { units, length } : wide(raw.toString("latin1", start, end));
}

/** What stands between two places, as text. */
export function textUnits(of: Uint16Array, start: number, end: number): string {
  return String.fromCharCode(...of.subarray(start, end));
}

/** Lowers ASCII; false when there is anything else. */
function isLowered(length: number): boolean {
  let all = 0;
  for (let at = 0; at < length; at++) {
    const unit = units[at]!; // inside
    all |= unit;
    units[at] = LOWER[unit & 127]!; // an entry for each
  }
  return all < 128;
}

function wide(text: string): Units {
  const folded = text.normalize("NFKC").toLowerCase();
  fill(folded, folded.length);
  return { units, length: folded.length };
}

function fill(text: string, length: number): void {
  if (units.length < length) {
    units = new Uint16Array(length * 2);
    bytes = Buffer.from(units.buffer);
  }
  if (length > FEW) bytes.write(text.length === length ? text : text.slice(0, length), "utf16le");
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
}
