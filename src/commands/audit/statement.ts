/**
 * The statement of cleanliness (product.md section 4): "yes" it sends spam, "no" it does not and every needed sensor was seen, or "cannot-know"
 * with the names of what is missing. Needed are the log of every host that sends for us, and a proof of what leaves on port 25.
 */
import type { Evidence } from "../../evidence/collect.ts";
import type { Instant } from "../../platform/time.ts";
import { estimateOf } from "../../statement/estimate.ts";
import { type Answer, type StatedHost, type StatedIdentity, type Statement, toTime } from "../../statement/statement.ts";
import { CaseBook } from "./cases.ts";
import type { HostBook } from "./hosts.ts";
import { reconcile } from "./reconcile.ts";
import { sensorsOf } from "./sensors.ts";
import { toLedgerRow } from "./shapes.ts";

export interface Site {
  readonly networks: readonly string[];
  readonly mailHosts: readonly string[];
  readonly egress25: "unknown" | "blocked";
}

/** Most that is listed of each kind. */
const LISTED = 200;
/** More refused as unknown than this is no address book (outbound.md section 6). */
const BOUNCE_SHARE = 0.02;
const LEAST_ANSWERS = 50;

export function toStatement(evidence: Evidence, cases: CaseBook, hosts: HostBook, site: Site): Statement {
  const tallies = evidence.sources.map(({ tally }) => tally);
  const mailHosts = new Set([...site.mailHosts, ...tallies.flatMap(({ mailServers }) => [...mailServers])]);
  const resolvers = new Set(tallies.flatMap((tally) => [...tally.resolvers]));
  const period = { from: cases.first ?? firstOf(evidence), to: cases.last ?? lastOf(evidence) };
  const suspects = cases.list();
  const guilty = suspects.filter(CaseBook.isGuilty);
  const direct = hosts.list(mailHosts, resolvers);
  const sending = direct.filter(({ isSending }) => isSending);
  const reports = reconcile(evidence, cases, site, period);
  const { sensors, missing, blindSpots } = sensorsOf(evidence, site, period, hosts);
  const estimate = estimateOf(cases.totals.messages, cases.totals.judged, cases.totals.unwanted);
  const doubts = [...missing, ...reports.unseen, ...bounceDoubt(cases, guilty.length)];
  const known = new Set(sending.map(({ address }) => address));
  const beside = reports.beside.filter(({ address }) => !known.has(address));
  const isGuilty = guilty.length > 0 || sending.length > 0 || beside.length > 0;
  const answer: Answer = isGuilty ? "yes" : doubts.length > 0 ? "cannot-know" : "no";
  const identities = suspects.slice(0, LISTED).map(
    (one): StatedIdentity => ({
      identity: one.identity,
      state: one.worst,
      firstEvidence: toTime(one.firstEvidence),
      crossedAt: one.crossedAt === null ? null : toTime(one.crossedAt),
      messages: one.messages,
      recipients: one.recipients,
      ledger: one.rows.map(toLedgerRow),
    }),
  );
  return {
    answer,
    asOf: toTime(period.to),
    period: { from: toTime(period.from), to: toTime(period.to) },
    because: [
      ...guilty.slice(0, 10).map((one) => sentenceOf(one.identity, one.worst, one.messages, one.recipients, one.crossedAt)),
      ...sending.slice(0, 10).map(({ address, evidence: seen }) => `${address} is no known mail host and ${seen}`),
      ...beside.slice(0, 10).map(({ address, evidence: seen }) => `${address} is no mail host and ${seen}`),
      ...doubts.map((doubt) => `cannot know: ${doubt}`),
      ...reports.notes,
      ...cleanReasons(cases, isGuilty),
    ],
    identities,
    hosts: [
      ...direct.slice(0, LISTED).map((one): StatedHost => ({ address: one.address, role: roleOf(one), evidence: one.evidence })),
      ...reports.hosts,
    ],
    sensors,
    blindSpots: [...blindSpots, ...contentBlindness(cases), ...cases.limitations(), ...hosts.limitations()],
    estimate,
  };
}

function roleOf({ isSending, isStopped }: { readonly isSending: boolean; readonly isStopped: boolean }): StatedHost["role"] {
  if (isSending) return "direct-to-mx";
  return isStopped ? "stopped-by-firewall" : "asks-for-mx";
}

function sentenceOf(identity: string, state: string, messages: number, recipients: number, crossedAt: Instant | null): string {
  const when = crossedAt === null ? "" : ` at ${toTime(crossedAt)}`;
  return `${identity} would have been ${state}${when}: ${messages} messages to ${recipients} recipients since the first evidence`;
}

function cleanReasons({ totals }: CaseBook, isGuilty: boolean): readonly string[] {
  if (isGuilty || totals.messages === 0) return [];
  return [
    `${totals.messages} messages to ${totals.recipients} recipients were looked at, and no identity crossed into throttling or suspension`,
  ];
}

function bounceDoubt({ totals }: CaseBook, guilty: number): readonly string[] {
  const share = totals.unknownUsers / Math.max(1, totals.answered);
  if (guilty > 0 || totals.answered < LEAST_ANSWERS || share < BOUNCE_SHARE) return [];
  return [`${(share * 100).toFixed(1)} % of the recipients were refused as unknown, and no identity explains it`];
}

function contentBlindness({ totals }: CaseBook): readonly string[] {
  if (totals.messages === 0 || totals.judged === totals.messages) return [];
  return [
    `of ${totals.messages - totals.judged} messages only log lines are left: what they said, and so the share of spam among them, cannot be estimated`,
  ];
}

function firstOf({ sources }: Evidence): Instant {
  return Math.min(...sources.map(({ tally }) => tally.first ?? Number.POSITIVE_INFINITY));
}

function lastOf({ sources }: Evidence): Instant {
  return Math.max(...sources.map(({ tally }) => tally.last ?? Number.NEGATIVE_INFINITY));
}
