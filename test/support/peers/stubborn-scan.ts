/**
 * Loaded into every thread of a gateway (`node --import`): the scan workers then never end with a message that has "LOOP-FOR-EVER" in it,
 * as a mistake in the reader would make them. The gateway itself is the real one.
 */
import { parentPort } from "node:worker_threads";
import type { ToWorker } from "../../../src/pipeline/workers/protocol.ts";

if (process.argv[1]?.endsWith("pipeline/workers/worker.ts")) {
  parentPort?.on("message", (request: ToWorker) => {
    if ((request.kind === "read" || request.kind === "scan") && Buffer.from(request.raw).includes("LOOP-FOR-EVER")) for (;;);
  });
}
