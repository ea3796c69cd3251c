/**
 * The scan workers. A hostile message costs one worker, not the gateway: each job has a deadline, an overrun kills the thread,
 * and scans that had merely waited in it are read again elsewhere. Beyond the waiting limit the door is told to defer, and clients take turns.
 */
import type { ArrivalView } from "../../checks/check.ts";
import type { Facts } from "../../facts/all.ts";
import type { Features } from "../../learning/model.ts";
import type { MessageSummary } from "../../mail/summary.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { PatternCosts } from "../../rules/build.ts";
import { PatternCostTotals } from "../pattern-costs.ts";
import { ScanBusy, ScanOverrun, ScanStopped, WorkerReplaced } from "./errors.ts";
import type { CheckSettings, Examination, FromWorker, ScanNumber } from "./protocol.ts";
import { type Job, Slot } from "./slot.ts";
import { type Waiting, WaitingLine } from "./waiting-line.ts";

export interface PoolOptions {
  readonly workers: number;
  /** CPU time of one stage of one message, seen as wall time of a thread that does nothing else. */
  readonly deadline: Milliseconds;
  /** Messages that may wait for a worker. */
  readonly waiting: number;
  readonly settings: CheckSettings;
  readonly onReplaced: (why: string) => void;
  /** How long a message may wait for a worker; a minute by default. */
  readonly patience?: Milliseconds;
  /** The worker's program; another one only where the pool itself is put to the test. */
  readonly program?: URL;
}

/** Clients wait ten minutes for the reply (RFC 5321 4.5.3.2.6); who has waited this long is better told to come again. */
const PATIENCE: Milliseconds = 60_000;
const PROGRAM = new URL("./worker.ts", import.meta.url);

export interface Scan {
  readonly summary: MessageSummary;
  examine(view: ArrivalView, facts: Facts): Promise<Examination>;
  /** Must be called when the scan is over, whatever happened. */
  forget(): void;
}

/** A message that a worker has read: valid as long as the slot is in that generation. */
interface Held {
  readonly scan: ScanNumber;
  readonly summary: MessageSummary;
  readonly slot: Slot;
  readonly generation: number;
  readonly client: string;
}

type Done = { readonly answer: Extract<FromWorker, { kind: "summary" | "examination" | "features" }>; readonly slot: Slot };

export class ScanPool {
  readonly #slots: readonly Slot[];
  readonly #limit: number;
  readonly #patience: Milliseconds;
  readonly #queue = new WaitingLine();
  readonly #costs = new PatternCostTotals();
  #number: ScanNumber = 0;

