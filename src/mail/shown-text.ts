/**
 * Text as a reader sees it: characters without width dropped, and what is turned round by an override of direction turned round.
 * And the paragraphs of format=flowed put together again (RFC 3676), so that links that were wrapped are whole.
 * Gap: overrides inside overrides.
 */
/** Any of the characters below, told by code units: cheap, since nearly all text has none. */
const HAS_ODD_CHARACTERS =
  /\u034f|[\u0000\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\udb40-\udb43]|[\ufe00-\ufe0f]/;
/** Soft hyphen, joiners, fillers, variation selectors, direction marks, tags. */
const WITHOUT_WIDTH =
  /\u034f|\u0000|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;
const OVERRIDE = /\u202e([^\u202c\u202d\r\n]{1,1000})\u202c?/g;

export function asShown(text: string): string {
  if (!HAS_ODD_CHARACTERS.test(text)) return text;
  const turned = text.includes("\u202e") ? text.replace(OVERRIDE, (_, inside: string) => Array.from(inside).reverse().join("")) : text;
  return turned.replace(WITHOUT_WIDTH, "");
}

/** RFC 3676 sections 4.1 to 4.5: a line that ends in a space goes on in the next one of the same quoting. */
export function unflowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open = -1; // quoting of the paragraph that goes on, -1 when none does
  for (const line of text.split(/\r?\n/)) {
    const quoting = /^>*/.exec(line)![0].length;
    const stuffed = line.slice(quoting);
    const content = stuffed.startsWith(" ") ? stuffed.slice(1) : stuffed;
    const isFlowed = content.endsWith(" ") && content !== "-- ";
    const kept = isFlowed && delSp ? content.slice(0, -1) : content;
    if (open === quoting && content !== "-- ") out[out.length - 1] += kept;
    else out.push(quoting === 0 ? kept : `${">".repeat(quoting)} ${kept}`);
    open = isFlowed ? quoting : -1;
  }
  return out.join("\n");
}
