/**
 * What others counted about our mail, as a message brings it: DMARC aggregate reports and SMTP TLS reports in its attachments, as plain
 * bounded data that can leave the scan worker. Only attachments are opened that look like such a report by type, name or subject, and what
 * could not be read is told.
 */
import type { Instant } from "../../platform/time.ts";
import type { Message, Part } from "../message.ts";
import { type DmarcReport, parseDmarc } from "./dmarc.ts";
import { parseTlsReport, type TlsReport } from "./tls-report.ts";
import { unpack } from "./unpack.ts";

export type Counted = CountedMail | CountedSessions | Uncounted;

interface About {
  /** As the report calls its author; nobody proved it. */
  readonly reporter: string;
  readonly id: string | null;
  readonly from: Instant;
  readonly until: Instant;
}

/** A DMARC aggregate report. */
export interface CountedMail extends About {
  readonly kind: "dmarc";
  /** The domain whose policy it speaks of. */
  readonly domain: string;
  /** Those with mail that passed first, then by their count; the first hundred. */
  readonly sources: readonly CountedSource[];
  /** What is not listed in `sources`. */
  readonly others: { readonly sources: number; readonly count: number; readonly byKey: number; readonly bySpf: number };
  readonly damage: string | null;
}

/** Mail of one source under one author's domain. */
export interface CountedSource {
  /** Address of the host, canonical. */
  readonly source: string;
  readonly domain: string;
  readonly count: number;
  /** Messages of these with a signature of the domain, and from a host in its SPF record. */
  readonly byKey: number;
  readonly bySpf: number;
}

/** An SMTP TLS report. */
export interface CountedSessions extends About {
  readonly kind: "tls";
  readonly domains: readonly string[];
  readonly succeeded: number;
  readonly failed: number;
  /** The largest first, at most ten. */
  readonly failures: readonly { readonly what: string; readonly host: string | null; readonly sessions: number }[];
}

/** It looks like a report and could not be read. */
export interface Uncounted {
  readonly kind: "unread";
  readonly name: string;
  readonly why: string;
}

const REPORTS = 5;
const PARTS = 100;
const SOURCES = 100;
const ROWS = 10_000;
const DOMAINS = 20;
const FAILURES = 10;
const CHARACTERS = 253;
/** Bytes of all reports in one message, as they stand there and unpacked; those about a hundred thousand messages a day stay below. */
const WHOLE = 4 * 1024 * 1024;
/** A TLS report tells sums; each byte of JSON may become ten of memory. */
const JSON_OCTETS = 256 * 1024;

export function countedIn(message: Message): readonly Counted[] {
  const isAnnounced = /report[ -]?domain:|\bdmarc\b|\btls[ -]?(?:rpt|report)/i.test(message.subject);
  const found: Counted[] = [];
  const budget = { left: WHOLE };
  for (const part of message.parts.slice(0, PARTS)) {
    if (found.length >= REPORTS) break;
    if (part.children.length > 0 || !looksLikeReport(part, isAnnounced)) continue;
    found.push(...readPart(part, budget));
  }
  return found.slice(0, REPORTS);
}

const PACKED_TYPE = /^application\/(?:x-)?(?:gzip|zip|x-zip-compressed|gzip-compressed|octet-stream|xml)$|^text\/xml$/;
/** receiver!domain!begin!end (RFC 7489 section 7.2.1.1, RFC 8460 section 5.3). */
const NAME = /^[^!]{0,253}![^!]{1,253}!\d{1,20}!\d{1,20}[!.]/;

function looksLikeReport({ type, filename }: Part, isAnnounced: boolean): boolean {
  if (type.startsWith("application/tlsrpt")) return true;
  const name = filename ?? "";
  if (NAME.test(name)) return true;
  return isAnnounced && (PACKED_TYPE.test(type) || /\.(?:xml|gz|zip|json)$/i.test(name));
}

function readPart(part: Part, budget: { left: number }): readonly Counted[] {
  const unread = (why: string): Uncounted => ({ kind: "unread", name: cut(part.filename ?? part.type), why });
  const size = part.bodyEnd - part.bodyStart;
  if (size > budget.left) return [unread(`larger than the ${WHOLE / 1_048_576} MB that are read of the reports in one message`)];
  budget.left -= size;
  const left: string[] = [];
  const own = { left: budget.left, limits: (sentence: string) => void left.push(sentence) };
  const contents = unpack(part.content(), own);
  budget.left = own.left;
  const found = contents.flatMap((bytes): readonly Counted[] => {
    const dmarc = parseDmarc(bytes, ROWS);
    if (dmarc !== null) return [toCountedMail(dmarc) ?? unread("a DMARC report without dates")];
    if (bytes.length > JSON_OCTETS) return bytes[0] === OPEN_BRACE ? [unread(`larger than ${JSON_OCTETS / 1024} KB`)] : [];
    const tls = parseTlsReport(bytes);
    return tls === null ? [] : [toCountedSessions(tls) ?? unread("a TLS report without dates")];
  });
  if (found.length > 0) return found;
  return left.length > 0 ? left.slice(0, 1).map(unread) : [unread("neither a DMARC report nor a TLS report")];
}

const OPEN_BRACE = 0x7b;

function toCountedMail({ reporter, id, domain, period, rows, damage }: DmarcReport): CountedMail | null {
  if (period === null) return null;
  const sums = new Map<string, { source: string; domain: string; count: number; byKey: number; bySpf: number }>();
  for (const row of rows) {
    const key = `${row.source} ${row.domain}`;
    const sum = sums.get(key) ?? { source: row.source, domain: cut(row.domain), count: 0, byKey: 0, bySpf: 0 };
    sums.set(key, sum);
    sum.count += row.count;
    if (row.dkimAligned) sum.byKey += row.count;
    if (row.spfAligned) sum.bySpf += row.count;
  }
  const ordered = [...sums.values()].sort(
    (one, other) => other.byKey + other.bySpf - (one.byKey + one.bySpf) || other.count - one.count || (one.source < other.source ? -1 : 1),
  );
  const others = { sources: 0, count: 0, byKey: 0, bySpf: 0 };
  for (const { count, byKey, bySpf } of ordered.slice(SOURCES)) {
    others.sources++;
    others.count += count;
    others.byKey += byKey;
    others.bySpf += bySpf;
  }
  return {
    ...{
      kind: "dmarc",
      reporter: cut(reporter),
      id: id === null ? null : cut(id),
      domain: cut(domain === "" ? (rows[0]?.domain ?? "") : domain),
      ...period,
    },
    ...{ sources: ordered.slice(0, SOURCES), others, damage },
  };
}

function toCountedSessions({ reporter, id, period, policies }: TlsReport): CountedSessions | null {
  if (period === null) return null;
  const failures = policies
    .flatMap((policy) => policy.failures)
    .sort((one, other) => other.sessions - one.sessions)
    .slice(0, FAILURES)
    .map(({ what, host, sessions }) => ({ what: cut(what), host: host === null ? null : cut(host), sessions }));
  return {
    ...{ kind: "tls", reporter: cut(reporter), id: id === null ? null : cut(id), ...period },
    domains: [...new Set(policies.flatMap(({ domain }) => (domain === null ? [] : [cut(domain)])))].slice(0, DOMAINS),
    succeeded: policies.reduce((sum, { succeeded }) => sum + succeeded, 0),
    failed: policies.reduce((sum, { failed }) => sum + failed, 0),
    failures,
  };
}

function cut(text: string): string {
  return text.slice(0, CHARACTERS);
}
