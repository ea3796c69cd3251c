/**
 * Puts the observations of many sources into one order of time. A source is opened when its first moment has come, so that a folder of a
 * thousand logs needs no thousand open files; in memory is one batch of each that is open.
 */
import type { Observed } from "../observed/observed.ts";
import type { Instant } from "../platform/time.ts";

export interface Strand {
  /** No observation of it is earlier; lower than the truth is harmless. */
  readonly begins: Instant;
  open(): AsyncGenerator<readonly Observed[]>;
}

interface Open {
  readonly source: AsyncGenerator<readonly Observed[]>;
  batch: readonly Observed[];
  next: number;
}

/** Runs of observations, each run and all runs in the order of `at`; equal moments in the order of the strands. */
export async function* merged(strands: readonly Strand[]): AsyncGenerator<readonly Observed[]> {
  const waiting = [...strands].sort((one, other) => one.begins - other.begins);
  const open: Open[] = [];
  for (;;) {
    let first = earliest(open);
    while (waiting.length > 0 && (first === null || (waiting[0]?.begins ?? 0) <= headOf(first))) {
      const opened = await begin(waiting.shift());
      if (opened !== null) open.push(opened);
      first = earliest(open);
    }
    if (first === null) return;
    const others = open.filter((one) => one !== first).map(headOf);
    const until = Math.min(...others, waiting[0]?.begins ?? Number.POSITIVE_INFINITY);
    let stop = first.next + 1;
    while (stop < first.batch.length && (first.batch[stop]?.at ?? 0) <= until) stop++;
    yield first.batch.slice(first.next, stop);
    first.next = stop;
    if (stop >= first.batch.length && !(await refill(first))) open.splice(open.indexOf(first), 1);
  }
}

async function begin(strand: Strand | undefined): Promise<Open | null> {
  if (strand === undefined) return null;
  const opened: Open = { source: strand.open(), batch: [], next: 0 };
  return (await refill(opened)) ? opened : null;
}

async function refill(one: Open): Promise<boolean> {
  for (;;) {
    const result = await one.source.next();
    if (result.done === true) return false;
    if (result.value.length === 0) continue;
    one.batch = result.value;
    one.next = 0;
    return true;
  }
}

function headOf(one: Open): Instant {
  return one.batch[one.next]?.at ?? Number.POSITIVE_INFINITY;
}

function earliest(open: readonly Open[]): Open | null {
  return open.reduce<Open | null>((least, one) => (least === null || headOf(one) < headOf(least) ? one : least), null);
}
