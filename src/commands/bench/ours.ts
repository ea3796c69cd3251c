/** Our side of `bench scan`: the scan workers of this very process, so its CPU and memory are those of the benchmark as well. */
import { judgeArrival } from "../../pipeline/handle.ts";
import { type ScanHouse, toArrival } from "../scan/run.ts";
import { memoryOf } from "./processes.ts";
import type { Subject } from "./round.ts";

const JOB = { ndjson: false, direction: "inbound", clientIp: null, helo: null, mailFrom: undefined, rcptTo: [], atOnce: 1 } as const;

export interface Learning {
  readonly learns: boolean;
  /** Which model is asked, or that none is, and why. */
  readonly told: string;
}

export function toSubject(house: ScanHouse, workers: number, { learns, told }: Learning): Subject {
  return {
    name: learns ? "postern" : "postern, learner off",
    learns,
    configured: [
      `${workers} scan workers in the process of the benchmark, whose own CPU and memory (the mail included) count as Postern's`,
      `all ${house.checks().length} checks on; judged, decided and hashed, nothing kept; nothing is looked up in the network; ${told}`,
    ],
    judge: async (mail) => {
      const { verdict } = await judgeArrival(toArrival({ name: mail.name, raw: mail.raw }, JOB, house), house);
      if (verdict.class === "unscannable") throw new Error(`${mail.name} could not be examined`);
    },
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    memory: () => memoryOf([process.pid]),
    close: () => house.workers.close(),
  };
}
