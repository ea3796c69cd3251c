/**
 * What the evidence could show at all: which sensors were there, what each covers, which fell silent, and which needed one is missing.
 * A sensor that ends early says nothing of the rest of the period; that is as good as none.
 */
import type { Evidence, Source } from "../../evidence/collect.ts";
import { logOf } from "../../evidence/files.ts";
import type { SensorKind } from "../../evidence/reader.ts";
import type { Instant } from "../../platform/time.ts";
import { type Sensor, toTime } from "../../statement/statement.ts";
import type { HostBook } from "./hosts.ts";
import type { Site } from "./statement.ts";

interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

const HOUR = 3_600_000;
/** Part of the period that a needed sensor may miss at its ends. */
const SLACK = 0.1;
const SHAPES = 3;
const OF_SENDING: readonly SensorKind[] = ["mail log", "mailbox"];
const OF_EGRESS: readonly SensorKind[] = ["flow records", "firewall log"];

export function sensorsOf(
  { sources }: Evidence,
  site: Site,
  period: Period,
  hosts: HostBook,
): { readonly sensors: readonly Sensor[]; readonly missing: readonly string[]; readonly blindSpots: readonly string[] } {
  const sensors = sources.flatMap((source) => [...source.tally.sensors].map((name) => toSensor(name, source, period)));
  const missing = [...mailLogs(sources, period), ...unreadParts(sources, site), ...egress(sources, site, period, hosts)];
  return { sensors, missing, blindSpots: [...sources.flatMap(blindnessOf), ...besides(sources, site)] };
}

function toSensor(name: string, { name: path, tally }: Source, period: Period): Sensor {
  const by = [...tally.loggedBy].slice(0, 5).join(", ");
  const covers = `${path}: ${toTime(tally.first ?? period.from)} to ${toTime(tally.last ?? period.to)}${by === "" ? "" : `, of ${by}`}`;
  const allowed = Math.max(6 * HOUR, (period.to - period.from) * SLACK);
  const isSilent = tally.last !== null && period.to - tally.last > allowed && name !== "reports" && name !== "bounces";
  return { name, covers, silentSince: isSilent ? toTime(tally.last ?? period.to) : null };
}

/** A log of what we send, or the sent mail itself, over the whole period. */
function mailLogs(sources: readonly Source[], period: Period): readonly string[] {
  const logs = sources.filter(({ tally }) => tally.sensors.has("mail log") || tally.sensors.has("mailbox"));
  if (logs.length === 0) return ["the log of the host that sends mail for you is missing"];
  const byHost = new Map<string, Span>();
  for (const { name, tally } of logs) {
    for (const host of tally.loggedBy.size === 0 ? [name] : tally.loggedBy)
      byHost.set(host, joined(byHost.get(host), tally.first, tally.last));
  }
  const allowed = Math.max(24 * HOUR, (period.to - period.from) * SLACK);
  return [...byHost].flatMap(([host, { last }]) =>
    period.to - last > allowed ? [`the mail log of ${host} is silent since ${toTime(last)}`] : [],
  );
}

/** What a needed sensor saw in the part that nobody could read is not known: a rotation packed in a strange way, a damaged or forbidden file. */
function unreadParts(sources: readonly Source[], site: Site): readonly string[] {
  const needed: readonly SensorKind[] = site.egress25 === "blocked" ? OF_SENDING : [...OF_SENDING, ...OF_EGRESS];
  const kinds = new Map<string, SensorKind>();
  for (const { name, tally } of sources) {
    const kind = needed.find((one) => tally.sensors.has(one));
    if (kind !== undefined) kinds.set(name, kind);
  }
  return sources.flatMap(({ name, tally, format, unread }) => {
    const lost = unread === null || format === "empty" ? [...tally.lost] : [`${name}: not read, ${unread}`];
    const kind = kinds.get(logOf(name));
    return kind === undefined ? [] : lost.map((sentence) => `a part of the ${kind} is missing: ${sentence}`);
  });
}

interface Span {
  readonly first: Instant;
  readonly last: Instant;
}

function joined(span: Span | undefined, first: Instant | null, last: Instant | null): Span {
  return {
    first: Math.min(span?.first ?? Number.POSITIVE_INFINITY, first ?? Number.POSITIVE_INFINITY),
    last: Math.max(span?.last ?? Number.NEGATIVE_INFINITY, last ?? Number.NEGATIVE_INFINITY),
  };
}

/** Whether anything shows what leaves on port 25. */
function egress(sources: readonly Source[], site: Site, period: Period, hosts: HostBook): readonly string[] {
  if (site.egress25 === "blocked") return [];
  const flows = sources.filter(({ tally }) => tally.sensors.has("flow records") || tally.sensors.has("firewall log"));
  const advice = "give flow records, or say `egress25: blocked` in the settings when a firewall keeps all but your mail hosts from port 25";
  if (flows.length === 0) return [`what other hosts send straight to the world: no flow records or firewall log; ${advice}`];
  const { first, last } = flows.reduce((span: Span, { tally }) => joined(span, tally.first, tally.last), joined(undefined, null, null));
  const whole = Math.max(1, period.to - period.from);
  const covered = Math.max(0, Math.min(last, period.to) - Math.max(first, period.from)) / whole;
  if (whole > HOUR && covered < 1 - SLACK) {
    return [`flow records cover ${Math.round(covered * 100)} % of the period (${toTime(first)} to ${toTime(last)})`];
  }
  return hosts.foreign > 0
    ? [`${hosts.foreign} connections to port 25 are between hosts of which none is known to be yours; set \`networks\``]
    : [];
}

/** What of a source was not understood, or could not be read. */
function blindnessOf({ name, tally, unread }: Source): readonly string[] {
  if (unread !== null) return [`${name}: not read, ${unread}`];
  const limits = [...tally.lost, ...tally.limitations].map((sentence) => `${name}: ${sentence}`);
  if (tally.notUnderstood === 0) return limits;
  const share = (100 * tally.notUnderstood) / (tally.notUnderstood + tally.understood);
  const shapes = [...tally.shapes].sort((one, other) => other[1] - one[1]).slice(0, SHAPES);
  const samples = shapes.map(([shape, count]) => `"${shape}" (${count})`).join(", ");
  return [
    `${name}: ${tally.notUnderstood} lines or records (${share < 1 ? share.toFixed(2) : Math.round(share)} %) were not understood, such as ${samples}`,
    ...limits,
  ];
}

/** Sensors that nobody needs and that would show more. */
function besides(sources: readonly Source[], site: Site): readonly string[] {
  const has = (kind: Parameters<ReadonlySet<string>["has"]>[0]): boolean =>
    sources.some(({ tally }) => (tally.sensors as ReadonlySet<string>).has(kind));
  return [
    ...(has("sign-in log") ? [] : ["no sign-ins: a stolen password shows only when it is used for sending"]),
    ...(has("reports") ? [] : ["no DMARC reports: who else sends with your domain is not seen"]),
    ...(has("name queries") || has("flow records")
      ? []
      : ["no name queries: a host that looks for mail servers shows only by its connections"]),
    ...(site.egress25 === "blocked" ? ["that port 25 is blocked is your word; nothing here shows it"] : []),
  ];
}
