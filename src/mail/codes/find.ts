/** Finds the QR codes of a message: in its pictures, drawn with characters, drawn with table cells. */
import type { Note } from "../defects.ts";
import { lazy } from "../lazy.ts";
import type { Code } from "../message.ts";
import type { CodeDecoder } from "./decoder.ts";
import { type Drawing, drawnInPage, drawnInText } from "./drawing.ts";
import type { Picture } from "./pictures.ts";

const CODE_CHARACTERS = 8_192;

export interface CodePlaces {
  readonly pictures: () => readonly Picture[];
  readonly texts: () => readonly string[];
  readonly pages: () => readonly { readonly html: string; readonly text: string }[];
}

export class CodeFinder {
  readonly #decoder: CodeDecoder | null;
  readonly #note: Note;
  readonly #pictures: () => readonly Picture[];
  readonly #drawings: () => readonly Drawing[];
  /** Codes in the order in which they were found; each text once. */
  readonly codes: () => readonly Code[];

  constructor(places: CodePlaces, decoder: CodeDecoder | null, note: Note) {
    this.#decoder = decoder;
    this.#note = note;
    this.#pictures = lazy(places.pictures);
    this.#drawings = lazy(() => [
      ...places.texts().flatMap((text) => drawnInText(text, note)),
      ...places.pages().flatMap(({ html, text }) => drawnInPage(html, text, note)),
    ]);
    this.codes = lazy(() => this.#find());
  }

  /** Whether there is anything for a decoder to do. */
  get isNeeded(): boolean {
    return this.#pictures().length > 0 || this.#drawings().length > 0;
  }

  #find(): readonly Code[] {
    if (!this.isNeeded) return [];
    const decoder = this.#decoder;
    if (decoder === null) {
      this.#note("code.not-looked-for", "no decoder of codes is at hand");
      return [];
    }
    const found = new Map<string, Code>();
    const add = (texts: readonly string[] | null, place: Code["place"], name: string): void => {
      if (texts === null) this.#note("code.unreadable-picture", name);
      for (const text of texts ?? []) if (!found.has(text)) found.set(text, { text: text.slice(0, CODE_CHARACTERS), place, name });
    };
    for (const { name, bytes, pixels } of this.#pictures()) add(decoder.image(bytes, pixels), "picture", name);
    for (const { gray, width, height } of this.#drawings())
      add(decoder.pixels(gray, width, height), "drawing", "drawn with characters or cells");
    return [...found.values()];
  }
}
