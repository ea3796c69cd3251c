/**
 * Collects the text of an HTML page in the order of appearance: visible, hidden, and visible outside links.
 * White space collapses, block elements begin new lines, characters without width are dropped, so that words cut by them read as words.
 */
import { asShown } from "../shown-text.ts";
import { decodeEntities } from "./entities.ts";

const SPACES = /[ \t\r\n\f\u00a0]+/g;

/** Cells in a row with one letter each that make a word. */
const SPELLED = 4;

export class TextCollector {
  readonly #visible: string[] = [];
  readonly #hidden: string[] = [];
  readonly #loose: string[] = [];
  /** Which of the visible texts are borders of cells. */
  readonly #cells = new Set<number>();
  #endsWithSpace = true;

  /** Text as written in the page, between two tags. */
  add(written: string, place: { readonly hidden: boolean; readonly inLink: boolean; readonly preformatted: boolean }): void {
    if (!place.preformatted && isBlank(written)) {
      this.#addBlank(place);
      return;
    }
    let text = asShown(decodeEntities(written, "text"));
    if (place.hidden) {
      this.#hidden.push(text);
      return;
    }
    if (!place.preformatted) text = text.replace(SPACES, " ");
    if (this.#endsWithSpace && text.startsWith(" ") && !place.preformatted) text = text.slice(1);
    if (text === "") return;
    this.#endsWithSpace = text.endsWith(" ") || text.endsWith("\n");
    this.#visible.push(text);
    if (!place.inLink) this.#loose.push(text);
  }

  /** White space between two tags, most of what a page has. */
  #addBlank({ hidden, inLink }: { readonly hidden: boolean; readonly inLink: boolean }): void {
    if (hidden || this.#endsWithSpace) return;
    this.#visible.push(" ");
    if (!inLink) this.#loose.push(" ");
    this.#endsWithSpace = true;
  }

  space(): void {
    if (!this.#endsWithSpace) this.#separate(" ");
  }

  /** The border between two cells of a table row. */
  cell(): void {
    if (!this.#endsWithSpace) this.#separate(" ");
    if (this.#visible.at(-1) === " ") this.#cells.add(this.#visible.length - 1);
  }

  line(): void {
    if (this.#visible.length > 0 && this.#visible.at(-1) !== "\n") this.#separate("\n");
    this.#endsWithSpace = true;
  }

  /** A point in the visible text, for `since`. */
  mark(): number {
    return this.#visible.length;
  }

  since(mark: number): string {
    return this.#visible.slice(mark).join("").trim();
  }

  /** Marks the place of a link in the loose text, so that words around it do not grow together. */
  gap(): void {
    this.#loose.push(" ");
  }

  visible(): string {
    return (this.#cells.size < SPELLED ? this.#visible : this.#withoutSpelling()).join("").trim();
  }

  /** Words spelled with one letter a cell read as words. */
  #withoutSpelling(): readonly string[] {
    const texts = [...this.#visible];
    let run: number[] = []; // borders that may turn out to be inside a word
    let inWord = false;
    for (let i = 0; i < texts.length; i++) {
      if (!this.#cells.has(i)) continue;
      if (!isOneLetter(this.#visible[i - 1]) || !isOneLetter(this.#visible[i + 1])) {
        run = [];
        inWord = false;
        continue;
      }
      run.push(i);
      inWord ||= run.length >= SPELLED - 1;
      if (!inWord) continue;
      for (const at of run) texts[at] = "";
      run = [];
    }
    return texts;
  }

  hidden(): string {
    return this.#hidden.join(" ").replace(SPACES, " ").trim();
  }

  loose(): string {
    return this.#loose.join("");
  }

  #separate(by: string): void {
    this.#visible.push(by);
    this.#loose.push(by);
    this.#endsWithSpace = true;
  }
}

function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 32 && (code > 13 || code < 9)) return false;
  }
  return true;
}

function isOneLetter(text: string | undefined): boolean {
  return text !== undefined && text.length <= 4 && /^\s?\p{L}\s?$/u.test(text);
}
