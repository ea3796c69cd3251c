/** The gists of all languages as groups of a phrase index of their own: one for every family, language and part. */
import type { Language } from "../scams/family.ts";
import type { PhraseTable } from "../table.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { type GistName, type Gists, partsOf } from "./gist.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";
import { ru } from "./ru.ts";
import { tr } from "./tr.ts";
import { zh } from "./zh.ts";

const LETTERS: Readonly<Record<Language, Gists>> = { de, en, es, fr, it, ja, nl, pl, pt, ru, tr, zh };

/** A family in one language, and the groups of the topic `gists` that must all be there. */
export interface Gist {
  readonly family: GistName;
  readonly language: Language;
  readonly groups: readonly string[];
}

const told = Object.entries(LETTERS).flatMap(([language, gists]) =>
  Object.entries(gists).map(([family, gist]) => {
    const parts = partsOf(gist).map((phrases, part) => [`${family} ${language} ${part}`, phrases] as const);
    // the keys are those of the two tables
    return { family: family as GistName, language: language as Language, parts };
  }),
);

export const gistsTold: readonly Gist[] = told.map(({ family, language, parts }) => ({
  family,
  language,
  groups: parts.map(([group]) => group),
}));

export const gists: PhraseTable = Object.fromEntries(told.flatMap(({ parts }) => parts));
