/**
 * Everything that the ledger remembers beside its profiles, as bytes for a snapshot and back: the house, the history of steps, the guilty,
 * the thresholds. In parts, so that writing each takes a moment only. Parts of another version or damaged ones are left out: what they held
 * is learned anew.
 */
import { deserialize, serialize } from "node:v8";
import type { Instant } from "../../platform/time.ts";
import { Familiar } from "./familiar.ts";
import { HouseMemory } from "./house-memory.ts";
import type { Recent, RecentDump } from "./recent.ts";
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

const VERSION = 1;
const SETS = ["people", "links", "wrote", "incoming"] as const;
const COUNTS = ["contents", "hours", "styles"] as const;
const RECENT = ["texts", "sites", "attempts", "newcomers", "senders", "peers"] as const;

/** Part by part; nothing may be weighed before the last one was taken. */
export function* toParts({ house, history, guilty, thresholds, computed }: LedgerMemory): Generator<Part> {
  for (const name of SETS) yield part(name, house[name].toPlaces());
  for (const name of RECENT) yield part(name, house[name].toDump());
  yield part("history", history.toDump());
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
  const lost: string[] = [];
  const house = new HouseMemory(mailHosts);
  const history = new StepHistory();
  let rest: Partial<Rest> = {};
  for (const [name, bytes] of parts) {
    try {
      const value = contentOf(bytes);
      if (isIn(SETS, name))
        house[name].takeOver(new Familiar(house[name].most, value as Uint32Array)); // written by toParts
      else if (isIn(RECENT, name)) (house[name] as Recent<unknown>).fill(value as RecentDump<unknown>);
      else if (name === "history") history.fill(value as StepDump);
      else if (name === "rest") rest = value as Rest;
    } catch {
      lost.push(name);
    }
  }
  for (const name of COUNTS) house[name].set(rest[name] ?? []);
  house.received = rest.received ?? 0;
  const { guilty = [], thresholds = empty.thresholds, computed = empty.computed } = rest;
  return { memory: { house, history, guilty: new Set(guilty), thresholds, computed }, lost };
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

function isIn<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((each) => each === name);
}
