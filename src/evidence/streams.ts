/** Runs a reader over files, one after the other, chunk by chunk. */
import type { Observed } from "../observed/observed.ts";
import type { Instant } from "../platform/time.ts";
import { bytesOf, type Head, headOf } from "./bytes.ts";
import type { EvidenceFile } from "./files.ts";
import { type Reader, Tally } from "./reader.ts";

/** Bytes of a head that tell when a file begins. */
const BEGIN = 4_096;

/** When the first lines or records are from; minus infinity when they do not say. */
export function beginOf(head: Head | null, files: readonly EvidenceFile[], make: (tally: Tally) => Reader): Instant {
  const reader = make(new Tally());
  reader.nextFile(files[0]?.lastWritten ?? 0);
  reader.push(head?.bytes.subarray(0, BEGIN) ?? Buffer.alloc(0));
  return reader.tally.first ?? Number.NEGATIVE_INFINITY;
}

export async function* readStream(
  files: readonly EvidenceFile[],
  reader: Reader,
  onRead: (bytes: number) => void,
): AsyncGenerator<readonly Observed[]> {
  for (const file of files) {
    const head = await headOf(file.path);
    if (head === null) {
      reader.tally.loses(`${file.path}: cannot be read`);
      continue;
    }
    reader.nextFile(file.lastWritten);
    for await (const chunk of bytesOf(file.path, head.packing, (sentence) => reader.tally.loses(sentence), onRead)) {
      reader.push(chunk);
      yield reader.drain();
    }
  }
  reader.end();
  yield reader.drain();
}
