/**
 * How the tables of known scams are written down: for every language what is told and what is asked, phrases between commas as in
 * ../table.ts. A family without one of the languages does not compile. All phrases are written by this project.
 */
/** ISO 639-1, and the names that people read. */
export const LANGUAGES = {
  en: "English",
  de: "German",
  fr: "French",
  es: "Spanish",
  it: "Italian",
  pt: "Portuguese",
  nl: "Dutch",
  pl: "Polish",
  ru: "Russian",
  tr: "Turkish",
  zh: "Chinese",
  ja: "Japanese",
} as const;
export type Language = keyof typeof LANGUAGES;

/** What the letter tells and what it asks for. Either alone is ordinary language. */
export interface Telling {
  readonly story: string;
  readonly ask: string;
}
export type Family = Readonly<Record<Language, Telling>>;
