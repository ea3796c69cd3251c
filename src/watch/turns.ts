/** One after another: work of the watch that must not overlap, as the same events in the same order give the same decisions. */
import { PosternError } from "../platform/errors.ts";
import type { Milliseconds } from "../platform/time.ts";

export class WatchLate extends PosternError {
  constructor() {
    super("watch/late", "the outbound watch did not come to the message in time");
  }
}

export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does this when everything before it is over, whether that went well or not. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The same; rejects with WatchLate when `begin` was not reached in time, and then `begin` is never called. */
  takeWithin<T>(patience: Milliseconds, prepare: () => Promise<void>, begin: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new WatchLate());
      }, patience);
      this.take(async () => {
        if (late) return;
        await prepare();
        if (!late) resolve(begin());
      })
        .catch(reject)
        .finally(() => clearTimeout(timer));
    });
  }
}
