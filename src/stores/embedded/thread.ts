/**
 * The main side of a store thread: a typed client that numbers its messages. Calls made while a batch is away wait and go together in
 * the next one, so that many callers share one commit; calls that a crash may lose, and nobody waits for, wait a moment to share others'.
 * A thread that dies takes its pending calls with it (they reject, and nobody may assume that they were or were not done); another is
 * started at once, later ones after a growing pause.
 */
import { Worker } from "node:worker_threads";
import { messageOf, OperatorError, type PosternError } from "../../platform/errors.ts";
import type { Log } from "../../platform/log.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { errorOf, StoreFault } from "../errors.ts";
import type { ArgumentsOf, Call, FromThread, Operations, Reply, ResultOf, ToThread } from "./protocol.ts";

/** Calls that may wait: some seconds of the heaviest mail flow. Beyond it a door had better defer. */
const WAITING_CALLS = 20_000;
/** Calls that a crash may lose wait so long for one that it may not: a commit of their own costs as much as all that is in it. */
const LINGER: Milliseconds = 30;
const RESTART_PAUSES: readonly Milliseconds[] = [0, 100, 500, 2_000, 5_000];

export interface ThreadOptions {
  readonly name: string;
  readonly script: URL;
  readonly file: string;
  readonly log: Log;
  /** Calls in one message, and messages away at once. A writer has one away; a reader answers each by itself. */
  readonly batch: number;
  readonly away: number;
  /** Which calls that a crash may lose may wait a moment for a commit to share; none when omitted: whoever asks waits for the answer. */
  readonly lingers?: (name: string) => boolean;
}

interface Waiting {
  readonly call: Call;
  readonly durable: boolean;
  readonly lingers: boolean;
  readonly moved: readonly ArrayBuffer[];
  resolve(value: unknown): void;
  reject(fault: PosternError): void;
}

