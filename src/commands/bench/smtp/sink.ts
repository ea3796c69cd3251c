/** The next hop of both sides: Postfix's smtp-sink, which takes every message and throws it away. */
import { join } from "node:path";
import { freePort, programPath, startProgram } from "../peers/program.ts";

/** Its port; it is ended with the rest. */
export async function startSink(folder: string, closing: { add<T>(part: T, close: (part: T) => unknown): T }): Promise<number> {
  const program = programPath("smtp-sink", "postfix");
  const port = await freePort();
  const asRoot = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  closing.add(await startProgram([program, ...asRoot, `127.0.0.1:${port}`, "1000"], port, join(folder, "sink-output")), (each) =>
    each.stop(),
  );
  return port;
}
