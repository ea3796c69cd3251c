/**
 * The kinds of differences between our reader and postal-mime: which side is right, why, and how the kind is recognized. A kind takes its
 * difference out of both views; what is left after all kinds is unexplained.
 */
import { addressKinds } from "./address-kinds.ts";
import { bodyKinds } from "./body-kinds.ts";
import { type Difference, differencesOf, type Field } from "./differences.ts";
import { fieldKinds } from "./field-kinds.ts";
import { fileKinds } from "./file-kinds.ts";
import type { Pair, View } from "./views.ts";
import { wholeKinds } from "./whole-kinds.ts";

export interface Views {
  readonly ours: View;
  readonly theirs: View;
}

export interface Kind {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly right: "ours" | "theirs" | "both";
  /** What each side does, and why that verdict. */
  readonly meaning: string;
  /** Both views without differences of this kind. */
  readonly without: (views: Views, pair: Pair) => Views;
}

export const KINDS: readonly Kind[] = [...wholeKinds, ...fieldKinds, ...addressKinds, ...bodyKinds, ...fileKinds];

export interface Explanation {
  readonly kinds: readonly string[];
  readonly unexplained: readonly Difference[];
}

export function explain(pair: Pair): Explanation {
  if (pair.theirs === null) return refusal(pair);
  let views: Views = { ours: pair.ours, theirs: pair.theirs };
  let differences = differencesOf(views);
  const kinds: string[] = [];
  for (const kind of KINDS) {
    if (!differences.some(({ field }) => kind.fields.includes(field))) continue;
    const next = kind.without(views, pair);
    const left = differencesOf(next);
    if (JSON.stringify(left) === JSON.stringify(differences)) continue;
    kinds.push(kind.name);
    views = next;
    differences = left;
  }
  return { kinds, unexplained: differences };
}

/** postal-mime rejects what exceeds its limits, where we go on as far as ours reach. */
function refusal({ refusal }: Pair): Explanation {
  if (/^Maximum (?:MIME nesting depth|header size)/i.test(refusal)) return { kinds: ["refused-by-limit"], unexplained: [] };
  return { kinds: [], unexplained: [{ field: "refused", ours: "read", theirs: refusal }] };
}
