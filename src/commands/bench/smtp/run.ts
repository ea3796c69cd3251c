/**
 * `postern bench smtp`: whole gateways on the same load into the same sink, in turn: corpus mail from a client that times each message,
 * and made-up messages of one size from Postfix's smtp-source. CPU counts all processes of a side, neither client nor sink.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Burden, describeMachine, type Machine, watchMachine } from "../machine.ts";
import type { BenchMail, MailSample } from "../mail.ts";
import { programPath } from "../peers/program.ts";
import { percentile, ratiosOf, type Spread, spreadOf } from "../spread.ts";
import { sendAll } from "./load.ts";
import type { Relay } from "./relay.ts";

const AT_ONCE = 8;
const SOURCE_BYTES = 10_240;
/** So many messages until V8 has compiled what is hot; Postfix and Rspamd need their processes and caches only. */
const WARM_UP = 3_000;
const WARM_UP_OF_PEERS = 200;

export interface SmtpBenchPlan {
  readonly sample: MailSample;
  readonly ours: Relay;
  readonly peers: readonly Relay[];
  readonly repeats: number;
  readonly release: string;
  readonly progress: (text: string) => void;
}

/** Milliseconds; latency is null where the client does not time single messages. */
export interface SmtpFigures {
  readonly load: string;
  readonly cpu: Spread;
  readonly latency: { readonly p50: Spread; readonly p95: Spread; readonly p99: Spread } | null;
  readonly perSecond: Spread;
  readonly refused: number;
  readonly memory: Spread;
}

export interface SmtpRatio {
  readonly against: string;
  readonly load: string;
  readonly cpu: Spread;
  readonly p99: Spread | null;
}

export interface SmtpBenchResult {
  readonly at: string;
  readonly machine: Machine;
  readonly burden: Burden;
  readonly mail: { readonly from: string; readonly found: number; readonly messages: number };
  readonly repeats: number;
  readonly relays: readonly { readonly name: string; readonly configured: readonly string[]; readonly figures: readonly SmtpFigures[] }[];
  readonly ratios: readonly SmtpRatio[];
}

interface Round {
  readonly cpu: number;
  readonly latencies: readonly number[];
  readonly perSecond: number;
  readonly refused: number;
  readonly memory: number;
}

interface Load {
  readonly name: string;
  readonly messages: number;
  send(port: number): Promise<{ readonly latencies: readonly number[]; readonly refused: number }>;
}

export async function benchSmtp(plan: SmtpBenchPlan): Promise<SmtpBenchResult> {
  const { sample, ours, peers, repeats, progress } = plan;
  const relays = [ours, ...peers];
  const loads = [toCorpusLoad(sample.measured), toSourceLoad(sample.measured.length)];
  const watch = watchMachine(() => relays.flatMap(({ strangers }) => strangers));
  for (const relay of relays) {
    progress(`warming up ${relay.name}`);
    await sendAll(relay.port, repeated(sample.measured, relay === ours ? WARM_UP : WARM_UP_OF_PEERS), AT_ONCE);
    await relay.drained();
  }
  const rounds = new Map<string, Round[]>();
  const of = (relay: Relay, load: Load): Round[] => rounds.get(`${relay.name} ${load.name}`) ?? [];
  for (const load of loads) {
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      progress(`${load.name}, round ${repeat} of ${repeats}`);
      for (const relay of relays) rounds.set(`${relay.name} ${load.name}`, [...of(relay, load), await runRound(relay, load)]);
    }
  }
  return {
    at: new Date().toISOString(),
    machine: describeMachine(plan.release),
    burden: watch(),
    mail: { from: sample.from, found: sample.found, messages: sample.measured.length },
    repeats,
    relays: relays.map((relay) => ({
      name: relay.name,
      configured: relay.configured,
      figures: loads.map((load) => toFigures(load.name, of(relay, load))),
    })),
    ratios: peers.flatMap((peer) => loads.map((load) => toRatio(peer.name, load.name, of(ours, load), of(peer, load)))),
  };
}

async function runRound(relay: Relay, load: Load): Promise<Round> {
  const before = relay.cpu();
  const began = performance.now();
  const { latencies, refused } = await load.send(relay.port);
  const seconds = (performance.now() - began) / 1000;
  await relay.drained();
  const cpu = (relay.cpu() - before) / load.messages;
  return { cpu, latencies, refused, perSecond: load.messages / seconds, memory: relay.memory() };
}

function toCorpusLoad(mail: readonly BenchMail[]): Load {
  return { name: "corpus mail", messages: mail.length, send: (port) => sendAll(port, mail, AT_ONCE) };
}

function toSourceLoad(messages: number): Load {
  const program = programPath("smtp-source", "postfix");
  const words = ["-s", `${AT_ONCE}`, "-l", `${SOURCE_BYTES}`, "-m", `${messages}`, "-f", "load@sender.test", "-t", "reader@example.org"];
  return {
    name: `smtp-source ${SOURCE_BYTES / 1024} KiB`,
    messages,
    send: async (port) => {
      await promisify(execFile)(program, [...words, `127.0.0.1:${port}`]);
      return { latencies: [], refused: 0 };
    },
  };
}

function repeated(mail: readonly BenchMail[], count: number): readonly BenchMail[] {
  return Array.from({ length: count }, (_, index) => mail[index % mail.length]!); // a sample is never empty
}

function toFigures(load: string, rounds: readonly Round[]): SmtpFigures {
  const latency = (share: number): Spread => spreadOf(rounds.map(({ latencies }) => percentile(latencies, share)));
  const timed = rounds.every(({ latencies }) => latencies.length > 0);
  return {
    load,
    cpu: spreadOf(rounds.map(({ cpu }) => cpu)),
    latency: timed ? { p50: latency(0.5), p95: latency(0.95), p99: latency(0.99) } : null,
    perSecond: spreadOf(rounds.map(({ perSecond }) => perSecond)),
    refused: rounds.reduce((sum, { refused }) => sum + refused, 0),
    memory: spreadOf(rounds.map(({ memory }) => memory)),
  };
}

function toRatio(against: string, load: string, ours: readonly Round[], theirs: readonly Round[]): SmtpRatio {
  const ratio = (figure: (round: Round) => number): Spread => ratiosOf(ours.map(figure), theirs.map(figure));
  const timed = [...ours, ...theirs].every(({ latencies }) => latencies.length > 0);
  return {
    against,
    load,
    cpu: ratio(({ cpu }) => cpu),
    p99: timed ? ratio(({ latencies }) => percentile(latencies, 0.99)) : null,
  };
}
