/**
 * Makes text of strangers honest: control characters and marks that reorder or hide what is read become visible.
 * React escapes everything else; nothing of a message is ever put into the page as HTML.
 */
const ALWAYS =
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]";
const TAGS = "[\\u{e0000}-\\u{e007f}]";
/** Joiners belong inside emoji and inside words of these scripts; anywhere else they only hide. */
const JOINED = "[\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Malayalam}\\p{Script=Sinhala}]";
const TRICKY = new RegExp(`${ALWAYS}|${TAGS}|(?<!${JOINED})(?:\\u200c|\\u200d(?!\\p{Extended_Pictographic}|[\\u2640\\u2642]))`, "gu");

export type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: "mark"; readonly code: string };

/** The text in pieces; "mark" stands for one character that would not be seen, such as U+202E. */
export function toPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(TRICKY)) {
    if (match.index > from) pieces.push({ kind: "text", text: text.slice(from, match.index) });
    pieces.push({ kind: "mark", code: codeOf(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** The same as plain text, for titles and labels. */
export function toPlain(text: string): string {
  return text.replace(TRICKY, (character) => `[${codeOf(character)}]`);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
