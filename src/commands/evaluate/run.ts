/**
 * `postern evaluate`: judges the messages of an index in its order. "online" learns each label right after judging (TREC's protocol with
 * immediate feedback), "judge" learns nothing. Reading and checks run ahead in the workers; judging and learning keep the order.
 */
import { readFile } from "node:fs/promises";
import type { IndexLine } from "./index-file.ts";
import type { Judgement } from "./metrics.ts";

/** One message, read and examined but not judged: what judging still needs comes last, in order. */
export interface Prepared {
  judge(): Verdicted;
  /** Teaches the label; only called with the protocol "online". */
  learn(spam: boolean): void;
}

export interface Verdicted {
  readonly probability: number;
  readonly logOdds: number;
  readonly class: string;
  /** Names of the strongest reasons. */
  readonly because: readonly string[];
  /** What the halves of the verdict say for themselves, in log-odds. */
  readonly parts: { readonly checks: number; readonly learner: number };
}

/** What evaluates: the house with a learner of its own. */
export interface Evaluated {
  prepare(raw: Buffer, name: string): Promise<Prepared>;
  readonly atOnce: number;
}

export interface Row extends Judgement {
  readonly path: string;
  readonly verdict: Verdicted;
}

/** `progress` hears how many are done, now and then. */
export async function evaluate(
  lines: readonly IndexLine[],
  protocol: "online" | "judge",
  evaluated: Evaluated,
  progress: (done: number) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const underWay: Promise<Prepared>[] = [];
  let next = 0;
  const startOne = (): void => {
    const line = lines[next++];
    if (line === undefined) return;
    const job = readFile(line.file).then((raw) => evaluated.prepare(raw, line.path));
    job.catch(() => {}); // awaited below in order; until then a rejection is not "unhandled"
    underWay.push(job);
  };
  for (let count = 0; count < evaluated.atOnce; count++) startOne();
  for (const { spam, path } of lines) {
    const prepared = await underWay.shift()!; // as many were started as there are lines
    startOne();
    const verdict = prepared.judge();
    rows.push({ spam, path, probability: verdict.probability, logOdds: verdict.logOdds, verdict });
    if (protocol === "online") prepared.learn(spam);
    if (rows.length % 500 === 0) progress(rows.length);
  }
  return rows;
}
