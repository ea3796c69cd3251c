/**
 * Features as bytes, for the log of labels: the places in ascending order, as differences, seven bits a byte. Learning always takes places
 * in this order, so that learning again from the log gives the same sums to the last bit.
 */
import { TABLE_SIZE } from "./hash.ts";
import type { Features } from "./model.ts";

type Packed = Pick<Features, "grams" | "words">;

export function packFeatures({ grams, words }: Packed): Uint8Array {
  const bytes: number[] = [];
  for (const places of [grams, words]) {
    pushNumber(bytes, places.length);
    let before = 0;
    for (const place of places.toSorted()) {
      pushNumber(bytes, place - before);
      before = place;
    }
  }
  return Uint8Array.from(bytes);
}

/** Throws RangeError when the bytes are not what `packFeatures` wrote. */
export function unpackFeatures(bytes: Uint8Array): Packed {
  const reader = { bytes, at: 0 };
  const grams = readPlaces(reader);
  const words = readPlaces(reader);
  return { grams, words };
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readPlaces(reader: Reader): Uint32Array {
  const places = new Uint32Array(readNumber(reader));
  let place = 0;
  for (let index = 0; index < places.length; index++) {
    place += readNumber(reader);
    if (place >= TABLE_SIZE) throw new RangeError("a packed feature lies outside the table");
    places[index] = place;
  }
  return places;
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

function readNumber(reader: Reader): number {
  let number = 0;
  for (let shift = 0; shift <= 21; shift += 7) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw new RangeError("packed features are cut off");
    number |= (byte & 127) << shift;
    if (byte < 128) return number;
  }
  throw new RangeError("a packed number is too long");
}
