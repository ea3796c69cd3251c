/**
 * The scan workers. A hostile message costs one worker, not the gateway: each job has a deadline, an overrun kills the thread,
 * and scans that had merely waited in it are read again elsewhere. Who is next, and when a door is told to defer, stands in dispatch.ts.
 */
import type { ArrivalView } from "../../checks/check.ts";
import type { Facts } from "../../facts/all.ts";
import type { Features } from "../../learning/model.ts";
import type { MessageSummary } from "../../mail/summary.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { PatternCosts } from "../../rules/build.ts";
import { PatternCostTotals } from "../pattern-costs.ts";
import { Dispatch, type Done } from "./dispatch.ts";
import { ScanOverrun, WorkerReplaced } from "./errors.ts";
import type { CheckSettings, Examination, ScanNumber } from "./protocol.ts";
import { Slot } from "./slot.ts";

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
  isExamined: boolean;
}

/** What reading and examining at once needs to know. */
export interface GivenScan {
  readonly client: string;
  readonly view: ArrivalView;
  readonly facts: Facts;
}

export interface Scanned {
  readonly summary: MessageSummary;
  readonly examination: Examination;
}

const NOBODY = { client: "", held: null };

export class ScanPool {
  readonly #slots: readonly Slot[];
  readonly #dispatch: Dispatch;
  readonly #costs = new PatternCostTotals();
  #number: ScanNumber = 0;

  constructor(options: PoolOptions) {
    const limits = { waiting: options.waiting, patience: options.patience ?? PATIENCE };
    this.#dispatch = new Dispatch(limits, options.workers, () => this.#slots);
    const reports = {
      idle: () => this.#dispatch.next(),
      costs: (costs: readonly PatternCosts[]) => this.#costs.add(costs),
      replaced: (slot: Slot, why: string) => {
        this.#dispatch.lost(slot);
        options.onReplaced(why);
      },
    };
    this.#slots = Array.from(
      { length: options.workers },
      () => new Slot(options.program ?? PROGRAM, options.settings, options.deadline, reports),
    );
    this.#slots[0]?.start(); // the first message must not wait for it
  }

  /** What the patterns of declared rules have cost so far, dearest first; some seconds late. */
  get patternCosts(): readonly PatternCosts[] {
    return this.#costs.all();
  }

  get waiting(): number {
    return this.#dispatch.waiting;
  }

  /** Workers that have been needed so far; the others have no thread yet. */
  get used(): number {
    return this.#slots.filter(({ isUnused }) => !isUnused).length;
  }

  /** Reads a message in a worker; `client` is who has a share of the workers. Rejects with ScanBusy or ScanOverrun. */
  async read(raw: Buffer, client = ""): Promise<Scan> {
    this.#dispatch.admit(client);
    const held = await this.#read(raw, client);
    return {
      summary: held.summary,
      examine: async (view, facts) => {
        try {
          if (held.slot.generation === held.generation) return await this.#examineThere(held, view, facts);
        } catch (fault) {
          if (!(fault instanceof WorkerReplaced)) throw fault;
        }
        // What it waited in was lost to another message. The facts are known by now, so nothing has to wait in a worker again.
        return (await this.#scan(raw, { client, view, facts })).examination;
      },
      forget: () => {
        // a worker forgets by itself what it has examined: each message between threads costs as much as many a check
        if (held.isExamined) return;
        if (held.slot.generation === held.generation) held.slot.forget(held.scan);
        this.#dispatch.release(held);
      },
    };
  }

  /** Reads and examines in one go, where the facts do not depend on the message. Rejects as `read` does. */
  async scan(raw: Buffer, given: GivenScan): Promise<Scanned> {
    this.#dispatch.admit(given.client);
    return await this.#scan(raw, given);
  }

  /** What the learner sees of a message, for teaching it. Rejects with ScanBusy or ScanOverrun. */
  async featuresOf(raw: Buffer): Promise<Features> {
    this.#dispatch.admit("");
    const copy = new Uint8Array(raw);
    const { answer } = await this.#dispatch.submit(
      { request: { kind: "features", scan: ++this.#number, raw: copy }, transfer: [copy.buffer] },
      NOBODY,
    );
    if (answer.kind !== "features") throw wrongAnswer();
    return answer.features;
  }

  configure(settings: CheckSettings): void {
    for (const slot of this.#slots) slot.configure(settings);
  }

  async close(): Promise<void> {
    this.#dispatch.stop();
    await Promise.all(this.#slots.map((slot) => slot.close()));
  }

  async #read(raw: Buffer, client: string): Promise<Held> {
    const scan = ++this.#number;
    // A view of a large pooled buffer would be cloned with the whole of it, so the copy is made here and handed over.
    const copy = new Uint8Array(raw);
    let held: Held | null = null;
    const hold = ({ answer, slot }: Done): void => {
      if (answer.kind !== "summary") return;
      held = { scan, summary: answer.summary, slot, generation: slot.generation, client, isExamined: false };
      this.#dispatch.hold(held);
    };
    const request = { kind: "read", scan, raw: copy } as const;
    await this.#dispatch.submit({ request, transfer: [copy.buffer] }, { client, held: null }, hold);
    if (held === null) throw wrongAnswer();
    return held;
  }

  async #examineThere(held: Held, view: ArrivalView, facts: Facts): Promise<Examination> {
    const { answer } = await this.#dispatch.submit(
      { request: { kind: "examine", scan: held.scan, view, facts }, transfer: [] },
      { held, client: held.client },
      () => {
        held.isExamined = true;
        this.#dispatch.release(held);
      },
    );
    if (answer.kind !== "examination") throw wrongAnswer();
    return answer.examination;
  }

  async #scan(raw: Buffer, { client, view, facts }: GivenScan): Promise<Scanned> {
    const copy = new Uint8Array(raw);
    const { answer } = await this.#dispatch.submit(
      { request: { kind: "scan", scan: ++this.#number, raw: copy, view, facts }, transfer: [copy.buffer] },
      { client, held: null },
    );
    if (answer.kind !== "scanned") throw wrongAnswer();
    return answer;
  }
}

function wrongAnswer(): ScanOverrun {
  return new ScanOverrun("the worker gave the wrong answer");
}
