/**
 * A profile as bytes for the store, and back: what is text or has a shape as JSON, counts and hashes as they lie in memory. About 2 KB for an
 * ordinary account, 8 KB at most. Damaged bytes and those of another version give a fresh profile: history is lost then, and nothing else.
 */
import { endianness } from "node:os";
import type { Identity } from "../../observed/identity.ts";
import { Familiar } from "./familiar.ts";
import { Profile } from "./profile.ts";

const FAMILIARS = ["people", "networks", "clients", "authors", "devices", "counted"] as const;
const FADINGS = ["inTenMinutes", "inHour", "inDay", "received", "sent", "fast", "slow", "harm", "badScripts"] as const;
const PLAIN = [
  ...["first", "last", "messages", "automatic", "copies", "setsSeen", "templates", "recipients", "ascending", "lastRecipient"],
  ...["signedIn", "rows", "standing", "trustedUntil", "stirred", "lastAct"],
] as const;
/** Counts lie as this machine reads them; a store that was moved to one that reads them otherwise begins anew. */
const VERSION = endianness() === "LE" ? 5 : 6;
const HEAD = 8;

/** Grown as far as the largest profile needs. */
let room = Buffer.allocUnsafeSlow(16_384);

export function toBytes(profile: Profile): Uint8Array {
  return new Uint8Array(toPassingBytes(profile)); // a copy, which `slice` of a Buffer is not
}

/** The same, to be looked at before the next profile is asked for: tens of thousands at once would leave memory in pieces. */
export function toPassingBytes(profile: Profile): Uint8Array {
  const plain = PLAIN.map((name) => profile[name as keyof Profile]);
  const sums = Float64Array.from(FADINGS.flatMap((name) => [profile[name].value, profile[name].at]));
  const pieces = [sums, profile.numbers, profile.sets, ...FAMILIARS.map((name) => profile[name].toPlaces())];
  const text = JSON.stringify([plain, pieces.map(({ length }) => length)]);
  const octets = Buffer.byteLength(text);
  const length = HEAD + octets + pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (room.length < length) room = Buffer.allocUnsafeSlow(length * 2);
  room.writeUInt32BE(VERSION, 0);
  room.writeUInt32BE(octets, 4);
  room.write(text, HEAD);
  let at = HEAD + octets;
  for (const { buffer, byteOffset, byteLength } of pieces) {
    room.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return room.subarray(0, length);
}

export function fromBytes(identity: Identity, bytes: Uint8Array): Profile {
  try {
    return read(identity, bytes);
  } catch {
    return new Profile(identity);
  }
}

function read(identity: Identity, bytes: Uint8Array): Profile {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.getUint32(0) !== VERSION) return new Profile(identity);
  const begin = HEAD + head.getUint32(4);
  // written by toBytes, as the version says
  const [plain, [sums = 0, numbers = 0, sets = 0, ...familiars]] = JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset + HEAD, begin - HEAD).toString(),
  ) as readonly [readonly unknown[], readonly number[]];
  const values = new Float64Array(sums);
  const kept = new Uint32Array(numbers + sets + familiars.reduce((sum, places) => sum + places, 0));
  if (begin + values.byteLength + kept.byteLength > bytes.length) throw new RangeError("cut short");
  new Uint8Array(values.buffer).set(bytes.subarray(begin, begin + values.byteLength));
  // all of them in one piece of memory, as ten thousand profiles of nine pieces each would leave it in crumbs
  new Uint8Array(kept.buffer).set(bytes.subarray(begin + values.byteLength, begin + values.byteLength + kept.byteLength));
  const profile = Object.assign(
    new Profile(identity, new Float32Array(kept.buffer, 0, numbers)),
    Object.fromEntries(PLAIN.map((name, i) => [name, plain[i]])),
  );
  for (const [i, name] of FADINGS.entries()) [profile[name].value, profile[name].at] = [values[2 * i] ?? 0, values[2 * i + 1] ?? 0];
  let at = numbers;
  const take = (places: number): Uint32Array => {
    at += places;
    return kept.subarray(at - places, at);
  };
  if (sets > 0) profile.sets = take(sets);
  for (const [i, name] of FAMILIARS.entries()) {
    const places = familiars[i] ?? 0;
    if (places > 0) profile[name] = new Familiar(profile[name].most, take(places));
  }
  return profile;
}
