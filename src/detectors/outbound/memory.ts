/**
 * Everything that the ledger remembers beside its profiles, as bytes for a snapshot and back: the house, the history of steps, the guilty,
 * the thresholds. In pieces of a quarter of a megabyte: writing each takes a moment only, and memory that one leaves behind serves for the next
 * (buffers of ten megabytes, each of another length, are what the C library does not give back). Pieces of another version or damaged ones are
 * left out: what they held is learned anew.
 */
import { deserialize, serialize } from "node:v8";
import type { Instant } from "../../platform/time.ts";
import { Familiar } from "./familiar.ts";
import { HouseMemory } from "./house-memory.ts";
import type { Recent } from "./recent.ts";
import type { Thresholds } from "./standing.ts";
import { type StepDump, StepHistory } from "./step-history.ts";

export interface LedgerMemory {
  readonly house: HouseMemory;
  readonly history: StepHistory;
  readonly guilty: ReadonlySet<number>;
  readonly thresholds: Thresholds;
  readonly computed: Instant;
}

export type Part = readonly [name: string, bytes: Uint8Array];

const VERSION = 2;
/** Places of a set in one piece. */
const PLACES = 65_536;
/** Entries of what was lately in one piece; one takes some 60 to 120 bytes. */
const ENTRIES = 2_000;
const SETS = ["people", "links", "wrote", "incoming"] as const;
const COUNTS = ["contents", "hours", "styles"] as const;
const RECENT = ["texts", "sites", "attempts", "newcomers", "senders", "peers"] as const;

/** Part by part; nothing may be weighed before the last one was taken. */
export function* toParts({ house, history, guilty, thresholds, computed }: LedgerMemory): Generator<Part> {
  for (const name of SETS) {
    const places = house[name].toPlaces();
    yield part(`${name}/length`, places.length);
    for (const [piece, some] of cut(places, PLACES).entries()) yield part(`${name}/${piece}`, some);
  }
  for (const name of RECENT) {
    const { younger, elder, began } = house[name].toDump();
    yield part(`${name}/began`, began);
    for (const [generation, entries] of Object.entries({ younger, elder })) {
      let piece = 0;
      for (const some of someOf<readonly [string, unknown]>(entries, ENTRIES)) yield part(`${name}/${generation}/${piece++}`, some);
    }
  }
  const { count, sparse, rings } = history.toDump();
  yield part("history/kept", { count, sparse });
  for (const [number, ring] of rings.entries()) yield part(`history/${number}`, ring);
  yield part("rest", {
    contents: house.contents,
    hours: house.hours,
    styles: house.styles,
    received: house.received,
    guilty: [...guilty],
    thresholds,
    computed,
  });
}

/** The memory from its parts; `lost` names those that could not be read. */
export function fromParts(
  parts: readonly Part[],
  mailHosts: ReadonlySet<string>,
  empty: LedgerMemory,
): { readonly memory: LedgerMemory; readonly lost: readonly string[] } {
  const { pieces, lost } = piecesOf(parts);
  const house = new HouseMemory(mailHosts);
  for (const name of SETS) fillSet(house[name], whole(pieces, name) as readonly Uint32Array[], pieces.get(`${name}/length`)); // written by toParts
  for (const name of RECENT) {
    const generation = (which: string): readonly (readonly [string, unknown])[] =>
      (whole(pieces, `${name}/${which}`) as readonly (readonly (readonly [string, unknown])[])[]).flat();
    const began = (pieces.get(`${name}/began`) as Instant | undefined) ?? 0;
    (house[name] as Recent<unknown>).fill({ younger: generation("younger"), elder: generation("elder"), began });
  }
  const history = new StepHistory();
  const kept = pieces.get("history/kept") as Omit<StepDump, "rings"> | undefined;
  if (kept !== undefined && !isFilled(history, { ...kept, rings: whole(pieces, "history") as StepDump["rings"] })) lost.push("history");
  const rest = (pieces.get("rest") ?? {}) as Partial<Rest>;
  for (const name of COUNTS) house[name].set(rest[name] ?? []);
  house.received = rest.received ?? 0;
  const { guilty = [], thresholds = empty.thresholds, computed = empty.computed } = rest;
  return { memory: { house, history, guilty: new Set(guilty), thresholds, computed }, lost };
}

/** What the parts hold that are ours, by name. */
function piecesOf(parts: readonly Part[]): { readonly pieces: ReadonlyMap<string, unknown>; readonly lost: string[] } {
  const pieces = new Map<string, unknown>();
  const lost: string[] = [];
  for (const [name, bytes] of parts) {
    if (!OURS.has(name.split("/", 1)[0] ?? "")) continue;
    try {
      pieces.set(name, contentOf(bytes));
    } catch {
      lost.push(name);
    }
  }
  return { pieces, lost };
}

const OURS: ReadonlySet<string> = new Set([...SETS, ...RECENT, "history", "rest"]);

/** The pieces of a name in their order, up to the first that is missing. */
function whole(pieces: ReadonlyMap<string, unknown>, name: string): readonly unknown[] {
  const found: unknown[] = [];
  for (let piece = 0; pieces.has(`${name}/${piece}`); piece++) found.push(pieces.get(`${name}/${piece}`));
  return found;
}

/** In a set of another length its places mean nothing: with a piece missing it stays empty. */
function fillSet(set: Familiar, pieces: readonly Uint32Array[], length: unknown): void {
  if (typeof length !== "number" || pieces.reduce((sum, piece) => sum + piece.length, 0) !== length) return;
  const places = new Uint32Array(length);
  let at = 0;
  for (const piece of pieces) {
    places.set(piece, at);
    at += piece.length;
  }
  set.takeOver(new Familiar(set.most, places));
}

function isFilled(history: StepHistory, dump: StepDump): boolean {
  try {
    history.fill(dump);
    return true;
  } catch {
    return false;
  }
}

function cut(places: Uint32Array, size: number): readonly Uint32Array[] {
  // copies: a view would be written with the whole array behind it
  return Array.from({ length: Math.ceil(places.length / size) }, (_, piece) => places.slice(piece * size, (piece + 1) * size));
}

function* someOf<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let some: Item[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

interface Rest {
  readonly contents: Float32Array;
  readonly hours: Float32Array;
  readonly styles: Float32Array;
  readonly received: number;
  readonly guilty: readonly number[];
  readonly thresholds: Thresholds;
  readonly computed: Instant;
}

function part(name: string, value: unknown): Part {
  return [name, serialize([VERSION, value])];
}

function contentOf(bytes: Uint8Array): unknown {
  const [version, value] = deserialize(bytes) as [number, unknown]; // checked by its version
  if (version !== VERSION) throw new RangeError(`version ${version}`);
  return value;
}
