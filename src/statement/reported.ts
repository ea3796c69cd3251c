/**
 * What others counted of mail in our name (DMARC aggregate reports), by the host that it came from, and what that means: hosts of ours,
 * hosts that send as us and do not pass here, mail of ours that was passed on, and hosts that only borrow our name. The same for the reports
 * that `postern audit` finds and for those that come in at the gateway.
 */
import { oneLine } from "../events/words.ts";
import type { Whose } from "../observed/whose.ts";
import type { Instant } from "../platform/time.ts";
import { plural } from "./incident-words.ts";
import { type StatedHost, toTime } from "./statement.ts";

/** Mail of one source under one domain, as one reporter counted it. */
export interface ReportedMail {
  readonly reporter: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly domain: string;
  readonly source: string;
  readonly count: number;
  /** Of these: with a signature of the domain, from a host in its SPF record, with at least one of both. */
  readonly byKey: number;
  readonly bySpf: number;
  readonly aligned: number;
}

interface SourceSum {
  readonly source: string;
  readonly reporters: Set<string>;
  readonly domains: Set<string>;
  count: number;
  bySpf: number;
  aligned: number;
  first: Instant;
  last: Instant;
}

export interface Reported {
  readonly hosts: readonly StatedHost[];
  readonly notes: readonly string[];
  /** Hosts that send for us and do not pass here, a sentence each. */
  readonly unseen: readonly string[];
  /** Hosts inside that are no mail hosts and whose mail others got. */
  readonly beside: readonly { readonly address: string; readonly evidence: string }[];
  /** Messages of hosts of ours; null when there are none. */
  readonly ours: { readonly aligned: number; readonly first: Instant; readonly last: Instant } | null;
}

const LISTED = 50;
/**
 * Mail that a list or a former address passes on keeps its signature and comes from elsewhere. Assumed: a host that passes on brings no more
 * than this share of what left here, or a handful.
 */
const PASSED_ON = 0.02;
const HANDFUL = 10;

/** `unseen`: what is not here about a host that sends for us, to end its sentence. */
export function toReported(mail: readonly ReportedMail[], { whose, unseen }: { readonly whose: Whose; readonly unseen: string }): Reported {
  const sums = [...bySource(mail).values()];
  const ours = sums.filter(({ source }) => whose(source) === "ours");
  const left = ours.reduce((sum, { aligned }) => sum + aligned, 0);
  const beside = sums.filter(({ source }) => whose(source) === "beside").sort((one, other) => other.count - one.count);
  const strangers = sums.filter(({ source }) => whose(source) === "strange");
  const isPassedOn = ({ bySpf, aligned }: SourceSum): boolean => bySpf === 0 && aligned <= Math.max(HANDFUL, left * PASSED_ON);
  const signed = strangers.filter(({ aligned }) => aligned > 0).sort((one, other) => other.aligned - one.aligned);
  const senders = signed.filter((one) => !isPassedOn(one));
  const forwarders = signed.filter(isPassedOn);
  const forgers = strangers.filter(({ aligned }) => aligned === 0).sort((one, other) => other.count - one.count);
  return {
    hosts: [
      ...beside.slice(0, LISTED).map((one) => toHost(one, "direct-to-mx", one.count, "from inside your networks and no mail host")),
      ...senders.slice(0, LISTED).map((one) => toHost(one, "sends-as-us", one.aligned, provedBy(one))),
      ...forwarders.slice(0, LISTED).map((one) => toHost(one, "passes-on", one.aligned, provedBy(one))),
      ...forgers.slice(0, LISTED).map((one) => toHost(one, "forges-us", one.count, "with neither key nor SPF of yours")),
    ],
    notes: [...borrowed(forgers), ...passedOn(forwarders)],
    unseen: senders
      .slice(0, LISTED)
      .map(
        (one) =>
          `${one.source} sends ${provedBy(one)} (${plural(one.aligned, "message")} by DMARC reports of ${reportersOf(one)}) and ${unseen}; ` +
          "name it in `mailHosts` when you know it",
      ),
    beside: beside.slice(0, LISTED).map((one) => ({
      address: one.source,
      evidence: `${plural(one.count, "message")} of it reached the world, by DMARC reports of ${reportersOf(one)}`,
    })),
    ours: ours.length === 0 ? null : { aligned: left, first: firstOf(ours), last: lastOf(ours) },
  };
}

/** Reports count whole days, and a message to a list is counted by each of its readers' hosts. */
const TOLERANCE = 1.2;
const FEW = 20;

/** Hosts of ours of which others counted more than passed here in that time. */
export function isMoreThanPassed(counted: number, passed: number): boolean {
  return counted > passed * TOLERANCE + FEW;
}

function bySource(mail: readonly ReportedMail[]): ReadonlyMap<string, SourceSum> {
  const sums = new Map<string, SourceSum>();
  for (const { source, reporter, domain, from, until, count, bySpf, aligned } of mail) {
    const empty: SourceSum = { source, reporters: new Set(), domains: new Set(), count: 0, bySpf: 0, aligned: 0, first: from, last: until };
    const sum = sums.get(source) ?? empty;
    sums.set(source, sum);
    sum.reporters.add(reporter);
    sum.domains.add(domain);
    sum.count += count;
    sum.bySpf += bySpf;
    sum.aligned += aligned;
    sum.first = Math.min(sum.first, from);
    sum.last = Math.max(sum.last, until);
  }
  return sums;
}

function toHost(sum: SourceSum, role: StatedHost["role"], count: number, how: string): StatedHost {
  const as = [...sum.domains].slice(0, 3).map(oneLine).join(", ");
  const time = `${toTime(sum.first)} to ${toTime(sum.last)}`;
  return { address: sum.source, role, evidence: `${plural(count, "message")} as ${as}, ${how}, ${time}, by ${reportersOf(sum)}` };
}

function provedBy({ bySpf }: SourceSum): string {
  return bySpf > 0 ? "from your SPF record" : "with your keys";
}

function reportersOf({ reporters }: SourceSum): string {
  return [...reporters].slice(0, 3).map(oneLine).join(", ");
}

function borrowed(forgers: readonly SourceSum[]): readonly string[] {
  if (forgers.length === 0) return [];
  const count = forgers.reduce((sum, one) => sum + one.count, 0);
  return [
    `DMARC reports count ${plural(count, "message")} from ${plural(forgers.length, "host")} that only borrow your name: they did not pass here and bear no key of yours`,
  ];
}

function passedOn(forwarders: readonly SourceSum[]): readonly string[] {
  if (forwarders.length === 0) return [];
  const count = forwarders.reduce((sum, one) => sum + one.aligned, 0);
  return [
    `DMARC reports count ${plural(count, "message")} with your key from ${plural(forwarders.length, "other host")}, a few each: as when lists and former addresses pass mail on`,
  ];
}

function firstOf(sums: readonly SourceSum[]): Instant {
  return sums.reduce((first, one) => Math.min(first, one.first), Number.POSITIVE_INFINITY);
}

function lastOf(sums: readonly SourceSum[]): Instant {
  return sums.reduce((last, one) => Math.max(last, one.last), Number.NEGATIVE_INFINITY);
}
