/**
 * All evidence behind the paths: what each file is, one strand of observations a source, and what every source covers. Nothing is read
 * beyond the heads until the observations are asked for; then each byte is read once.
 */
import type { Observed } from "../observed/observed.ts";
import type { Instant } from "../platform/time.ts";
import { bytesOf, type Head, headOf } from "./bytes.ts";
import { type EvidenceFile, type FileGroup, filesOf, grouped } from "./files.ts";
import { LogReader } from "./log/log-reader.ts";
import { merged, type Strand } from "./merge.ts";
import { Tally } from "./reader.ts";
import { type Format, formatOf } from "./recognise.ts";

export interface Source {
  readonly name: string;
  readonly format: Format;
  readonly bytes: number;
  readonly files: number;
  /** Filled while the observations are read. */
  readonly tally: Tally;
  /** Why it cannot be read at all; null when it can. */
  readonly unread: string | null;
}

export interface Evidence {
  readonly sources: readonly Source[];
  /** On disk, packed as they are. */
  readonly bytes: number;
  /** Everything that was observed, in runs, in the order of time. To be read once, to the end. */
  observations(): AsyncGenerator<readonly Observed[]>;
}

export interface CollectOptions {
  /** Told the number of bytes on disk that were read. */
  readonly onRead?: (bytes: number) => void;
}

/** Throws OperatorError for a path that cannot be read. */
export async function collect(paths: readonly string[], options: CollectOptions = {}): Promise<Evidence> {
  const files = await filesOf(paths);
  const onRead = options.onRead ?? (() => {});
  const sources: Source[] = [];
  const strands: Strand[] = [];
  for (const group of grouped(files)) {
    const { source, strand } = await sourceOf(group, onRead);
    sources.push(source);
    if (strand !== null) strands.push(strand);
  }
  return { sources, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), observations: () => merged(strands) };
}

interface Opened {
  readonly source: Source;
  readonly strand: Strand | null;
}

async function sourceOf(group: FileGroup, onRead: (bytes: number) => void): Promise<Opened> {
  const [first] = group.files;
  const head = first === undefined ? null : await headOf(first.path);
  const format = head === null ? "unknown" : formatOf(head.bytes);
  const about = { name: group.name, format, bytes: group.files.reduce((sum, { bytes }) => sum + bytes, 0), files: group.files.length };
  const unread = whyUnread(head, format);
  if (unread !== null || head === null || first === undefined) return { source: { ...about, tally: new Tally(), unread }, strand: null };
  const reader = new LogReader();
  return {
    source: { ...about, tally: reader.tally, unread: null },
    strand: { begins: beginOf(head, first), open: () => readLogs(group.files, reader, onRead) },
  };
}

function whyUnread(head: Head | null, format: Format): string | null {
  if (head === null) return "it cannot be read";
  if (head.packing === "xz" || head.packing === "bzip2") return `it is packed with ${head.packing}; unpack it first`;
  if (format === "empty") return "it is empty";
  return format === "unknown" ? "nothing in it is known to us" : null;
}

/** When the first lines of a log are from. */
function beginOf(head: Head, file: EvidenceFile): Instant {
  const reader = new LogReader();
  reader.nextFile(file.lastWritten);
  reader.push(head.bytes.subarray(0, 4_096));
  return reader.tally.first ?? Number.NEGATIVE_INFINITY;
}

async function* readLogs(
  files: readonly EvidenceFile[],
  reader: LogReader,
  onRead: (bytes: number) => void,
): AsyncGenerator<readonly Observed[]> {
  for (const file of files) {
    const head = await headOf(file.path);
    if (head === null) {
      reader.tally.limits(`${file.path}: cannot be read`);
      continue;
    }
    reader.nextFile(file.lastWritten);
    for await (const chunk of bytesOf(file.path, head.packing, (sentence) => reader.tally.limits(sentence), onRead)) {
      reader.push(chunk);
      yield reader.drain();
    }
  }
  reader.end();
  yield reader.drain();
}
