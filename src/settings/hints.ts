/** Words for mistakes: alternatives in a sentence, and "did you mean" for a slip of the pen. */

/** "a, b or c". */
export function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** " (did you mean …?)" when one of the words is a slip of the pen away, else nothing. */
export function hintFor(written: unknown, words: readonly string[]): string {
  if (typeof written !== "string" || written.length > 64) return "";
  const near = nearest(written, words);
  return near === null ? "" : ` (did you mean ${near}?)`;
}

function nearest(written: string, words: readonly string[]): string | null {
  const allowed = written.length <= 4 ? 1 : Math.min(3, Math.floor(written.length / 3));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const word of words) {
    const distance = distanceBetween(written.toLowerCase(), word.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** Insertions, deletions and replacements that make one word of the other (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
