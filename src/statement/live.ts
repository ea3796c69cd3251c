/**
 * What a gateway at work answers to "Is your organization sending out spam? Are you sure?", from what it saw in the last seven days. It is
 * sure only of what passed its own doors: whatever else could send for the organization is a needed sensor, or is named as not observed.
 */
import { dayAndTime, oneLine } from "../events/words.ts";
import { wasDealtWith } from "../incidents/dealt-with.ts";
import type { Instant, Milliseconds } from "../platform/time.ts";
import type { EventLog, MessageCount } from "../ports/event-log.ts";
import type { WatchMode } from "../ports/identities.ts";
import type { Incident, IncidentStore } from "../ports/incidents.ts";
import { type Estimate, estimateOf } from "./estimate.ts";
import { dealtInWords, guiltInWords, plural, suspicionInWords } from "./incident-words.ts";
import { type ReportSight, reportsSince, reportsTold } from "./live-reports.ts";
import { type Sensor, type StatedIdentity, type Statement, toTime } from "./statement.ts";

/** What the settings say of our domains and of the hosts beside the gateway. */
export interface Site {
  readonly domains: readonly string[];
  readonly networks: readonly string[];
  readonly mailHosts: readonly string[];
  readonly egress25: "unknown" | "blocked";
}

/** What was seen, asked of the stores at one moment. */
export interface Sight {
  readonly from: Instant;
  readonly now: Instant;
  /** "off": nobody weighs outgoing mail. */
  readonly watch: WatchMode | "off";
  readonly counts: readonly MessageCount[];
  /** Those that were open in the period. */
  readonly incidents: readonly Incident[];
  readonly lastSignIn: Instant | null;
  readonly reports: ReportSight;
  readonly site: Site;
}

const DAY: Milliseconds = 86_400_000;
const PERIOD: Milliseconds = 7 * DAY;
/** A long weekend: whoever sends nothing for longer sends by another way, or is gone. */
const SILENT: Milliseconds = 4 * DAY;
const LISTED = 200;
const TOLD = 10;
const PAGE = 200;
/** Incidents of one week that are looked at; whoever has more has not dealt with them. */
const MOST = 1_000;
/** A state from here on says that somebody else sends; milder ones end by themselves. */
const CROSSED: ReadonlySet<string> = new Set(["throttled", "suspended", "locked"]);
const UNWANTED: ReadonlySet<string> = new Set(["spam", "scam", "phish", "malware", "dangerous-attachment"]);
/** What is held leaves by itself, unless its sender is suspended by then. */
const LEAVES: ReadonlySet<string> = new Set(["accept", "tag", "hold"]);

export interface LiveDeps {
  readonly events: Pick<EventLog, "counts" | "latest" | "outgoing">;
  readonly incidents: Pick<IncidentStore, "list">;
  readonly watch: WatchMode | "off";
  readonly site: Site;
  readonly now: Instant;
}

export async function liveStatement({ events, incidents, watch, site, now }: LiveDeps): Promise<Statement> {
  const from = now - PERIOD;
  const [counts, open, [signIn]] = await Promise.all([
    events.counts({ since: from, until: now + 1 }),
    incidentsSince(incidents, from),
    events.latest({ types: ["submitter.signed-in"], limit: 1 }),
  ]);
  const reports = await reportsSince(events, site, { from, firstOutgoing: firstOutgoingOf(counts) });
  return toLiveStatement({ from, now, watch, counts, incidents: open, lastSignIn: signIn?.event.at ?? null, reports, site });
}

/** Open ones, and those that ended in the period, newest first; one more than `MOST` when there are more. */
async function incidentsSince(store: LiveDeps["incidents"], from: Instant): Promise<readonly Incident[]> {
  const found: Incident[] = [];
  for (let before: Instant | undefined; ; ) {
    const asked = { show: "all", endedSince: from, limit: PAGE, ...(before !== undefined && { before }) } as const;
    const { rows, next } = await store.list(asked);
    found.push(...rows);
    if (next === null || found.length > MOST) return found;
    before = next;
  }
}

export function toLiveStatement(sight: Sight): Statement {
  const { now } = sight;
  const incidents = sight.incidents.slice(0, MOST);
  const outbound = sight.counts.filter(({ direction }) => direction === "outbound");
  const from = Math.min(now, ...sight.counts.map(({ first }) => first));
  const crossed = incidents.filter(({ worst }) => CROSSED.has(worst));
  const guilty = crossed.filter((incident) => !wasDealtWith(incident));
  const reports = reportsTold(sight.reports, sight.site, now, firstOutgoingOf(sight.counts));
  const doubts = [...doubtsOf(sight, outbound), ...reports.doubts.slice(0, TOLD)];
  return {
    answer: guilty.length > 0 ? "yes" : doubts.length > 0 ? "cannot-know" : "no",
    asOf: toTime(now),
    period: { from: toTime(from), to: toTime(now) },
    because: [
      ...guilty.slice(0, TOLD).map(guiltInWords),
      ...doubts.map((doubt) => `cannot know: ${doubt}`),
      ...incidents.filter(wasDealtWith).slice(0, TOLD).map(dealtInWords),
      ...reports.notes,
      ...cleanReasons(outbound, guilty.length > 0 || suspicionsOf(sight.incidents).length > 0, sight.watch),
    ],
    identities: incidents.slice(0, LISTED).map(toIdentity),
    hosts: reports.hosts,
    sensors: [...sensorsOf(sight, outbound), ...reports.sensors],
    blindSpots: [...blindSpotsOf(sight, reports.sensors.length > 0), ...reports.blindSpots],
    estimate: estimateLeft(outbound),
  };
}

