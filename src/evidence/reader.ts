/**
 * What every reader of evidence keeps to: bytes are pushed in, observations come out, and what was not understood is counted and
 * sampled, never silently skipped. Memory is bounded whatever the size of the file; reaching a bound is a named limitation.
 */
import type { Observed } from "../observed/observed.ts";
import type { Instant } from "../platform/time.ts";

export interface Reader {
  /** The bytes that follow are of a file that was last written at this time. */
  nextFile(lastWritten: Instant): void;
  /** Reads on; never throws, whatever the bytes are. */
  push(chunk: Buffer): void;
  /** The file is over. */
  end(): void;
  /** The observations since the last call, in the order of `at`. Those that may still be overtaken stay until later. */
  drain(): readonly Observed[];
  readonly tally: Tally;
}

/** Volumes of a DMARC aggregate report (RFC 7489 appendix C, RFC 9990): mail that bears our name, as somebody else counted it. */
export interface ReportedVolume {
  readonly from: Instant;
  readonly until: Instant;
  readonly reporter: string;
  readonly domain: string;
  readonly source: string;
  readonly count: number;
  readonly dkimAligned: boolean;
  readonly spfAligned: boolean;
}

/** Kinds of sensor: what the evidence can show at all. */
export type SensorKind = "mail log" | "sign-in log" | "mailbox" | "bounces" | "flow records" | "name queries" | "firewall log" | "reports";

const SHAPES = 8;
const HOSTS = 1_000;
const DOMAINS = 10_000;
const VOLUMES = 100_000;
const LIMITATIONS = 20;

/** What a reader met besides observations. */
export class Tally {
  /** Lines, messages or records that told something, or that are known to tell nothing. */
  understood = 0;
  /** Of these: of programs that have nothing to do with mail, sign-ins or flows. */
  besides = 0;
  notUnderstood = 0;
  /** Of what is not understood: shapes with their counts, the first few. */
  readonly shapes = new Map<string, number>();
  readonly sensors = new Set<SensorKind>();
  readonly programs = new Map<string, number>();
  /** Machines whose logs these are. */
  readonly loggedBy = new Set<string>();
  /** Domains for which mail was delivered here. */
  readonly localDomains = new Set<string>();
  /** Addresses seen to serve port 25, or to submit to our servers as mail hosts. */
  readonly mailServers = new Set<string>();
  /** Addresses that answer name queries of others: what they ask, they ask for them. */
  readonly resolvers = new Set<string>();
  readonly volumes: ReportedVolume[] = [];
  readonly limitations = new Set<string>();
  /** Parts of the files that could not be read: nobody knows what they tell. */
  readonly lost = new Set<string>();
  first: Instant | null = null;
  last: Instant | null = null;

  /** Something happened at this moment. */
  sees(at: Instant): void {
    if (this.first === null || at < this.first) this.first = at;
    if (this.last === null || at > this.last) this.last = at;
  }

  /** Something was not understood; `sample` is reduced to its shape. */
  misses(sample: string): void {
    this.notUnderstood++;
    const shape = shapeOf(sample);
    const count = this.shapes.get(shape);
    if (count !== undefined || this.shapes.size < SHAPES) this.shapes.set(shape, (count ?? 0) + 1);
  }

  host(name: string): void {
    if (name !== "" && this.loggedBy.size < HOSTS) this.loggedBy.add(name);
  }

  localDomain(domain: string): void {
    if (this.localDomains.size < DOMAINS) this.localDomains.add(domain);
  }

  mailServer(address: string): void {
    if (this.mailServers.size < HOSTS) this.mailServers.add(address);
  }

  resolver(address: string): void {
    if (this.resolvers.size < HOSTS) this.resolvers.add(address);
  }

  volume(volume: ReportedVolume): void {
    if (this.volumes.length < VOLUMES) this.volumes.push(volume);
    else this.limits("more than 100,000 rows of DMARC reports in one file; the rest was left out");
  }

  limits(sentence: string): void {
    if (this.limitations.size < LIMITATIONS) this.limitations.add(sentence);
  }

  loses(sentence: string): void {
    if (this.lost.size < LIMITATIONS) this.lost.add(sentence);
  }
}

/** A line without what differs from line to line, so that like lines are counted together and no address is quoted. */
export function shapeOf(line: string): string {
  return line
    .slice(0, 300)
    .replace(/[^\x20-\x7e]+/g, "?")
    .replace(/<[^<>]{1,100}>/g, "<…>")
    .replace(/[\w.+-]{1,64}@[\w.-]{1,100}/g, "…@…")
    .replace(/[0-9a-f]{0,20}\d[0-9a-f]{0,20}/gi, "#")
    .slice(0, 100)
    .trim();
}
