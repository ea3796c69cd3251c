/**
 * `postern bench scan`: CPU, latency and memory of judging, ours and a peer's on the same messages in turn, and where our time goes.
 * Ratios are taken within a turn, so that neighbours on the machine burden both sides alike.
 */

import { type ColdResult, measureColdStarts, type Starter } from "./cold-start.ts";
import { type Burden, describeMachine, type Machine, watchMachine } from "./machine.ts";
import type { BenchMail, MailSample } from "./mail.ts";
import { type Round, runRound, type Subject } from "./round.ts";
import { percentile, ratiosOf, type Spread, spreadOf } from "./spread.ts";
import type { StageCosts } from "./stages.ts";

/** So many messages until V8 has compiled what is hot. */
const WARM_UP = 6_000;
const WARM_UP_OF_PEERS = 200;
const AT_ONCE = [1, 8, 32];

export interface ScanBenchPlan {
  readonly sample: MailSample;
  /** With the learner, and without it where peers have none. */
  readonly ours: readonly Subject[];
  readonly peers: readonly Subject[];
  readonly repeats: number;
  readonly release: string;
  readonly stages: StageCosts | null;
  /** Ours first; empty where there is no peer. */
  readonly starters: readonly Starter[];
  /** Told what is being done, for people who wait. */
  readonly progress: (text: string) => void;
}

/** Milliseconds, but `perSecond` and `memory` (MiB). */
export interface Figures {
  readonly atOnce: number;
  readonly cpu: Spread;
  readonly p50: Spread;
  readonly p95: Spread;
  readonly p99: Spread;
  readonly perSecond: Spread;
  readonly memory: Spread;
}

export interface Ratio {
  readonly of: string;
  readonly against: string;
  readonly atOnce: number;
  readonly cpu: Spread;
  readonly p50: Spread;
  readonly p95: Spread;
  readonly p99: Spread;
}

export interface ScanBenchResult {
  readonly at: string;
  readonly machine: Machine;
  readonly burden: Burden;
  readonly mail: { readonly from: string; readonly found: number; readonly messages: number; readonly meanBytes: number };
  readonly repeats: number;
  readonly subjects: readonly { readonly name: string; readonly configured: readonly string[]; readonly figures: readonly Figures[] }[];
  readonly ratios: readonly Ratio[];
  readonly stages: StageCosts | null;
  readonly cold: ColdResult | null;
}

export async function benchScan(plan: ScanBenchPlan): Promise<ScanBenchResult> {
  const { sample, ours, peers, repeats } = plan;
  const subjects = [...ours, ...peers];
  const burden = watchMachine();
  for (const subject of subjects) {
    plan.progress(`warming up ${subject.name}`);
    await runRound(subject, warmUp(sample.measured, warmUpOf(ours.includes(subject) ? WARM_UP : WARM_UP_OF_PEERS, sample)), 8);
  }
  const rounds = new Map<string, Round[]>();
  for (const atOnce of AT_ONCE) {
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      plan.progress(`${atOnce} at a time, round ${repeat} of ${repeats}`);
      for (const subject of subjects) {
        const round = await runRound(subject, sample.measured, atOnce);
        rounds.set(keyOf(subject, atOnce), [...(rounds.get(keyOf(subject, atOnce)) ?? []), round]);
      }
    }
  }
  const cold = await coldStarts(plan);
  const of = (subject: Subject, atOnce: number): readonly Round[] => rounds.get(keyOf(subject, atOnce)) ?? [];
  return {
    at: new Date().toISOString(),
    machine: describeMachine(plan.release),
    burden: burden(),
    mail: { from: sample.from, found: sample.found, messages: sample.measured.length, meanBytes: meanBytes(sample.measured) },
    repeats,
    subjects: subjects.map((subject) => ({
      name: subject.name,
      configured: subject.configured,
      figures: AT_ONCE.map((atOnce) => toFigures(atOnce, of(subject, atOnce))),
    })),
    ratios: pairsOf(ours, peers).flatMap(({ own, peer }) =>
      AT_ONCE.map((atOnce) => ({ of: own.name, against: peer.name, ...toRatio(atOnce, of(own, atOnce), of(peer, atOnce)) })),
    ),
    stages: plan.stages,
    cold,
  };
}

async function coldStarts({ starters, sample, repeats, progress }: ScanBenchPlan): Promise<ColdResult | null> {
  const [mail] = sample.measured;
  if (starters.length === 0 || mail === undefined) return null;
  progress("starting from cold");
  return measureColdStarts(starters, mail, repeats);
}

/** What may be compared: leaving our learner out is no merit beside a peer that has its classifier on. */
function pairsOf(ours: readonly Subject[], peers: readonly Subject[]): readonly { readonly own: Subject; readonly peer: Subject }[] {
  return peers.flatMap((peer) => ours.filter((own) => own.learns || !peer.learns).map((own) => ({ own, peer })));
}

/** A handful of messages is a try-out, not a measurement, and should not take long. */
function warmUpOf(most: number, { measured }: MailSample): number {
  return Math.min(most, measured.length * 20);
}

/** Our own code is compiled while it runs, each worker for itself; a peer has its caches to fill. */
function warmUp(mail: readonly BenchMail[], count: number): readonly BenchMail[] {
  return Array.from({ length: count }, (_, index) => mail[index % mail.length]!); // a sample is never empty
}

function keyOf(subject: Subject, atOnce: number): string {
  return `${subject.name} ${atOnce}`;
}

function meanBytes(mail: readonly BenchMail[]): number {
  return Math.round(mail.reduce((sum, { raw }) => sum + raw.length, 0) / mail.length);
}

function toFigures(atOnce: number, rounds: readonly Round[]): Figures {
  const latency = (share: number): Spread => spreadOf(rounds.map(({ latencies }) => percentile(latencies, share)));
  return {
    atOnce,
    cpu: spreadOf(rounds.map(({ cpu }) => cpu)),
    p50: latency(0.5),
    p95: latency(0.95),
    p99: latency(0.99),
    perSecond: spreadOf(rounds.map(({ perSecond }) => perSecond)),
    memory: spreadOf(rounds.map(({ memory }) => memory)),
  };
}

function toRatio(atOnce: number, ours: readonly Round[], theirs: readonly Round[]): Omit<Ratio, "of" | "against"> {
  const ratio = (figure: (round: Round) => number): Spread => ratiosOf(ours.map(figure), theirs.map(figure));
  const latency = (share: number): Spread => ratio(({ latencies }) => percentile(latencies, share));
  return { atOnce, cpu: ratio(({ cpu }) => cpu), p50: latency(0.5), p95: latency(0.95), p99: latency(0.99) };
}
