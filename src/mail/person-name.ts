/**
 * The names by which people are known again, whatever the order and the accents: "Weber, Dána" and "Dana Weber" are one. Only names of two
 * words and more: an office's or a first name is many people's. Gap: nicknames and initials.
 */
const NAME_WORD = /\p{L}{2,40}/gu;
const NAME_READ = 200;
const WORDS_AT_LEAST = 2;
const MARKS = /\p{M}+/gu;

/** Null for what is no person's full name: too few words, or an address. */
export function personKey(name: string | null): string | null {
  if (name === null || name.includes("@")) return null;
  const words = name.slice(0, NAME_READ).normalize("NFKD").replace(MARKS, "").toLowerCase().match(NAME_WORD) ?? [];
  return words.length < WORDS_AT_LEAST ? null : words.toSorted().join(" ");
}
