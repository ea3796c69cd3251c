/** One message, read and made showable in a thread of its own, which then ends. Only show.ts starts it. */
import { parentPort, workerData } from "node:worker_threads";
import { readMessage } from "../../mail/read.ts";
import { toShown } from "./shown.ts";

// show.ts writes workerData: the raw message.
const { buffer, byteOffset, byteLength } = workerData as Uint8Array;
parentPort?.postMessage(toShown(readMessage(Buffer.from(buffer, byteOffset, byteLength))));
