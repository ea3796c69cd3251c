/** Bounds of patterns and of matching them, each with its reason; product-wide bounds of texts are in platform/limits.ts. */

/** Characters of one pattern as written. Longer ones are lists of words, which are quicker as several patterns. */
export const PATTERN_CHARACTERS = 1_000;
/** Groups inside each other: parsing recurses. */
export const PATTERN_DEPTH = 30;
/** What `*`, `+` and `{n,}` may reach at most: a paragraph. Without it no window could be drawn round a hit. */
export const GAP = 250;
/** Characters that a pattern may match at most. */
export const MATCH_CHARACTERS = 5_000;
/** Ways in which one pattern may fail from one place; two free gaps have 63,001. */
export const WAYS = 70_000;
/** Shortest literal that may stand for a pattern: shorter ones stand in every message (measured: they cost more than all others together). */
export const LITERAL_CHARACTERS = 4;
/** Ways of a pattern without a literal: it is tried at every place, and must not run out of work on the longest text. */
export const WAYS_EVERYWHERE = 64;
/** Patterns of a whole set that may do without a literal; they run over every text of their scope. */
export const ALWAYS_RUN = 16;
/** Up to so many places, trying each costs less than cutting a slice round them. */
export const FEW_PLACES = 4;
/** Places tried times ways, for one pattern and for all patterns on one message. Measured at the worst: 0.13 and 0.4 s of CPU. */
export const PATTERN_WORK = 20_000_000;
export const MESSAGE_WORK = 60_000_000;
/** Characters that are matched of each text: bodies are capped by the reader; raw mail beyond this is attachments in base64. */
export const RAW_CHARACTERS = 262_144;
/** Characters of one header value, link or attachment name; the longest real DKIM and ARC fields stay below. */
export const LINE_CHARACTERS = 8_192;
