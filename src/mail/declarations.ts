/**
 * What a header declares about its body: type, transfer encoding, boundary (RFC 2045, RFC 2046), each with the defects of its field.
 * Says when another habit of reading (habits.ts) would take it otherwise.
 */
import type { Note } from "./defects.ts";
import { boundaryKey } from "./delimiters.ts";
import { guessBoundary, guessEncoding, guessType } from "./guesses.ts";
import type { Habit } from "./habits.ts";
import type { HeaderBlock } from "./header-block.ts";
import type { HeaderIndex } from "./header-fields.ts";
import { type TransferEncoding, transferEncoding } from "./mime-part.ts";
import { parseParameters } from "./parameters.ts";

/** How the fields are read. */
export interface Reader {
  readonly raw: Buffer;
  readonly note: Note;
  readonly pick: "first" | "last";
  readonly habit: Habit | null;
  readonly meet: (habit: Habit) => void;
}

const MEDIA_TYPE = /^[^\s/;,"]{1,100}\/[^\s/;,"]{1,100}$/;

/** The media type in lower case; null where none is declared. */
export function declaredType(headers: HeaderIndex, { note, pick, habit, meet }: Reader): string | null {
  const value = headers.one("content-type", pick);
  if (value === null || value === "") return null;
  if (headers.count("content-type") > 1) {
    note("mime.duplicate-content-type", value);
    if (headers.disagree("content-type")) meet("last-counts");
  }
  const semicolon = value.indexOf(";");
  const plain = (semicolon < 0 ? value : value.slice(0, semicolon)).trim().toLowerCase();
  if (MEDIA_TYPE.test(plain)) return plain;
  const careful = parseParameters(value, note).value;
  if (MEDIA_TYPE.test(careful)) return careful;
  note("mime.invalid-type", plain);
  meet("guesses");
  return habit === "guesses" ? guessType(value) : "text/plain"; // RFC 2045 5.2
}

export function declaredEncoding(headers: HeaderIndex, { note, pick, habit, meet }: Reader): TransferEncoding {
  const name = "content-transfer-encoding";
  const value = headers.one(name, pick);
  if (value === null) return "identity";
  if (headers.disagree(name)) {
    note("mime.duplicate-encoding", value);
    meet("last-counts");
  }
  const declared = transferEncoding(value, note);
  const guess = declared === "identity" ? guessEncoding(value) : declared;
  if (guess !== declared) meet("guesses");
  return habit === "guesses" ? guess : declared;
}

/** "" when there is none that can be used. */
export function declaredBoundary({ headers, bodyStart }: HeaderBlock, { raw, note, pick, habit, meet }: Reader): string {
  const noteDuplicate = (name: string, detail: string): void => {
    if (name === "mime.duplicate-parameter" && detail === "boundary") meet("last-counts");
    note(name, detail);
  };
  const value = headers.one("content-type", pick) ?? "";
  const boundary = boundaryKey(parseParameters(value, noteDuplicate, pick).parameters.get("boundary") ?? "");
  if (boundary !== "") return boundary;
  meet("guesses");
  return habit === "guesses" ? boundaryKey(guessBoundary(raw, bodyStart)) : "";
}
