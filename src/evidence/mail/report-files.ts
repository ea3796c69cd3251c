/** DMARC and TLS reports in files of their own: XML or JSON, as they are, gzipped or zipped. They tell of volumes, not of moments. */
import { readFile } from "node:fs/promises";
import type { Observed } from "../../observed/observed.ts";
import type { EvidenceFile } from "../files.ts";
import type { Tally } from "../reader.ts";
import { readAggregate, unpackReport } from "./aggregates.ts";

/** Larger files are no reports. */
const MOST = 64 * 1024 * 1024;

export async function* readReports(
  files: readonly EvidenceFile[],
  tally: Tally,
  onRead: (bytes: number) => void,
): AsyncGenerator<readonly Observed[]> {
  for (const file of files) {
    if (file.bytes > MOST) {
      tally.limits(`${file.path}: larger than 64 MB, left out`);
      continue;
    }
    const bytes = await readFile(file.path).catch(() => null);
    if (bytes === null) {
      tally.limits(`${file.path}: cannot be read`);
      continue;
    }
    onRead(bytes.length);
    for (const one of unpackReport(bytes, (sentence) => tally.limits(`${file.path}: ${sentence}`))) {
      if (!readAggregate(one, tally)) tally.misses(one.toString("latin1", 0, 100));
    }
    yield [];
  }
}
