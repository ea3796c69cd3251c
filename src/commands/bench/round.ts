/**
 * One round of a benchmark: every message once, `atOnce` at a time, the next one as soon as one is answered (a closed loop).
 * The same loop drives Postern and its peers.
 */
import { OperatorError } from "../../platform/errors.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { BenchMail } from "./mail.ts";

/** Something that judges mail: our own scan workers, or a peer on loopback. */
export interface Subject {
  readonly name: string;
  /** Whether it asks a classifier that learns from mail; such a one is never set against a peer that does not need to. */
  readonly learns: boolean;
  /** What it was told to do and what not, a line each. */
  readonly configured: readonly string[];
  /** Resolves when the message is judged; rejects on any other answer. */
  judge(mail: BenchMail): Promise<void>;
  /** CPU time of all its processes and threads so far. */
  cpu(): Milliseconds;
  /** Proportional memory in MiB of all its processes. */
  memory(): number;
  close(): Promise<void>;
}

export interface Round {
  /** CPU milliseconds a message. */
  readonly cpu: number;
  readonly perSecond: number;
  readonly latencies: readonly Milliseconds[];
  /** MiB at its end. */
  readonly memory: number;
}

/** No scanner that works takes so long for one message; a peer that is broken would hold the benchmark up for ever. */
const PATIENCE: Milliseconds = 30_000;

export async function runRound(subject: Subject, mail: readonly BenchMail[], atOnce: number): Promise<Round> {
  const latencies: Milliseconds[] = [];
  const cpu = subject.cpu();
  const began = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let one = mail[next++]; one !== undefined; one = mail[next++]) {
      const started = performance.now();
      await inTime(subject, one);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  return { cpu: (subject.cpu() - cpu) / mail.length, perSecond: mail.length / seconds, latencies, memory: subject.memory() };
}

async function inTime(subject: Subject, mail: BenchMail): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const why = `${subject.name} gave no answer on ${mail.name} within ${PATIENCE / 1000} s.`;
    timer = setTimeout(() => reject(new OperatorError("bench/no-answer", why)), PATIENCE);
  });
  try {
    await Promise.race([subject.judge(mail), late]);
  } finally {
    clearTimeout(timer);
  }
}