function doubtsOf({ watch, site, now, incidents }: Sight, outbound: readonly MessageCount[]): readonly string[] {
  const last = lastOf(outbound);
  const unclear = suspicionsOf(incidents);
  return [
    ...unclear.slice(0, TOLD).map(suspicionInWords),
    ...(unclear.length > TOLD ? [`${unclear.length - TOLD} more senders were held, and nobody has looked at them`] : []),
    ...(incidents.length > MOST ? [`there were more than ${MOST} incidents; the latest of them alone were looked at`] : []),
    ...(watch === "off" ? ["nobody weighs outgoing mail: the outbound watch or the outbound door is off"] : []),
    ...(last === null ? ["no mail has passed the outbound door in this time; what leaves by another way is not seen"] : []),
    ...(last !== null && now - last > SILENT ? [`the outbound door is silent since ${dayAndTime(last)}`] : []),
    ...(site.egress25 === "blocked"
      ? []
      : [
          "what other hosts send straight to the world; say `egress25: blocked` in the settings when a firewall keeps all but your mail " +
            "hosts from port 25, or give flow records to `postern audit`",
        ]),
  ];
}

/** Held by the evidence, with nobody who decided anything about it. */
function suspicionsOf(incidents: readonly Incident[]): readonly Incident[] {
  return incidents
    .slice(0, MOST)
    .filter((incident) => !CROSSED.has(incident.worst) && !wasDealtWith(incident) && incident.turns.every(({ by }) => by === null));
}

function cleanReasons(outbound: readonly MessageCount[], isSuspicious: boolean, watch: Sight["watch"]): readonly string[] {
  const messages = total(outbound);
  if (isSuspicious || messages === 0 || watch === "off") return [];
  return [`each of ${plural(messages, "outgoing message")} was judged and weighed, and nobody stands as somebody else's tool`];
}

function toIdentity({ identity, worst, turns, openedAt, counts, recipientsReached, ledger }: Incident): StatedIdentity {
  const crossed = turns.find(({ to }) => CROSSED.has(to));
  return {
    identity,
    state: worst,
    firstEvidence: toTime(Math.min(openedAt, ...ledger.map(({ at }) => at))),
    crossedAt: crossed === undefined ? null : toTime(crossed.at),
    messages: counts.gone + counts.held + counts.deferred + counts.refused,
    recipients: recipientsReached,
    ledger: ledger.map(({ at, signal, value, llr, messages }) => ({ at: toTime(at), signal, value, llr, messages })),
  };
}

function sensorsOf(sight: Sight, outbound: readonly MessageCount[]): readonly Sensor[] {
  const inbound = sight.counts.filter(({ direction }) => direction === "inbound");
  const last = lastOf(outbound);
  const isSilent = last !== null && sight.now - last > SILENT;
  return [
    ...(last === null
      ? []
      : [{ name: "outbound door", covers: plural(total(outbound), "message"), silentSince: isSilent ? toTime(last) : null }]),
    ...(inbound.length === 0
      ? []
      : [{ name: "inbound door", covers: `${plural(total(inbound), "message")}, with bounces and answers`, silentSince: null }]),
    ...(hasSignIns(sight) ? [{ name: "sign-ins", covers: "those at the outbound door", silentSince: null }] : []),
  ];
}

function blindSpotsOf(sight: Sight, hasReports: boolean): readonly string[] {
  const { site, watch } = sight;
  const relays = site.mailHosts.length === 0 ? "" : ` (${site.mailHosts.slice(0, TOLD).map(oneLine).join(", ")})`;
  return [
    `mail that your hosts${relays} hand to the world without passing this gateway`,
    ...(site.egress25 === "blocked" ? ["that port 25 is blocked is your word; nothing here shows it"] : []),
    ...(watch === "observing" ? ["the outbound watch only observes: what it would stop leaves"] : []),
    ...(sight.counts.some(({ direction }) => direction === "inbound") ? [] : ["bounces and answers: no mail came by the inbound door"]),
    ...(hasSignIns(sight) ? [] : ["sign-ins: nobody signed in at the outbound door, so a stolen password shows only when it is used"]),
    ...(hasReports ? [] : ["what others count of mail in your name: no DMARC report came by the inbound door"]),
    "complaints (ARF) and DMARC reports that go to a mailbox elsewhere: give them to `postern audit`",
  ];
}

function hasSignIns({ lastSignIn, from }: Sight): boolean {
  return lastSignIn !== null && lastSignIn >= from;
}

/** Of what left: mail that policy stopped is no spam that the world had to read. */
function estimateLeft(outbound: readonly MessageCount[]): Estimate {
  const left = outbound.filter(({ action }) => LEAVES.has(action));
  const judged = left.filter(({ class: what }) => what !== "unscannable");
  return estimateOf(total(left), total(judged), total(judged.filter(({ class: what }) => UNWANTED.has(what))));
}

function firstOutgoingOf(counts: readonly MessageCount[]): Instant | null {
  const outgoing = counts.filter(({ direction }) => direction === "outbound");
  return outgoing.length === 0 ? null : Math.min(...outgoing.map(({ first }) => first));
}

function lastOf(counts: readonly MessageCount[]): Instant | null {
  return counts.length === 0 ? null : Math.max(...counts.map(({ last }) => last));
}

function total(counts: readonly MessageCount[]): number {
  return counts.reduce((sum, { messages }) => sum + messages, 0);
}
