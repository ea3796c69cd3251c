/** How the word tables are written down: phrases between commas. A trailing `*` lets the last word of a phrase go on. */

/** Topics, each with groups of phrases that mean the same. */
export type PhraseTable = Readonly<Record<string, readonly string[]>>;

export function words(listed: string): readonly string[] {
  return listed
    .split(",")
    .map((phrase) => phrase.replace(/\s+/g, " ").trim())
    .filter((phrase) => phrase !== "");
}
