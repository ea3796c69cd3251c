/**
 * A trie in one typed array, as a double array (Aoe, 1989): the children of all nodes lie interleaved, each node knows where its own
 * begin, and each place knows whose it is. A step is one look in memory, however many strings there are.
 * Letters are small numbers from 1 (classes); what occurs in no string is class 0, which leads nowhere.
 */

/** There is no such child. */
export const NOWHERE = -1;
/** Marks of nodes in which strings end. */
export const ENDS = 1;
export const ENDS_OPEN = 2;

const MARK_BITS = 2;
/** No node has this number. */
const NONE = -1;
const ROOT = -2;

/** A string begins at a root (0, 1 …) and leaves a mark where it ends. */
export interface Branch {
  readonly root: number;
  readonly letters: readonly number[];
  readonly mark: number;
}

export class Trie {
  /** Two for each place: where the children of the node begin, shifted by MARK_BITS, with its marks; and its parent. */
  readonly #cells: Int32Array;
  /** The node in which each branch ends, in the order of the branches. */
  readonly ends: readonly number[];

  constructor(branches: readonly Branch[], roots: number) {
    const family = new Family(roots);
    const ends = branches.map(({ root, letters, mark }) => {
      const node = letters.reduce((parent, letter) => family.childOf(parent, letter), root);
      family.marks[node]! |= mark;
      return node;
    });
    const { cells, places } = layOut(family, roots);
    this.#cells = cells;
    this.ends = ends.map((node) => places[node]!); // every node has its place
  }

  /** The child of a node; NOWHERE when it has none of that class. */
  follow(node: number, letter: number): number {
    const place = (this.#cells[node * 2]! >> MARK_BITS) + letter;
    return this.#cells[place * 2 + 1] === node ? place : NOWHERE;
  }

  marksOf(node: number): number {
    return this.#cells[node * 2]! & ((1 << MARK_BITS) - 1);
  }
}

/** The tree as it grows: nodes by number, each with its letter, its first child and its next sibling. */
class Family {
  readonly letter: number[];
  readonly firstChild: number[];
  readonly nextSibling: number[];
  readonly marks: number[];

  constructor(roots: number) {
    this.letter = new Array<number>(roots).fill(0);
    this.firstChild = new Array<number>(roots).fill(NONE);
    this.nextSibling = new Array<number>(roots).fill(NONE);
    this.marks = new Array<number>(roots).fill(0);
  }

  childOf(parent: number, letter: number): number {
    const { firstChild, nextSibling } = this;
    for (let child = firstChild[parent]!; child !== NONE; child = nextSibling[child]!) if (this.letter[child] === letter) return child;
    const child = this.letter.push(letter) - 1;
    nextSibling.push(firstChild[parent]!);
    firstChild.push(NONE);
    firstChild[parent] = child;
    this.marks.push(0);
    return child;
  }

  /** The letters of the children, in their order. */
  lettersBelow(parent: number): readonly number[] {
    const letters: number[] = [];
    for (let child = this.firstChild[parent]!; child !== NONE; child = this.nextSibling[child]!) letters.push(this.letter[child]!);
    return letters;
  }
}

/** Breadth first, so that the nodes near the roots, where most walks end, lie close together. */
function layOut(family: Family, roots: number): { readonly cells: Int32Array; readonly places: Int32Array } {
  const cells = new Cells();
  const places = new Int32Array(family.letter.length);
  const queue = Array.from({ length: roots }, (_, root) => root);
  let largest = 0;
  for (const root of queue) {
    places[root] = root;
    cells.take(root, ROOT);
  }
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    const letters = family.lettersBelow(node);
    const base = letters.length === 0 ? 0 : cells.baseFor(letters);
    cells.setBase(places[node]!, (base << MARK_BITS) | family.marks[node]!);
    for (let child = family.firstChild[node]!; child !== NONE; child = family.nextSibling[child]!) {
      const letter = family.letter[child]!;
      places[child] = base + letter;
      cells.take(base + letter, places[node]!);
      if (letter > largest) largest = letter;
      queue.push(child);
    }
  }
  return { cells: cells.all(largest), places };
}

class Cells {
  #cells = new Int32Array(8_192).fill(NONE);
  /** No place before it is free. */
  #firstFree = 0;
  /** Where several places were found last: it is crowded before, and single children fill the gaps there. */
  #roomFrom = 0;
  #last = 0;

  /** A base at which every one of the letters finds its place free. */
  baseFor(letters: readonly number[]): number {
    const first = letters[0] ?? 0;
    if (letters.length === 1) {
      while (this.#firstFree < first || !this.#isFree(this.#firstFree)) this.#firstFree++;
      return this.#firstFree - first;
    }
    while (!letters.every((letter) => this.#isFree(this.#roomFrom + letter))) this.#roomFrom++;
    return this.#roomFrom;
  }

  take(place: number, parent: number): void {
    while (this.#cells.length < place * 2 + 2) {
      const wider = new Int32Array(this.#cells.length * 2).fill(NONE);
      wider.set(this.#cells);
      this.#cells = wider;
    }
    this.#cells[place * 2 + 1] = parent;
    if (place > this.#last) this.#last = place;
  }

  setBase(place: number, base: number): void {
    this.#cells[place * 2] = base;
  }

  /** With room behind the last place for the largest letter that a step may add to a base. */
  all(largest: number): Int32Array {
    const cells = new Int32Array((this.#last + largest + 1) * 2).fill(NONE);
    cells.set(this.#cells.subarray(0, (this.#last + 1) * 2));
    return cells;
  }

  #isFree(place: number): boolean {
    return place * 2 >= this.#cells.length || this.#cells[place * 2 + 1] === NONE;
  }
}
