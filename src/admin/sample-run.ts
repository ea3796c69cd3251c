/** Sends the sample mail once at a time and remembers how far it is, for whoever looks. */
import { messageOf } from "../platform/errors.ts";
import type { Samples } from "./contract.ts";
import type { AdminLog, SampleProgress } from "./options.ts";

export class SampleRun {
  readonly #send: () => AsyncIterable<SampleProgress>;
  readonly #log: AdminLog;
  readonly #listeners = new Set<() => void>();
  #state: Samples = { state: "idle", done: 0, total: 0, sent: [], why: null };

  constructor(send: () => AsyncIterable<SampleProgress>, log: AdminLog) {
    this.#send = send;
    this.#log = log;
  }

  get state(): Samples {
    return this.#state;
  }

  /** Begins; while a run is on its way this changes nothing. */
  start(): Samples {
    if (this.#state.state !== "running") {
      this.#change({ state: "running", done: 0, total: 0, sent: [], why: null });
      void this.#run();
    }
    return this.#state;
  }

  /** Called at every change. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #run(): Promise<void> {
    try {
      for await (const { sample, done, total, reply, taken } of this.#send()) {
        const sent = [...this.#state.sent, { title: sample.title, door: sample.door, taken, reply }];
        this.#change({ state: "running", done, total, sent, why: null });
      }
      this.#change({ ...this.#state, state: "done" });
    } catch (fault) {
      this.#log.error({ fault: messageOf(fault) }, "sending sample mail failed");
      this.#change({ ...this.#state, state: "failed", why: messageOf(fault) });
    }
  }

  #change(state: Samples): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
