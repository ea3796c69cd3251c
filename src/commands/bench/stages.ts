/**
 * Where the time of a message goes: reading, summarizing (which decodes everything), each check, judging; one thread, one message after
 * another. Each stage of each message counts with its shortest of several passes, so that neighbours on the machine are left out;
 * so is the collecting of garbage. A check that is the first to need something, such as the folded text, pays for it.
 */
import type { Message } from "../../mail/message.ts";
import { readMessage } from "../../mail/read.ts";
import { summarize } from "../../mail/summarize.ts";
import type { BenchMail } from "./mail.ts";

/** The stages after reading, handed in by the assembly, which alone may judge. */
export interface Stages<Finding> {
  readonly checks: readonly { readonly id: string; run(message: Message): readonly Finding[] }[];
  /** Asks the learner; null when it is off. */
  readonly learner: ((message: Message) => void) | null;
  judge(findings: readonly Finding[]): void;
}

export interface StageCost {
  readonly name: string;
  /** Microseconds a message. */
  readonly micros: number;
  /** The longest that one message took, in milliseconds, and which. */
  readonly worst: { readonly milliseconds: number; readonly mail: string };
}

export interface StageCosts {
  readonly read: StageCost;
  readonly summarize: StageCost;
  readonly checks: readonly StageCost[];
  readonly learner: StageCost;
  readonly judge: StageCost;
}

export function measureStages<Finding>(mail: readonly BenchMail[], stages: Stages<Finding>, passes: number): StageCosts {
  const width = stages.checks.length + 4;
  const shortest = mail.map(() => new Float64Array(width).fill(Number.POSITIVE_INFINITY));
  // one pass more than counts: the first one runs before V8 has compiled anything
  for (let pass = 0; pass <= passes; pass += 1) {
    for (const [index, { raw }] of mail.entries()) {
      const best = shortest[index]!; // made above, one for each message
      for (const [stage, time] of onePass(raw, stages).entries()) if (pass > 0) best[stage] = Math.min(best[stage] ?? time, time);
    }
  }
  const cost = (name: string, stage: number): StageCost => toCost(name, mail, (index) => shortest[index]?.[stage] ?? 0);
  return {
    read: cost("read", 0),
    summarize: cost("summarize", 1),
    checks: stages.checks.map(({ id }, index) => cost(id, index + 2)),
    learner: cost("learner", width - 2),
    judge: cost("judge", width - 1),
  };
}

/** Milliseconds of each stage: read, summarize, the checks, the learner, judge. */
function onePass<Finding>(raw: Buffer, stages: Stages<Finding>): readonly number[] {
  const times: number[] = [];
  let last = performance.now();
  const lap = (): void => {
    const now = performance.now();
    times.push(now - last);
    last = now;
  };
  const message = readMessage(raw);
  lap();
  summarize(message);
  lap();
  const findings: Finding[] = [];
  for (const check of stages.checks) {
    findings.push(...check.run(message));
    lap();
  }
  stages.learner?.(message);
  lap();
  stages.judge(findings);
  lap();
  return times;
}

function toCost(name: string, mail: readonly BenchMail[], timeOf: (index: number) => number): StageCost {
  let sum = 0;
  let worst = { milliseconds: 0, mail: "" };
  for (const [index, one] of mail.entries()) {
    const milliseconds = timeOf(index);
    sum += milliseconds;
    if (milliseconds > worst.milliseconds) worst = { milliseconds, mail: one.name };
  }
  return { name, micros: (sum / mail.length) * 1000, worst };
}
