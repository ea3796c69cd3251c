/** Whole gateways as `bench smtp` compares them: each takes mail over SMTP and hands it to the same sink. */
import type { Milliseconds } from "../../../platform/time.ts";

export interface Relay {
  readonly name: string;
  /** What it was told to do and what not, a line each. */
  readonly configured: readonly string[];
  readonly port: number;
  /** CPU time of all its processes so far, without the sink. */
  cpu(): Milliseconds;
  /** Proportional memory in MiB of all its processes. */
  memory(): number;
  /** Processes that are not children of the benchmark. */
  readonly strangers: readonly number[];
  /** Resolves when everything that was taken has gone to the sink. */
  drained(): Promise<void>;
  close(): Promise<void>;
}
