/**
 * A scan worker that misbehaves on demand: a message with "LOOP" in it never ends, one with "DIE" ends the thread. Everything else is
 * answered at once, so that tests of the pool depend on no machine's speed.
 */
import { parentPort } from "node:worker_threads";
import type { FromWorker, ToWorker } from "../../../src/pipeline/workers/protocol.ts";

const known = new Set<number>();

parentPort?.on("message", (request: ToWorker) => {
  const answer = (reply: FromWorker) => parentPort?.postMessage(reply);
  const examination = { findings: [], failed: [], learned: null, traits: null };
  if (request.kind === "read" || request.kind === "scan") {
    const text = Buffer.from(request.raw).toString("latin1");
    if (text.includes("LOOP")) for (;;);
    if (text.includes("DIE")) process.exit(1);
    const summary = {
      bytes: text.length,
      subject: text,
      from: [],
      to: [],
      messageId: null,
      date: null,
      parts: [],
      linkHosts: [],
      defects: [],
    };
    if (request.kind === "scan") answer({ kind: "scanned", scan: request.scan, summary, examination });
    else {
      known.add(request.scan);
      answer({ kind: "summary", scan: request.scan, summary });
    }
  } else if (request.kind === "examine") {
    if (known.has(request.scan)) answer({ kind: "examination", scan: request.scan, examination });
    else answer({ kind: "fault", scan: request.scan, message: "not read here" });
  } else if (request.kind === "forget") known.delete(request.scan);
});
parentPort?.postMessage({ kind: "ready" } satisfies FromWorker);
