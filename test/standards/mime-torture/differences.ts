/**
 * Cases of the MIME torture corpus that Postern reads otherwise than their result files, on purpose, with the reason.
 * The result files record what one lenient parser does; Postern must show what readers would see.
 */
const TEXT_STAYS_TEXT =
  "Text in place of fields is body, as at Postfix and in CPython; the recorded parser drops it, and nothing may go unseen.";
const NOTHING_UNSEEN = "A container in which no part begins is read as text; the recorded parser shows nothing of it.";
const TRIMMED = "White space at the end of a boundary is no part of it (RFC 2046 5.1.1: it must not end in a space), as in most programs.";
const LAST_BYTES = "The bytes of an incomplete last group of base64 are kept, as mail programs do.";

export const DIFFERENCES: Readonly<Record<string, string>> = {
  "basic-plain-with-bad-header-separator": TEXT_STAYS_TEXT,
  "malformedHeader-nocrlfcrlf": TEXT_STAYS_TEXT,
  "malformedHeader-noheader": TEXT_STAYS_TEXT,
  "malformedHeaderStartsBody-nocrlfcrlf": TEXT_STAYS_TEXT,
  "malformedHeaderStartsBody-noheader": TEXT_STAYS_TEXT,
  "hdr-fakeout": TEXT_STAYS_TEXT,
  "ending-boundaries":
    "Text behind a boundary makes no delimiter in most programs; the other reading is followed as well (delimiter-prefix).",
  "missing-boundary": NOTHING_UNSEEN,
  "missing-inner-boundary": NOTHING_UNSEEN,
  "missing-inner-start-boundary": NOTHING_UNSEEN,
  multipartnopart: NOTHING_UNSEEN,
  badbound: NOTHING_UNSEEN,
  "weird-boundary": TRIMMED,
  "very-long-boundary": TRIMMED,
  "very-very-long-boundary": TRIMMED,
  obsolete: "A field name of 8-bit letters is kept as a field; the recorded parser drops the line.",
  frag: LAST_BYTES,
  "multi-frag": LAST_BYTES,
};
