/**
 * What others counted (DMARC aggregate reports) against what passed here: a source with our keys or in our SPF that no log of ours knows is a
 * host that sends for us unseen; a source without either borrows our name. Counts beyond what the log shows are named.
 */
import type { Evidence } from "../../evidence/collect.ts";
import type { ReportedVolume } from "../../evidence/reader.ts";
import { toNetworks } from "../../platform/net.ts";
import type { Instant } from "../../platform/time.ts";
import { type StatedHost, toTime } from "../../statement/statement.ts";
import type { CaseBook } from "./cases.ts";
import type { Site } from "./statement.ts";

interface SourceSum {
  readonly source: string;
  readonly reporters: Set<string>;
  readonly domains: Set<string>;
  count: number;
  aligned: number;
  first: Instant;
  last: Instant;
}

export interface Reconciled {
  readonly hosts: readonly StatedHost[];
  readonly notes: readonly string[];
  /** Hosts that send for us and whose log is not here. */
  readonly missing: readonly string[];
}

const LISTED = 50;
const DAY = 86_400_000;
/** Reports count whole days, and a message to a list is counted by each of its readers' hosts. */
const TOLERANCE = 1.2;
const FEW = 20;

export function reconcile(
  { sources }: Evidence,
  cases: CaseBook,
  site: Site,
  period: { readonly from: Instant; readonly to: Instant },
): Reconciled {
  const inPeriod = sources.flatMap(({ tally }) => tally.volumes).filter(({ from, until }) => until >= period.from && from <= period.to);
  if (inPeriod.length === 0) return { hosts: [], notes: [], missing: [] };
  const isOurs = toNetworks([...site.networks, ...site.mailHosts]);
  const sums = [...bySource(inPeriod).values()];
  const strangers = sums.filter(({ source }) => !isOurs(source));
  const senders = strangers.filter(({ aligned }) => aligned > 0).sort((one, other) => other.aligned - one.aligned);
  const forgers = strangers.filter(({ aligned }) => aligned === 0).sort((one, other) => other.count - one.count);
  const forged = forgers.reduce((sum, { count }) => sum + count, 0);
  return {
    hosts: [
      ...senders
        .slice(0, LISTED)
        .map((one): StatedHost => ({ address: one.source, role: "sends-as-us", evidence: words(one, one.aligned, "aligned") })),
      ...forgers
        .slice(0, LISTED)
        .map((one): StatedHost => ({ address: one.source, role: "forges-us", evidence: words(one, one.count, "failing") })),
    ],
    notes: [
      ...(forged === 0
        ? []
        : [
            `DMARC reports count ${forged} messages from ${forgers.length} sources that only borrow your name: they did not pass here and bear no key of yours`,
          ]),
      ...excess(
        sums.filter(({ source }) => isOurs(source)),
        cases,
      ),
    ],
    missing: senders
      .slice(0, LISTED)
      .map(
        (one) =>
          `${one.source} sends with your keys or in your SPF (${one.aligned} messages by DMARC reports) and its log is not here; name it in \`mailHosts\` when you know it`,
      ),
  };
}

function bySource(volumes: readonly ReportedVolume[]): ReadonlyMap<string, SourceSum> {
  const sums = new Map<string, SourceSum>();
  for (const volume of volumes) {
    const { source, from, until } = volume;
    const sum = sums.get(source) ?? { source, reporters: new Set(), domains: new Set(), count: 0, aligned: 0, first: from, last: until };
    sums.set(source, sum);
    sum.reporters.add(volume.reporter);
    sum.domains.add(volume.domain);
    sum.count += volume.count;
    if (volume.dkimAligned || volume.spfAligned) sum.aligned += volume.count;
    sum.first = Math.min(sum.first, from);
    sum.last = Math.max(sum.last, until);
  }
  return sums;
}

function words(sum: SourceSum, count: number, what: string): string {
  const reporters = [...sum.reporters].slice(0, 3).join(", ");
  return `${count} messages as ${[...sum.domains].slice(0, 3).join(", ")}, ${what}, ${toTime(sum.first)} to ${toTime(sum.last)}, by ${reporters}`;
}

/** Known sources of which others counted more than passed here on those days. */
function excess(ours: readonly SourceSum[], cases: CaseBook): readonly string[] {
  if (ours.length === 0 || cases.acceptedByDay.size === 0) return [];
  const reported = ours.reduce((sum, { aligned }) => sum + aligned, 0);
  const first = Math.floor(Math.min(...ours.map((one) => one.first)) / DAY);
  const last = Math.floor(Math.max(...ours.map((one) => one.last)) / DAY);
  let seen = 0;
  for (const [day, count] of cases.acceptedByDay) if (day >= first && day <= last) seen += count;
  if (reported <= seen * TOLERANCE + FEW)
    return [`DMARC reports count ${reported} messages of your mail hosts where ${seen} deliveries passed here: nothing is left over`];
  return [
    `DMARC reports count ${reported} messages of your mail hosts where only ${seen} deliveries passed here: more left than the log shows`,
  ];
}
