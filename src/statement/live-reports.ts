/**
 * Reports about our mail that came in at the gateway (DMARC, SMTP TLS) as part of its statement. Anybody can write a report, and nobody proves
 * who did: so what reports say can leave a doubt and never more, and never takes a doubt away.
 */
import type { PosternEvent, ReportCounted } from "../events/event.ts";
import { dayAndTime, oneLine } from "../events/words.ts";
import type { CountedMail, CountedSessions } from "../mail/aggregates/counted.ts";
import { isUnder, toWhose } from "../observed/whose.ts";
import type { Instant, Milliseconds } from "../platform/time.ts";
import type { EventLog, Outgoing } from "../ports/event-log.ts";
import { plural } from "./incident-words.ts";
import type { Site } from "./live.ts";
import { isMoreThanPassed, type Reported, type ReportedMail, toReported } from "./reported.ts";
import { type Sensor, toTime } from "./statement.ts";

/** What reports say, asked of the stores at one moment. */
export interface ReportSight {
  /** Newest first. */
  readonly reports: readonly ReportCounted[];
  /** There were more. */
  readonly isCut: boolean;
  /** What left in the time that reports tell of our own hosts; null when they tell of none. */
  readonly outgoing: Outgoing | null;
}

export interface ReportsTold {
  readonly hosts: Reported["hosts"];
  readonly doubts: readonly string[];
  readonly notes: readonly string[];
  readonly sensors: readonly Sensor[];
  readonly blindSpots: readonly string[];
}

const PAGE = 500;
const MOST = 2_000;
/** Reporters write once a day; two days later one is missing. */
const SILENT: Milliseconds = 3 * 86_400_000;
const NAMED = 3;
/** Reports in mail that was judged to be one of these are not believed. */
const UNWANTED: ReadonlySet<string> = new Set(["spam", "scam", "phish", "malware", "dangerous-attachment", "backscatter"]);

export async function reportsSince(
  events: Pick<EventLog, "latest" | "outgoing">,
  site: Site,
  period: { readonly from: Instant; readonly firstOutgoing: Instant | null },
): Promise<ReportSight> {
  const reports: ReportCounted[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await events.latest({ types: ["report.counted"], limit: PAGE, ...(before !== undefined && { before }) });
    const recent = page.filter(({ event }) => event.at >= period.from);
    reports.push(...recent.flatMap(({ event }) => (isCounted(event) ? [event] : [])));
    before = page.at(-1)?.seq;
    if (recent.length < PAGE || reports.length > MOST) break;
  }
  const looked = reports.slice(0, MOST);
  const isCut = reports.length > MOST;
  const { ours } = tellOf(comparable(believed(looked, site), period.firstOutgoing), site);
  const outgoing = ours === null ? null : await events.outgoing({ since: ours.first, until: ours.last + 1 });
  return { reports: looked, isCut, outgoing };
}

export function reportsTold(
  { reports, isCut, outgoing }: ReportSight,
  site: Site,
  now: Instant,
  firstOutgoing: Instant | null,
): ReportsTold {
  const mail = believed(reports, site);
  const told = tellOf(mail, site);
  const { ours } = tellOf(comparable(mail, firstOutgoing), site);
  const sessions = reports.flatMap(({ report, class: what }) => (report.kind === "tls" && !UNWANTED.has(what) ? [report] : []));
  const unread = reports.filter(({ report }) => report.kind === "unread").length;
  const doubted = reports.filter(({ class: what, report }) => UNWANTED.has(what) && report.kind !== "unread").length;
  return {
    hosts: told.hosts,
    doubts: [
      ...told.beside.map(({ address, evidence }) => `${address} is no mail host and ${evidence}`),
      ...told.unseen,
      ...leftOver(ours, outgoing),
    ],
    notes: [...told.notes, ...failedSessions(sessions, site)],
    sensors: sensorOf(mail, now),
    blindSpots: [
      ...(told.hosts.length === 0 ? [] : ["who wrote the DMARC reports: nobody proved it, so they leave doubts and settle none"]),
      ...(unread === 0 ? [] : [`${plural(unread, "attachment")} that look like DMARC or TLS reports and could not be read`]),
      ...(doubted === 0 ? [] : [`${plural(doubted, "report")} in mail that was judged unwanted`]),
      ...(isCut ? [`more than ${MOST} reports about your mail came in; the latest of them alone were looked at`] : []),
    ],
  };
}

