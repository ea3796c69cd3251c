/**
 * Date-times of header fields (RFC 5322 section 3.3, obsolete years and zones of 4.3; also ISO 8601 and the American order of words, which
 * some programs write).
 * Null for what cannot be a date. Unknown zone names count as UTC (RFC 5322 4.3).
 */
import type { Instant } from "../platform/time.ts";

/** Longer values are not dates; the bound keeps the patterns cheap. */
const CHARACTERS = 200;
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const ZONES: Readonly<Record<string, number>> = { est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 };
/** Names that Windows programs write in place of offsets: "Eastern Daylight Time". */
const LONG_ZONE = /^(eastern|central|mountain|pacific|gmt|greenwich|romance|w\. europe|central europe) (standard|daylight|summer) time\b/i;
const LONG_ZONES: Readonly<Record<string, number>> = {
  ...{ eastern: -300, central: -360, mountain: -420, pacific: -480 },
  ...{ gmt: 0, greenwich: 0, romance: 60, "w. europe": 60, "central europe": 60 },
};
const DATE =
  /^(?:[a-z]{3,9}\.?\s{0,9},?\s{0,9})?0?(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}[\s-]{1,9}(\d{2,4})\s{1,9}(\d{1,2})\s{0,9}[:.]\s{0,9}(\d{2})(?:\s{0,9}[:.]\s{0,9}(\d{1,2}))?(?:\.\d{1,9})?(?:\s{0,9}([ap])\.?m\b\.?)?\s{0,9}(.{0,40})/i;
/** asctime, as old programs wrote it: Mon Jan  5 10:00:00 2004 */
const ASCTIME = /^[a-z]{3}\s{1,9}([a-z]{3})\s{1,9}(\d{1,2})\s{1,9}(\d{1,2}):(\d{2}):(\d{2})\s{1,9}([+-]\d{4}|[a-z]{1,5})?\s{0,9}(\d{4})/i;
/** April 03, 2002 5:56 AM */
const AMERICAN =
  /^(?:[a-z]{3,9},? )?([a-z]{3})[a-z]{0,6}\.? (\d{1,2}), (\d{4})(?:,| at)? (\d{1,2}):(\d{2})(?::(\d{1,2}))?(?: ?([ap])\.?m\b\.?)? ?(.{0,40})/i;
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

export function parseDate(value: string): Instant | null {
  const text = withoutComments(value.slice(0, CHARACTERS))
    .trim()
    .replace(/\s{2,}|[^\S ]/g, " ");
  const match = DATE.exec(text);
  if (match !== null) {
    return instant(match[3]!, match[2]!, match[1]!, [hourOf(match[4]!, match[7]), match[5]!, match[6] ?? "0"], match[8]);
  }
  const american = AMERICAN.exec(text);
  if (american !== null) {
    const [, month, day, year, hour, minute, second = "0", half, zone] = american;
    return instant(year!, month!, day!, [hourOf(hour!, half), minute!, second], zone);
  }
  const old = ASCTIME.exec(text);
  if (old !== null) return instant(old[7]!, old[1]!, old[2]!, [old[3]!, old[4]!, old[5]!], old[6]);
  const iso = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(iso) ? null : iso;
}

function hourOf(text: string, half: string | undefined): string {
  return half === undefined ? text : String((Number(text) % 12) + (half.toLowerCase() === "p" ? 12 : 0));
}

function withoutComments(text: string): string {
  if (!text.includes("(") && !text.includes(")")) return text;
  let out = "";
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    else if (c === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) out += c;
  }
  return out;
}

function instant(yearText: string, monthText: string, dayText: string, time: readonly string[], zone: string | undefined): Instant | null {
  const at = MONTHS.indexOf(monthText.toLowerCase());
  const month = at % 3 === 0 ? at / 3 : -1;
  const [hour, minute, second] = [Number(time[0]), Number(time[1]), Number(time[2])];
  const day = Number(dayText);
  if (month < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const result = Date.UTC(fullYear(yearText), month, day, hour, minute, second) - zoneMinutes(zone) * 60_000;
  return Number.isNaN(result) ? null : result;
}

/** RFC 5322 4.3: two digits below 50 are 20xx, others 19xx; three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

/** Minutes east of UTC. "GMT+1" counts as people mean it; a zone that nobody knows counts as UTC. */
function zoneMinutes(written: string | undefined): number {
  if (written === undefined) return 0;
  const offset = /^(?:(?:gmt|utc?)\s?)?([+-])-?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(written);
  if (offset !== null) return (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const long = LONG_ZONE.exec(written);
  if (long !== null) return LONG_ZONES[long[1]!.toLowerCase()]! + (/^(?:daylight|summer)/i.test(long[2]!) ? 60 : 0);
  return ZONES[/^[a-z]{1,5}/i.exec(written)?.[0].toLowerCase() ?? ""] ?? 0;
}
