/**
 * One place in the pool: a worker thread with at most one job at a time, so that a deadline is that job's own time.
 * A thread that overruns is terminated; the slot starts a new one by itself.
 */
import { Worker } from "node:worker_threads";
import type { Milliseconds } from "../../platform/time.ts";
import type { PatternCosts } from "../../rules/build.ts";
import { ScanOverrun, ScanStopped } from "./errors.ts";
import type { CheckSettings, FromWorker, ScanNumber, ToWorker } from "./protocol.ts";

/** A worker needs about 30 MB; one that asks for far more is reading a bomb. */
const HEAP_MEGABYTES = 512;
/** Without a bound V8 keeps 16 MB for what lives a moment even while nothing is done; with this one scanning is no slower. */
const YOUNG_MEGABYTES = 12;
/** A thread that cannot even start (damaged files, no memory) is tried again after this: at once would burn a processor for nothing. */
const REST: Milliseconds = 2_000;
/** Type stripping and tables take a few hundred milliseconds on a cold, busy machine. */
const START_DEADLINE: Milliseconds = 60_000;

export type Request = Extract<ToWorker, { kind: "read" | "examine" | "scan" | "features" }>;
export type Answer = Extract<FromWorker, { kind: "summary" | "examination" | "scanned" | "features" }>;

export interface Job {
  readonly request: Request;
  readonly transfer: readonly ArrayBuffer[];
  /** `by` is the slot that did it, in the generation that `by` has at this moment. */
  resolve(answer: Answer, by: Slot): void;
  reject(fault: Error): void;
}

export interface SlotReports {
  /** The slot can take a job. */
  idle(slot: Slot): void;
  /** Patterns of declared rules have cost so much more. */
  costs(costs: readonly PatternCosts[]): void;
  /** The thread was replaced; what it had read is gone. */
  replaced(slot: Slot, why: string): void;
}

export class Slot {
  readonly #file: URL;
  readonly #reports: SlotReports;
  readonly #deadline: Milliseconds;
  #settings: CheckSettings;
  #worker: Worker | null = null;
  #job: Job | null = null;
  #timer: NodeJS.Timeout | null = null;
  #rest: NodeJS.Timeout | null = null;
  #state: "unused" | "starting" | "idle" | "busy" | "resting" | "closed" = "unused";
  /** Counts threads: a scan read by an earlier one must be read again. */
  generation = 0;

  constructor(file: URL, settings: CheckSettings, deadline: Milliseconds, reports: SlotReports) {
    this.#file = file;
    this.#settings = settings;
    this.#deadline = deadline;
    this.#reports = reports;
  }

  get isIdle(): boolean {
    return this.#state === "idle";
  }

  /** It has no thread yet: one costs some 30 MB and most of a second to start. */
  get isUnused(): boolean {
    return this.#state === "unused";
  }

  get isStarting(): boolean {
    return this.#state === "starting";
  }

  /** Starts the first thread; from then on there always is one. */
  start(): void {
    if (this.#state === "unused") this.#worker = this.#start();
  }

  run(job: Job): void {
    this.#state = "busy";
    this.#job = job;
    this.#timer = setTimeout(() => this.#replace(`examining took longer than ${this.#deadline} ms`), this.#deadline);
    this.#worker?.postMessage(job.request, job.transfer);
  }

  forget(scan: ScanNumber): void {
    if (this.#state !== "closed") this.#worker?.postMessage({ kind: "forget", scan } satisfies ToWorker);
  }

  configure(settings: CheckSettings): void {
    this.#settings = settings;
    this.#worker?.postMessage({ kind: "settings", settings } satisfies ToWorker);
  }

  async close(): Promise<void> {
    this.#state = "closed";
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#end(new ScanStopped());
    await this.#worker?.terminate();
  }

  #start(): Worker {
    this.generation++;
    this.#state = "starting";
    const worker = new Worker(this.#file, {
      workerData: this.#settings,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    const tooSlow = setTimeout(() => this.#lost(worker, "the worker did not start"), START_DEADLINE);
    tooSlow.unref();
    worker.on("message", (answer: FromWorker) => {
      clearTimeout(tooSlow);
      if (worker === this.#worker) this.#answered(answer);
    });
    worker.on("error", (fault) => this.#lost(worker, `the worker failed: ${fault.message}`));
    worker.on("exit", () => this.#lost(worker, "the worker ended"));
    return worker;
  }

  #answered(answer: FromWorker): void {
    const job = this.#job;
    if (answer.kind === "ready") {
      this.#becomeIdle();
      return;
    }
    if (answer.kind === "costs") {
      this.#reports.costs(answer.costs);
      return;
    }
    if (job === null || job.request.scan !== answer.scan) return;
    if (answer.kind === "fault") this.#end(new ScanOverrun(`examining failed: ${answer.message}`));
    else {
      this.#clear();
      job.resolve(answer, this);
    }
    this.#becomeIdle();
  }

  #becomeIdle(): void {
    if (this.#state === "closed") return;
    this.#state = "idle";
    this.#reports.idle(this);
  }

  #lost(worker: Worker, why: string): void {
    if (worker === this.#worker && this.#state !== "closed" && this.#state !== "resting") this.#replace(why);
  }

  #replace(why: string): void {
    const old = this.#worker;
    if (this.#state === "starting") this.#startLater();
    else this.#worker = this.#start();
    void old?.terminate();
    this.#end(new ScanOverrun(why));
    this.#reports.replaced(this, why);
  }

  #startLater(): void {
    this.#state = "resting";
    this.#rest = setTimeout(() => {
      this.#worker = this.#start();
    }, REST);
  }

  #end(fault: Error): void {
    const job = this.#job;
    this.#clear();
    job?.reject(fault);
  }

  #clear(): void {
    this.#job = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