function isCounted(event: PosternEvent): event is ReportCounted {
  return event.type === "report.counted";
}

type Believed = CountedMail & { readonly at: Instant };

/** DMARC reports about domains of ours, each once however often it was sent. */
function believed(reports: readonly ReportCounted[], { domains }: Site): readonly Believed[] {
  const found = new Map<string, Believed>();
  for (const { report, class: what, at } of reports) {
    if (report.kind !== "dmarc" || UNWANTED.has(what) || !isUnder(report.domain, domains)) continue;
    const { reporter, id, domain, from, until } = report;
    const key = JSON.stringify([reporter, id, domain, from, until]);
    if (!found.has(key)) found.set(key, { ...report, at });
  }
  return [...found.values()];
}

/** Those of a time from which all outgoing mail is known. */
function comparable(reports: readonly Believed[], firstOutgoing: Instant | null): readonly Believed[] {
  return firstOutgoing === null ? [] : reports.filter(({ from }) => from >= firstOutgoing);
}

function tellOf(reports: readonly Believed[], site: Site): Reported {
  const mail = reports.flatMap(({ reporter, from, until, sources }) =>
    sources
      .filter(({ domain }) => isUnder(domain, site.domains))
      .map((source): ReportedMail => ({ ...source, reporter, from, until, aligned: Math.max(source.byKey, source.bySpf) })),
  );
  return toReported(mail, { whose: toWhose(site), unseen: "does not pass this gateway" });
}

function leftOver(ours: Reported["ours"], outgoing: Outgoing | null): readonly string[] {
  if (ours === null || outgoing === null || !outgoing.isAll || !isMoreThanPassed(ours.aligned, outgoing.recipients)) return [];
  return [
    `DMARC reports count ${plural(ours.aligned, "message")} of your mail hosts from ${dayAndTime(ours.first)} to ${dayAndTime(ours.last)}, ` +
      `where ${plural(outgoing.recipients, "recipient")} got mail through this gateway: more left than passed here`,
  ];
}

/** Mail that comes to us is no answer to what we send, but whoever reads this can mend it. */
function failedSessions(reports: readonly CountedSessions[], { domains }: Site): readonly string[] {
  const about = reports.filter((report) => report.failed > 0 && report.domains.some((domain) => isUnder(domain, domains)));
  if (about.length === 0) return [];
  const failed = about.reduce((sum, one) => sum + one.failed, 0);
  const all = about.reduce((sum, one) => sum + one.failed + one.succeeded, 0);
  const causes = new Map<string, number>();
  for (const { what, host, sessions } of about.flatMap(({ failures }) => failures)) {
    const cause = oneLine(host === null ? what : `${what} at ${host}`);
    causes.set(cause, (causes.get(cause) ?? 0) + sessions);
  }
  const worst = [...causes].sort(([, one], [, other]) => other - one).slice(0, NAMED);
  const why = worst.length === 0 ? "" : `: ${worst.map(([cause]) => cause).join(", ")}`;
  const who = [...new Set(about.map(({ reporter }) => oneLine(reporter)))].slice(0, NAMED).join(", ");
  return [`TLS reports of ${who}: ${failed} of ${plural(all, "connection")} to your mail hosts could not be secured${why}`];
}

function sensorOf(reports: readonly Believed[], now: Instant): readonly Sensor[] {
  if (reports.length === 0) return [];
  const names = [...new Set(reports.map(({ reporter }) => oneLine(reporter)))];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  const last = reports.reduce((latest, { at }) => Math.max(latest, at), 0);
  const covers = `${plural(reports.length, "report")} of ${names.slice(0, NAMED).join(", ")}${more}`;
  return [{ name: "DMARC reports", covers, silentSince: now - last > SILENT ? toTime(last) : null }];
}
