/**
 * What installed filters say of the same messages: Rspamd and SpamAssassin as packaged and untrained, Rspamd with Bayes and bogofilter after
 * learning a training half. All on loopback, with folders of their own, and nothing looked up in the network.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programPath } from "../../src/commands/bench/peers/program.ts";
import { startRspamd } from "../../src/commands/bench/peers/rspamd.ts";
import { startSpamAssassin } from "../../src/commands/bench/peers/spamassassin.ts";
import { type Mail, withoutFromLine } from "./mail.ts";
import type { Split } from "./trained.ts";

export interface PeerScores {
  readonly name: string;
  /** From here on the peer calls a message spam. */
  readonly threshold: number;
  readonly scores: ReadonlyMap<Mail, number>;
}

const RSPAMD_ADDS_HEADER = 6;
const SPAMASSASSIN_REQUIRED = 5;
const BOGOFILTER_CUTOFF = 0.99;

/** In a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "postern-detect-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws OperatorError when one of them is not installed. */
export async function untrainedPeers(mail: readonly Mail[], folder: string): Promise<readonly PeerScores[]> {
  const rspamd = await startRspamd({ folder, bayes: false, training: [], compiled: join(folder, "compiled") });
  const ofRspamd = await scored("Rspamd", RSPAMD_ADDS_HEADER, mail, { ...rspamd, atOnce: 4 });
  const spamAssassin = await startSpamAssassin(folder);
  return [ofRspamd, await scored("SpamAssassin", SPAMASSASSIN_REQUIRED, mail, { ...spamAssassin, atOnce: 2 })];
}

/** After learning the training part of the split. `folder` is made. */
export async function trainedPeers({ training, tested }: Split, folder: string, compiled: string): Promise<readonly PeerScores[]> {
  mkdirSync(folder);
  const lessons = training.map((mail) => ({ raw: rawOf(mail), spam: mail.spam }));
  const rspamd = await startRspamd({ folder, bayes: true, training: lessons, compiled });
  const ofRspamd = await scored("Rspamd with Bayes", RSPAMD_ADDS_HEADER, tested, { ...rspamd, atOnce: 4 });
  return [bogofilter({ training, tested }, folder), ofRspamd];
}

interface Running {
  score(raw: Buffer): Promise<number>;
  close(): Promise<void>;
  readonly atOnce: number;
}

async function scored(name: string, threshold: number, mail: readonly Mail[], running: Running): Promise<PeerScores> {
  const scores = new Map<Mail, number>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let one = mail[next++]; one !== undefined; one = mail[next++]) scores.set(one, await running.score(rawOf(one)));
  };
  try {
    await Promise.all(Array.from({ length: running.atOnce }, worker));
  } finally {
    await running.close();
  }
  return { name, threshold, scores };
}

function bogofilter({ training, tested }: Pick<Split, "training" | "tested">, folder: string): PeerScores {
  const program = programPath("bogofilter", "bogofilter");
  const own = join(folder, "bogofilter");
  mkdirSync(own);
  const fileOf = (mail: Mail): string => {
    const file = join(own, mail.digest);
    writeFileSync(file, rawOf(mail));
    return file;
  };
  const run = (words: readonly string[], mail: readonly Mail[]): string => {
    const input = mail.map((each) => `${fileOf(each)}\n`).join("");
    const ran = spawnSync(program, ["-d", own, ...words, "-b"], { input, encoding: "utf8", maxBuffer: 100_000_000 });
    // 0 to 2 are verdicts
    if (ran.status === null || ran.status > 2) throw new Error(`bogofilter failed: ${ran.stderr}`);
    return ran.stdout;
  };
  run(
    ["-s"],
    training.filter(({ spam }) => spam),
  );
  run(
    ["-n"],
    training.filter(({ spam }) => !spam),
  );
  const lines = run(["-TT"], tested).trim().split("\n");
  const scores = new Map(tested.map((mail, index) => [mail, scoreIn(lines[index] ?? "", mail)] as const));
  return { name: "bogofilter", threshold: BOGOFILTER_CUTOFF, scores };
}

function scoreIn(line: string, { digest }: Mail): number {
  const score = Number(line.split(" ")[1]);
  if (!line.includes(digest) || Number.isNaN(score)) throw new Error(`bogofilter answered ${line} for ${digest}`);
  return score;
}

function rawOf({ path }: Mail): Buffer {
  return withoutFromLine(readFileSync(path));
}
