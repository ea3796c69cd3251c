/**
 * Gives jobs to workers: what waits stands in one line (waiting-line.ts), fairness says who is next (there and in turns.ts). Beyond the limit
 * the door is told to defer.
 */
import type { Milliseconds } from "../../platform/time.ts";
import { ScanBusy, ScanOverrun, ScanStopped, WorkerReplaced } from "./errors.ts";
import type { Answer, Job, Slot } from "./slot.ts";
import { type HeldScan, Turns } from "./turns.ts";
import { type Place, type Waiting, WaitingLine } from "./waiting-line.ts";

/** Whose job it is, and which worker alone can do it (null: any). */
export interface Standing {
  readonly client: string;
  readonly held: (Place & HeldScan) | null;
}

export interface Done {
  readonly answer: Answer;
  readonly slot: Slot;
}

export interface DispatchLimits {
  /** Messages that may wait for a worker. */
  readonly waiting: number;
  /** How long one may wait. */
  readonly patience: Milliseconds;
}

export class Dispatch {
  readonly #limits: DispatchLimits;
  readonly #slots: () => readonly Slot[];
  readonly #queue = new WaitingLine();
  readonly #turns: Turns;
  #again: NodeJS.Timeout | null = null;

  /** `slots` is asked for each time, since slots report to the dispatcher that they can work. */
  constructor(limits: DispatchLimits, workers: number, slots: () => readonly Slot[]) {
    this.#limits = limits;
    this.#slots = slots;
    this.#turns = new Turns(workers);
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Room for one more message, or ScanBusy; a client who has most waiting gives way to one who has less. */
  admit(client: string): void {
    const waiting = this.#queue.length;
    if (waiting < this.#limits.waiting) return;
    const displaced = this.#queue.giveWayTo(client);
    if (displaced === null) throw new ScanBusy(waiting);
    clearTimeout(displaced.tired);
    displaced.job.reject(new ScanBusy(waiting));
  }

  /** `onDone` runs before the worker takes its next job. */
  submit(
    { request, transfer }: Pick<Job, "request" | "transfer">,
    { client, held }: Standing,
    onDone?: (done: Done) => void,
  ): Promise<Done> {
    return new Promise((resolve, reject) => {
      const job: Job = {
        request,
        transfer,
        resolve: (answer, slot) => {
          onDone?.({ answer, slot });
          resolve({ answer, slot });
        },
        reject,
      };
      const tired = setTimeout(() => this.#giveUp(job), this.#limits.patience);
      this.#queue.add({ job, held, client, tired });
      this.next();
    });
  }

  /** A worker keeps the scan until its facts are known. */
  hold(scan: HeldScan): void {
    this.#turns.hold(scan);
  }

  /** The scan is over, or goes on. */
  release(scan: HeldScan): void {
    if (this.#turns.release(scan)) this.next();
  }

  /** What the worker held is gone: who waited for it is told at once, and so is back in the line before a new worker takes its first job. */
  lost(slot: Slot): void {
    this.#turns.lost(slot);
    for (const { job, tired } of this.#queue.takeHeld(slot)) {
      clearTimeout(tired);
      job.reject(new WorkerReplaced());
    }
  }

  stop(): void {
    if (this.#again !== null) clearTimeout(this.#again);
    for (const { job, tired } of this.#queue.clear()) {
      clearTimeout(tired);
      job.reject(new ScanStopped());
    }
  }

  /** Every idle worker takes what it may. */
  next(): void {
    const now = performance.now();
    let again = Number.POSITIVE_INFINITY;
    const mayBegin = (slot: Slot, client: string): boolean => {
      const turn = this.#turns.mayBegin(slot, client, now);
      if (turn.kind === "later") again = Math.min(again, turn.after);
      return turn.kind === "now";
    };
    for (const slot of this.#slots()) {
      while (slot.isIdle) {
        const next = this.#queue.takeFor(slot, now, (client) => mayBegin(slot, client));
        if (next === null) break;
        this.#begin(slot, next, now);
      }
    }
    if (again < Number.POSITIVE_INFINITY) this.#lookAgainAfter(again);
    this.#startMore();
  }

  /** A thread is started when more waits than those will take that are starting: a house with little mail needs one. */
  #startMore(): void {
    const slots = this.#slots();
    let starting = slots.filter(({ isStarting }) => isStarting).length;
    for (const slot of slots) {
      if (starting >= this.#queue.length) return;
      if (!slot.isUnused) continue;
      slot.start();
      starting++;
    }
  }

  #begin(slot: Slot, next: Waiting, now: Milliseconds): void {
    clearTimeout(next.tired);
    this.#turns.began(slot, next.client, now);
    slot.run(this.#metered(next, slot, now));
  }

  #lookAgainAfter(wait: Milliseconds): void {
    this.#again ??= setTimeout(() => {
      this.#again = null;
      this.next();
    }, wait);
  }

  #giveUp(job: Job): void {
    const waiting = this.#queue.length;
    this.#queue.remove(job);
    job.reject(new ScanBusy(waiting));
  }

  /** The job, charged to its client when it ends, well or badly. */
  #metered({ job, client }: Waiting, slot: Slot, began: Milliseconds): Job {
    const ended = (): Milliseconds => {
      const now = performance.now();
      this.#turns.ended(slot);
      this.#queue.charge(client, now - began, now);
      return now;
    };
    return {
      ...job,
      resolve: (answer, by) => {
        ended();
        job.resolve(answer, by);
      },
      reject: (fault) => {
        const now = ended();
        if (fault instanceof ScanOverrun) this.#turns.overran(client, now);
        job.reject(fault);
      },
    };
  }
}