export class StoreThread<Known extends Operations> {
  readonly #options: ThreadOptions;
  #worker: Worker | null = null;
  #state: "starting" | "ready" | "closing" | "closed" = "starting";
  #waiting: Waiting[] = [];
  readonly #away = new Map<number, readonly Waiting[]>();
  #number = 0;
  #deaths = 0;
  #sending = false;
  #lingering: NodeJS.Timeout | null = null;
  #wasOpen = false;
  readonly #opened = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#opened.promise.catch(() => undefined); // whoever awaits `opened` hears of it; nobody must
    this.#start();
  }

  /** Resolves when the first thread has its database open; rejects when it cannot. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  /** Runs one operation in the thread. `durable` false: a crash may lose it. `moved`: memory in `args` that is given away and not copied. */
  call<Name extends keyof Known & string>(
    name: Name,
    args: ArgumentsOf<Known[Name]>,
    durable = true,
    moved: readonly ArrayBuffer[] = [],
  ): Promise<ResultOf<Known[Name]>> {
    return new Promise((resolve, reject) => {
      if (this.#state === "closing" || this.#state === "closed") {
        reject(new StoreFault("store/closed", "The store is closed."));
        return;
      }
      if (this.#waiting.length >= WAITING_CALLS) {
        reject(new StoreFault("store/busy", `${WAITING_CALLS} calls are waiting for the store.`));
        return;
      }
      const lingers = !durable && this.#options.lingers?.(name) === true;
      // the thread answers with what the operation of that name returned
      this.#waiting.push({
        call: { name, args },
        durable,
        lingers,
        moved,
        resolve: (value) => resolve(value as ResultOf<Known[Name]>),
        reject,
      });
      if (!lingers || this.#waiting.length >= this.#options.batch) this.#sendSoon();
      else this.#lingering ??= setTimeout(() => this.#send(), LINGER);
    });
  }

  /** Finishes what was asked before, then ends the thread. */
  async close(): Promise<void> {
    if (this.#state !== "closed" && this.#state !== "closing") {
      this.#state = "closing";
      this.#send();
      this.#closeWhenIdle();
    }
    return this.#ended.promise;
  }

  // at the end of this turn of the event loop, so that everything asked for in it goes together
  #sendSoon(): void {
    if (this.#sending) return;
    this.#sending = true;
    setImmediate(() => {
      this.#sending = false;
      this.#send();
    });
  }

  /** What waits, unless all of it may linger. */
  #sendNext(): void {
    if (this.#lingering === null || this.#waiting.some(({ lingers }) => !lingers)) this.#send();
  }

  #send(): void {
    if (this.#lingering !== null) clearTimeout(this.#lingering);
    this.#lingering = null;
    if (this.#worker === null || this.#state === "starting" || this.#state === "closed") return;
    while (this.#waiting.length > 0 && this.#away.size < this.#options.away) {
      const batch = this.#waiting.slice(0, this.#options.batch);
      this.#waiting = this.#waiting.slice(batch.length);
      const number = ++this.#number;
      this.#away.set(number, batch);
      const moved = batch.flatMap((waiting) => waiting.moved);
      this.#post({ kind: "batch", number, durable: batch.some(({ durable }) => durable), calls: batch.map(({ call }) => call) }, moved);
    }
    if (this.#away.size > 0) this.#worker.ref();
  }

  #post(message: ToThread, moved: readonly ArrayBuffer[] = []): void {
    try {
      this.#worker?.postMessage(message, moved);
    } catch (fault) {
      // an argument that cannot be cloned; its batch would otherwise wait for ever
      if (message.kind === "batch") this.#fail(message.number, new StoreFault("store/fault", messageOf(fault), fault));
      else throw fault;
    }
  }

  #start(): void {
    const { name, script, file } = this.#options;
    const worker = new Worker(script, { name, workerData: { file } });
    this.#worker = worker;
    worker.on("message", (message: FromThread) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on("error", (fault) => this.#lost(worker, messageOf(fault)));
    worker.on("exit", (code) => this.#lost(worker, `it ended with code ${code}`));
  }

  #hear(message: FromThread): void {
    switch (message.kind) {
      case "ready":
        if (this.#state === "starting") this.#state = "ready";
        this.#wasOpen = true;
        this.#opened.resolve();
        this.#worker?.unref();
        this.#send();
        this.#closeWhenIdle();
        return;
      case "unable": {
        const fault = message.operator ? new OperatorError(message.code, message.message) : errorOf(message.code, message.message);
        this.#opened.reject(fault);
        if (!this.#wasOpen) this.#end();
        else this.#options.log.error({ thread: this.#options.name }, message.message);
        return;
      }
      case "replies":
        this.#deaths = 0;
        this.#settle(message.number, message.replies);
        this.#sendNext();
        if (this.#away.size === 0) this.#worker?.unref();
        this.#closeWhenIdle();
        return;
      case "fault":
        this.#options.log.warn({ thread: this.#options.name }, message.message);
        return;
    }
  }

  #settle(number: number, replies: readonly Reply[]): void {
    for (const [index, { resolve, reject }] of this.#back(number).entries()) {
      const reply = replies[index] ?? { ok: false, code: "store/fault", message: "The store thread gave no answer." };
      if (reply.ok) resolve(reply.value);
      else reject(errorOf(reply.code, reply.message));
    }
  }

  #fail(number: number, fault: PosternError): void {
    for (const { reject } of this.#back(number)) reject(fault);
  }

  #back(number: number): readonly Waiting[] {
    const batch = this.#away.get(number) ?? [];
    this.#away.delete(number);
    return batch;
  }

  #lost(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    const fault = new StoreFault("store/fault", `The store thread failed: ${why}`);
    for (const number of [...this.#away.keys()]) this.#fail(number, fault);
    if (this.#state === "closing" || this.#state === "closed") {
      this.#end();
      return;
    }
    this.#opened.reject(fault); // has no effect once it was open
    const pause = RESTART_PAUSES[Math.min(this.#deaths, RESTART_PAUSES.length - 1)] ?? 0;
    this.#deaths++;
    this.#state = "starting";
    const left = this.#waiting;
    this.#waiting = [];
    for (const { reject } of left) reject(fault);
    this.#options.log.error({ thread: this.#options.name, why }, "a store thread failed and is started again");
    setTimeout(() => {
      if (this.#state === "starting") this.#start();
    }, pause).unref();
  }

  #closeWhenIdle(): void {
    if (this.#state !== "closing" || this.#away.size > 0 || this.#waiting.length > 0) return;
    if (this.#worker === null) this.#end();
    else {
      this.#worker.ref();
      this.#post({ kind: "close" });
    }
  }

  #end(): void {
    this.#state = "closed";
    const fault = new StoreFault("store/closed", "The store is closed.");
    for (const { reject } of this.#waiting) reject(fault);
    this.#waiting = [];
    this.#ended.resolve();
  }
}