  constructor(options: PoolOptions) {
    this.#limit = options.waiting;
    this.#patience = options.patience ?? PATIENCE;
    const reports = {
      idle: () => this.#dispatch(),
      costs: (costs: readonly PatternCosts[]) => this.#costs.add(costs),
      replaced: (_slot: Slot, why: string) => options.onReplaced(why),
    };
    this.#slots = Array.from(
      { length: options.workers },
      () => new Slot(options.program ?? PROGRAM, options.settings, options.deadline, reports),
    );
  }

  /** What the patterns of declared rules have cost so far, dearest first; some seconds late. */
  get patternCosts(): readonly PatternCosts[] {
    return this.#costs.all();
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Reads a message in a worker; `client` is who has a share of the workers. Rejects with ScanBusy or ScanOverrun. */
  async read(raw: Buffer, client = ""): Promise<Scan> {
    this.#admit(client);
    let held = await this.#readSomewhere(raw, client);
    let isExamined = false;
    return {
      summary: held.summary,
      examine: async (view, facts) => {
        for (;;) {
          if (held.slot.generation !== held.generation) held = await this.#readSomewhere(raw, client);
          try {
            const examination = await this.#examineThere(held, view, facts);
            isExamined = true;
            return examination;
          } catch (fault) {
            // Ends, because reading again rejects with ScanOverrun as soon as this message is the one that overruns.
            if (!(fault instanceof WorkerReplaced)) throw fault;
          }
        }
      },
      forget: () => {
        // a worker forgets by itself what it has examined: each message between threads costs as much as many a check
        if (!isExamined && held.slot.generation === held.generation) held.slot.forget(held.scan);
      },
    };
  }

  /** What the learner sees of a message, for teaching it. Rejects with ScanBusy or ScanOverrun. */
  async featuresOf(raw: Buffer): Promise<Features> {
    this.#admit("");
    const copy = new Uint8Array(raw);
    const { answer } = await this.#submit({ kind: "features", scan: ++this.#number, raw: copy }, [copy.buffer]);
    if (answer.kind !== "features") throw new ScanOverrun("the worker gave the wrong answer");
    return answer.features;
  }

  configure(settings: CheckSettings): void {
    for (const slot of this.#slots) slot.configure(settings);
  }

  async close(): Promise<void> {
    for (const { job, tired } of this.#queue.clear()) {
      clearTimeout(tired);
      job.reject(new ScanStopped());
    }
    await Promise.all(this.#slots.map((slot) => slot.close()));
  }

  async #readSomewhere(raw: Buffer, client: string): Promise<Held> {
    const scan = ++this.#number;
    // A view of a large pooled buffer would be cloned with the whole of it, so the copy is made here and handed over.
    const copy = new Uint8Array(raw);
    const { answer, slot } = await this.#submit({ kind: "read", scan, raw: copy }, [copy.buffer], { client });
    if (answer.kind !== "summary") throw new ScanOverrun("the worker gave the wrong answer");
    return { scan, summary: answer.summary, slot, generation: slot.generation, client };
  }

  async #examineThere(held: Held, view: ArrivalView, facts: Facts): Promise<Examination> {
    const { answer } = await this.#submit({ kind: "examine", scan: held.scan, view, facts }, [], { held, client: held.client });
    if (answer.kind !== "examination") throw new ScanOverrun("the worker gave the wrong answer");
    return answer.examination;
  }

  /** Room for one more message, or ScanBusy; a client who has most waiting gives way to one who has less. */
  #admit(client: string): void {
    const waiting = this.#queue.length;
    if (waiting < this.#limit) return;
    const displaced = this.#queue.giveWayTo(client);
    if (displaced === null) throw new ScanBusy(waiting);
    clearTimeout(displaced.tired);
    displaced.job.reject(new ScanBusy(waiting));
  }

  #submit(
    request: Job["request"],
    transfer: readonly ArrayBuffer[],
    { held = null, client = "" }: { readonly held?: Held | null; readonly client?: string } = {},
  ): Promise<Done> {
    return new Promise((resolve, reject) => {
      const job: Job = { request, transfer, resolve: (answer, slot) => resolve({ answer, slot }), reject };
      const tired = setTimeout(() => this.#giveUp(job), this.#patience);
      this.#queue.add({ job, held, client, tired });
      this.#dispatch();
    });
  }

  #giveUp(job: Job): void {
    const waiting = this.#queue.length;
    this.#queue.remove(job);
    job.reject(new ScanBusy(waiting));
  }

  #dispatch(): void {
    for (const slot of this.#slots) {
      while (slot.isIdle) {
        const next = this.#queue.takeFor(slot, performance.now());
        if (next === null) break;
        clearTimeout(next.tired);
        if (next.held !== null && next.held.generation !== slot.generation) next.job.reject(new WorkerReplaced());
        else slot.run(this.#metered(next));
      }
    }
  }

  /** The job, charged to its client when it ends, well or badly. */
  #metered({ job, client }: Waiting): Job {
    const began = performance.now();
    const charge = (): void => {
      const now = performance.now();
      this.#queue.charge(client, now - began, now);
    };
    return {
      ...job,
      resolve: (answer, by) => {
        charge();
        job.resolve(answer, by);
      },
      reject: (fault) => {
        charge();
        job.reject(fault);
      },
    };
  }
}
