/**
 * Reads postern.yaml (YAML 1.2, core schema) and remembers where each value stands, so that mistakes can point at it.
 * Hostile or damaged files end in mistakes: duplicate keys, tabs, unknown tags, aliases that multiply, bottomless nesting, files that are too large.
 */
import { Alias, isMap, isSeq, LineCounter, type Node, type Pair, parseDocument, Scalar, type YAMLError } from "yaml";
import { messageOf } from "../platform/errors.ts";

/** Lists of a hundred thousand domains fit; a mail folder given by mistake does not. */
const MOST_CHARACTERS = 8_000_000;
/** Real files refer to an anchor a few times; a bomb does so thousands of times. */
const MOST_ALIASES = 100;

/** The engine's words for it, which the YAML reader passes on as a mistake of the file. */
const OUT_OF_STACK = "call stack";
const TOO_DEEP = "expected a few levels of nesting, found too many";

export type Path = readonly (string | number)[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface SettingsDocument {
  /** Plain values; keys without a value are left out. */
  readonly value: unknown;
  readonly mistakes: readonly { readonly place: Place; readonly sentence: string }[];
  /** Where the deepest existing part of the path stands; of a key rather than its value when `atKey`. */
  placeOf(path: Path, atKey?: boolean): Place;
}

const START: Place = { line: 1, column: 1 };

export function readDocument(text: string): SettingsDocument {
  if (text.length > MOST_CHARACTERS) return broken(START, "expected at most 8 MB of settings, found more");
  if (text.includes("\0")) return broken(START, "expected text, found NUL characters");
  const lines = new LineCounter();
  const toPlace = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
    const mistakes = [...document.errors, ...document.warnings].map((error) => ({
      place: toPlace(error.pos[0]),
      sentence: toSentence(error, text),
    }));
    if (mistakes.some(({ sentence }) => sentence.includes(OUT_OF_STACK))) return broken(START, TOO_DEEP);
    if (mistakes.length > 0) return { value: undefined, mistakes, placeOf: () => START };
    const resolve = (node: unknown) => (node instanceof Alias ? node.resolve(document) : node);
    return {
      value: withoutNothing(document.toJS({ maxAliasCount: MOST_ALIASES })),
      mistakes,
      placeOf: (path, atKey = false) => toPlace(offsetOf(document.contents, path, atKey, resolve)),
    };
  } catch (thrown) {
    return broken(
      START,
      thrown instanceof ReferenceError ? "expected few aliases, found some that multiply without end" : unreadable(thrown),
    );
  }
}

function broken(place: Place, sentence: string): SettingsDocument {
  return { value: undefined, mistakes: [{ place, sentence }], placeOf: () => START };
}

function unreadable(thrown: unknown): string {
  return thrown instanceof RangeError ? TOO_DEEP : `expected YAML, found ${messageOf(thrown)}`;
}

function toSentence(error: YAMLError, text: string): string {
  if (error.code === "DUPLICATE_KEY") return "expected each key once, found it a second time";
  if (error.code === "TAB_AS_INDENT") return "expected spaces before the key, found a tab";
  const said = error.message.replace(/[\s\u0000-\u001f]+/g, " ").replace(/[.:]?\s*$/, "");
  // `size: > 20MB` is a folded text to YAML
  const line = text.slice(text.lastIndexOf("\n", error.pos[0] - 1) + 1).split("\n", 1)[0] ?? "";
  const quote = /[<>]=?\s*[.\d]/.test(line) ? ' (comparisons need quotes: "> 20MB")' : "";
  return `expected YAML, found a mistake in it: ${said}${quote}`;
}

/** A key without a value counts as not set, so that all entries of a list can be commented out. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNothing(inner)]));
}

function offsetOf(root: unknown, path: Path, atKey: boolean, resolve: (node: unknown) => unknown): number {
  let node = resolve(root);
  let offset = startOf(root) ?? 0;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === String(step)) : undefined;
    const next = pair !== undefined ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (next === undefined && pair === undefined) return offset;
    const key = pair === undefined ? undefined : startOf(pair.key);
    const isLast = depth === path.length - 1;
    // a group's value begins on the next line; its key is where an operator looks
    const wanted = (isLast && atKey) || isMap(resolve(next)) || isSeq(resolve(next)) ? (key ?? startOf(next)) : (startOf(next) ?? key);
    offset = wanted ?? offset;
    node = resolve(next);
  }
  return offset;
}

function keyOf(pair: Pair): string {
  return pair.key instanceof Scalar ? String(pair.key.value) : String(pair.key);
}

function startOf(node: unknown): number | undefined {
  // every node of a parsed document has a range; nodes made by hand have none
  return (node as Node | null | undefined)?.range?.[0];
}
