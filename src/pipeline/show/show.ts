/**
 * Shows kept messages to people: each in a thread of its own with a deadline and a heap limit, few at a time.
 * A body that cannot be shown is a value with the reason; it never harms the gateway.
 */
import { Worker } from "node:worker_threads";
import { messageOf } from "../../platform/errors.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { ShownMessage } from "./shown.ts";

export type Showing = { readonly kind: "shown"; readonly message: ShownMessage } | { readonly kind: "not-shown"; readonly why: string };

/** Starting a thread takes a few hundred milliseconds on a busy machine; the largest honest body takes about one second. */
const DEADLINE: Milliseconds = 10_000;
const HEAP_MEGABYTES = 256;
const AT_ONCE = 2;
const WAITING = 20;

export class Showroom {
  #running = 0;
  #queue: (() => void)[] = [];

  async show(raw: Buffer): Promise<Showing> {
    if (this.#running >= AT_ONCE) {
      if (this.#queue.length >= WAITING) return { kind: "not-shown", why: "Too many bodies are being opened at this moment; try again." };
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await showInThread(raw);
    } finally {
      // the next one in the queue takes over this place
      const next = this.#queue.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}

function showInThread(raw: Buffer): Promise<Showing> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength),
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      stdout: false,
      stderr: false,
    });
    const end = (showing: Showing): void => {
      clearTimeout(timer);
      resolve(showing);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ kind: "not-shown", why: "Making this body safe to look at took too long." }), DEADLINE);
    worker.on("message", (message: ShownMessage) => end({ kind: "shown", message }));
    worker.on("error", (fault) => end({ kind: "not-shown", why: `This body cannot be shown: ${messageOf(fault)}.` }));
    worker.on("exit", () => end({ kind: "not-shown", why: "This body cannot be shown." }));
  });
}
