/**
 * All evidence behind the paths: what each file is, one strand of observations a source, and what every source covers. Nothing is read
 * beyond the heads until the observations are asked for. Messages in files of their own are one mailbox a folder; rotated logs are one log.
 */
import { basename, dirname } from "node:path";
import type { Observed } from "../observed/observed.ts";
import { type Head, headOf } from "./bytes.ts";
import { type EvidenceFile, filesOf, grouped } from "./files.ts";
import { LogReader } from "./log/log-reader.ts";
import type { JudgeContent } from "./mail/content.ts";
import { readMailbox } from "./mail/mailbox.ts";
import { readReports } from "./mail/report-files.ts";
import { merged, type Strand } from "./merge.ts";
import { flowReaderFor, type StreamFormat } from "./network/readers.ts";
import { Tally } from "./reader.ts";
import { type Format, formatOf } from "./recognise.ts";
import { beginOf, readStream } from "./streams.ts";

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
  /** Our own domains; empty: not known. */
  readonly domains: readonly string[];
  readonly judge: JudgeContent;
  /** Told the number of bytes on disk that were read. */
  readonly onRead: (bytes: number) => void;
}

interface Group {
  readonly name: string;
  readonly format: Format;
  readonly head: Head | null;
  readonly files: readonly EvidenceFile[];
}

/** Throws OperatorError for a path that cannot be read. */
export async function collect(paths: readonly string[], options: CollectOptions): Promise<Evidence> {
  const files = await filesOf(paths);
  const sources: Source[] = [];
  const strands: Strand[] = [];
  for (const group of await recognised(files)) {
    const tally = new Tally();
    const unread = whyUnread(group);
    const bytes = group.files.reduce((sum, file) => sum + file.bytes, 0);
    sources.push({ name: group.name, format: group.format, bytes, files: group.files.length, tally, unread });
    if (unread === null) strands.push(await strandOf(group, tally, options));
  }
  return { sources, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), observations: () => merged(strands) };
}

/** The groups of rotated files; single messages and single packets of flow records are put together by folder. */
async function recognised(files: readonly EvidenceFile[]): Promise<readonly Group[]> {
  const groups: Group[] = [];
  const together = new Map<string, { readonly format: Format; readonly head: Head | null; readonly files: EvidenceFile[] }>();
  for (const { name, files: members } of grouped(files)) {
    const { head, format } = await firstThatTells(members);
    const key = togetherBy(format, name);
    if (key === null) {
      groups.push({ name, format, head, files: members });
      continue;
    }
    const group = together.get(key) ?? { format, head, files: [] };
    together.set(key, group);
    group.files.push(...members);
  }
  for (const [name, group] of together) groups.push({ name, ...group });
  return groups;
}

/** The first file that is not empty says what a log is: the oldest or newest of a rotation often is. */
async function firstThatTells(files: readonly EvidenceFile[]): Promise<Pick<Group, "head" | "format">> {
  let head: Head | null = null;
  for (const { path } of files) {
    head = await headOf(path);
    if (head !== null && head.bytes.length > 0) break;
  }
  return { head, format: head === null ? "unknown" : formatOf(head.bytes) };
}

function togetherBy(format: Format, name: string): string | null {
  if (format === "message") return dirname(name).replace(/\/(?:cur|new)$/, "");
  // a collector that keeps single packets names templates and data apart: "x_tpl.dat" and "x_data256.dat" are one exporter's
  if (format === "netflow") return `${dirname(name)}/${basename(name).replace(/_(?:opt)?(?:tpl|data).*$/, "")}`;
  return null;
}

function whyUnread({ head, format }: Group): string | null {
  if (head === null) return "it cannot be read";
  if (head.packing === "xz" || head.packing === "bzip2") return `it is packed with ${head.packing}; unpack it first`;
  if (format === "mbox" && head.packing !== "none") return "it is a packed mailbox; unpack it first";
  if (format === "empty") return "it is empty";
  return format === "unknown" ? "nothing in it is known to us" : null;
}

async function strandOf(group: Group, tally: Tally, options: CollectOptions): Promise<Strand> {
  const { format, files, head } = group;
  switch (format) {
    case "mbox":
    case "message":
      return { begins: Number.NEGATIVE_INFINITY, open: () => readMailbox(files, format === "mbox", tally, options) };
    case "dmarc":
    case "zip":
    case "tls-report":
      return { begins: Number.NEGATIVE_INFINITY, open: () => readReports(files, tally, options.onRead) };
    default: {
      const make = (into: Tally) => (format === "log" ? new LogReader(into) : flowReaderFor(format as StreamFormat, into)); // the others were handled
      return { begins: beginOf(head, files, make), open: () => readStream(files, make(tally), options.onRead) };
    }
  }
}
