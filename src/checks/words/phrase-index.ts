/**
 * Finds phrases in folded text by a trie that is entered at the start of each word. Whatever stands between two words counts as one
 * space. Scripts that write without spaces have no such starts: there a phrase is found anywhere.
 * Linear but for the length of the longest phrase. Ten times as many phrases cost hardly more: most words fail after a few letters.
 */
import { ENDS, ENDS_OPEN, NOWHERE, Trie } from "./trie.ts";
import { isSpaceless, Words } from "./words.ts";

export interface Phrase {
  /** Folded (fold.ts). */
  readonly text: string;
  /** The last word may go on. */
  readonly open: boolean;
}

/** As Words divides a text. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The roots of the trie. */
const WORDS = 0;
const CHARACTERS = 1;

export class PhraseIndex {
  readonly #words: Words;
  readonly #trie: Trie;
  /** Numbers of the phrases that end in a node, open ones apart. */
  readonly #ends = new Map<number, number[]>();
  readonly #endsOpen = new Map<number, number[]>();

  constructor(phrases: readonly Phrase[]) {
    const paths = phrases.map(({ text, open }) => {
      if (isSpaceless(text)) return { root: CHARACTERS, text, mark: ENDS };
      return { root: WORDS, text: (text.match(WORD) ?? []).join(" "), mark: open ? ENDS_OPEN : ENDS };
    });
    this.#words = new Words(paths.map(({ text }) => text).join(""));
    const branches = paths.map(({ root, text, mark }) => ({ root, letters: this.#words.classesOf(text), mark }));
    this.#trie = new Trie(branches, CHARACTERS + 1);
    for (const [number, node] of this.#trie.ends.entries()) {
      const list = paths[number]?.mark === ENDS ? this.#ends : this.#endsOpen;
      list.set(node, [...(list.get(node) ?? []), number]);
    }
  }

  /** The numbers of the phrases that occur: by the word at which they begin, then by number; those of spaceless scripts last. */
  search(text: string): readonly number[] {
    const words = this.#words;
    words.read(text);
    const found: number[] = [];
    for (let word = 0; word < words.count; word++) {
      const before = found.length;
      this.#walk(words.starts[word]!, found); // `count` of them are set
      if (found.length - before > 1) found.push(...found.splice(before).sort((a, b) => a - b));
    }
    if (words.isSpaceless) found.push(...this.#searchCharacters(words.classesOf(text)));
    return found;
  }

  #walk(start: number, found: number[]): void {
    const { letters, space } = this.#words;
    let node = WORDS;
    // ends at the 0 behind the last word at the latest
    for (let at = start; ; at++) {
      node = this.#trie.follow(node, letters[at]!);
      if (node === NOWHERE) return;
      const marks = this.#trie.marksOf(node);
      if (marks === 0) continue;
      if ((marks & ENDS_OPEN) !== 0) found.push(...(this.#endsOpen.get(node) ?? []));
      if ((marks & ENDS) !== 0 && letters[at + 1] === space) found.push(...(this.#ends.get(node) ?? []));
    }
  }

  #searchCharacters(letters: readonly number[]): readonly number[] {
    const found = new Set<number>();
    for (let from = 0; from < letters.length; from++) {
      let node = this.#trie.follow(CHARACTERS, letters[from]!);
      for (let at = from + 1; node !== NOWHERE; at++) {
        if (this.#trie.marksOf(node) !== 0) for (const number of this.#ends.get(node) ?? []) found.add(number);
        node = this.#trie.follow(node, letters[at] ?? 0);
      }
    }
    return [...found].sort((a, b) => a - b);
  }
}
