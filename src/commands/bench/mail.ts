/**
 * The mail that a benchmark runs on: an even sample of what lies behind the paths, the same at every run, and a second one of other
 * messages to train a peer with. Without paths the mail corpora are used where they are present. All of it is held in memory.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { OperatorError } from "../../platform/errors.ts";
import { sourcesOf } from "../scan/sources.ts";

export interface BenchMail {
  readonly name: string;
  readonly raw: Buffer;
}

export interface MailSample {
  /** Where it was taken from, in words. */
  readonly from: string;
  readonly found: number;
  /** What is measured. */
  readonly measured: readonly BenchMail[];
  /** Other messages, for training. */
  readonly training: readonly BenchMail[];
}

export interface Wanted {
  readonly measured: number;
  readonly training: number;
}

/** Larger ones say more about copying than about judging, and would fill the memory. */
const LARGEST = 5_000_000;

/** Throws OperatorError when there is too little mail. */
export async function sampleOf(paths: readonly string[], wanted: Wanted): Promise<MailSample> {
  const room = wanted.measured + wanted.training;
  const kept: BenchMail[] = [];
  const dice = toDice(20_261_123);
  let found = 0;
  for await (const { name, raw } of sourcesOf(paths)) {
    if (raw.length === 0 || raw.length > LARGEST) continue;
    found += 1;
    // reservoir sampling: each message has the same chance, however many follow
    const place = found <= room ? kept.length : Math.floor(dice() * found);
    if (place < room) kept[place] = { name, raw: Buffer.from(raw) };
  }
  if (kept.length === 0) throw new OperatorError("bench/no-mail", `No mail was found in ${paths.join(", ")}.`);
  shuffle(kept, dice);
  const measured = Math.min(wanted.measured, wanted.training > 0 ? Math.ceil(kept.length / 2) : kept.length);
  return { from: paths.join(", "), found, measured: kept.slice(0, measured), training: kept.slice(measured) };
}

/** Unpacks the mail corpora below `corpora` into `folder`. Throws OperatorError when there are none. */
export async function unpackCorpora(corpora: string, folder: string): Promise<readonly string[]> {
  const names = existsSync(corpora) ? readdirSync(corpora).filter((name) => isMailCorpus(corpora, name)) : [];
  if (names.length === 0) {
    throw new OperatorError("bench/no-mail", `Name a folder of mail to measure with; there are no mail corpora in ${corpora}.`);
  }
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    await promisify(execFile)("tar", ["-xzf", join(corpora, name, "data.tar.gz"), "-C", folder, "--no-same-owner"]);
  }
  return [folder];
}

function isMailCorpus(corpora: string, name: string): boolean {
  return name.startsWith("mail-") && existsSync(join(corpora, name, "data.tar.gz"));
}

function shuffle<T>(list: T[], dice: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(dice() * (last + 1));
    [list[last], list[other]] = [list[other]!, list[last]!]; // both lie inside the list
  }
}

/** The same numbers at every run (a linear congruential generator, constants of Numerical Recipes). */
function toDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
