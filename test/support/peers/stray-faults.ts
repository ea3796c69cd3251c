/** Loaded into a gateway (`node --import`): at SIGUSR2 it throws where nothing catches, from a timer and as a promise that nobody awaits. */
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("SIGUSR2", () => {
    setTimeout(() => {
      throw new RangeError("stray fault in a timer");
    }, 0);
    void Promise.reject(new RangeError("stray fault in a promise"));
  });
}
