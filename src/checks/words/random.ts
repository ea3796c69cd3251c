/**
 * Does a name look generated? Letters and digits that change places often, or runs of consonants that no language writes. Errs towards no:
 * product codes and acronyms are short, and names of people and places have vowels.
 */
const CHANGES = 4;
const CONSONANTS = /[bcdfghjklmnpqrstvwxz]{6,}/;
/** Runs of consonants that words do have. */
const SPELLINGS = /sch|tsch|ght|chr|str|th|ph|sh|ck|ng|rst|ntr|mpt|nds|rts|lls|sts|www/g;

export function looksGenerated(label: string): boolean {
  const text = label.slice(0, 64).toLowerCase();
  if (text.length < 7) return false;
  if ((text.match(/[a-z](?=\d)|\d(?=[a-z])/g)?.length ?? 0) >= CHANGES) return true;
  return CONSONANTS.test(text.replace(SPELLINGS, "s"));
}
