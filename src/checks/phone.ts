/**
 * Telephone numbers as people and call-back frauds write them, normalised to digits: "+" and the country's code when it is written or when
 * the number is North American, else as it is dialled inside its country. Letters that stand for digits ("8O8-l23") are read as digits.
 * What has no separator and no "+" is left alone: orders and invoices are numbered so. Bounded; never throws.
 */
const CANDIDATE = /(?:\+|\(\+?)?\d[\d()\s.,\-/·•*_oil|]{6,28}[\doil]/gi;
const CHARACTERS_READ = 20_000;
const NUMBERS_READ = 20;
const NORTH_AMERICAN = /^1?([2-9]\d{2}[2-9]\d{6})$/;
/** Three, three and four digits, however they are held apart. */
const NORTH_AMERICAN_GROUPS = /^(?:\+?1\D{1,3})?\(?\d{3}\)?\D{1,3}\d{3}\D{1,3}\d{4}$/;
const MONEY = /[.,]\d\d$/;
/** Free and service numbers that are dialled without a trunk prefix: 900 555 016, 800 555 016, 8 800 555-01-62, 0 800 555 016. */
const SERVICE = /^(?:[08][ -])?[89]0\d[ -]\d{2,3}[ -]?\d{2,3}(?:[ -]?\d{2,3})?$/;

/** In the order of the text, each once. */
export function phoneNumbersIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [written] of text.slice(0, CHARACTERS_READ).normalize("NFKC").matchAll(CANDIDATE)) {
    const number = toNumber(written.trim());
    if (number !== null) found.add(number);
    if (found.size >= NUMBERS_READ) break;
  }
  return [...found];
}

function toNumber(written: string): string | null {
  const plain = written.replace(/o/gi, "0").replace(/[il|]/gi, "1");
  const digits = plain.replace(/\D+/g, "");
  if (plain.includes("+")) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null;
  if (digits.startsWith("00")) return digits.length >= 10 && digits.length <= 17 ? `+${digits.slice(2)}` : null;
  const local = NORTH_AMERICAN.exec(digits)?.[1];
  if (local !== undefined && NORTH_AMERICAN_GROUPS.test(plain)) return `+1${local}`;
  // trunk prefix and area or service code: 0800 123456, 01 23 45 67 89, 020 7946 0958
  if (SERVICE.test(plain) && !/0 ?000/.test(plain)) return digits;
  const isTrunk = /^\(?0[1-9]/.test(plain) && /\d[\s\-/).]{1,3}\d/.test(plain) && !MONEY.test(plain.replace(/(?:\d\d[ .]){3}\d\d$/, ""));
  return isTrunk && digits.length >= 9 && digits.length <= 11 && !isDate(plain) ? digits : null;
}

/** 09.11.2026 10, 01/02/2026: days and months begin with 0 as well. */
function isDate(plain: string): boolean {
  return /^\(?\d\d[./-]\d\d[./-]\d{2,4}(?!\d)/.test(plain) && !/^\(?\d\d(?:[./-]\d\d){4}$/.test(plain);
}
