/**
 * The gist of a known scam: a few things that are all spoken of in one short letter, whatever the words and their order. Parts are divided by
 * a bar, words by commas as in ../table.ts. Written by this project, from what such letters must say to work.
 */
import type { FamilyName } from "../scams/all.ts";
import { words } from "../table.ts";

/** Codes are told by words/scams/qr-code.ts alone: what they ask is short. */
export type GistName = Exclude<FamilyName, "qrCode">;
export type Gists = Readonly<Record<GistName, string>>;

export function partsOf(gist: string): readonly (readonly string[])[] {
  return gist.split("|").map(words);
}
