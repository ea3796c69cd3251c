/**
 * The moments that logs write. Classic syslog (RFC 3164) names neither year nor zone: the zone is this machine's, the year is inferred from the
 * time of the file and the order of its lines, also across new year. Other forms: RFC 3339, "2024-02-03 04:05:06", TAI64N.
 * Each hour is computed once: lines come in order, and dates are dear.
 */
import type { Instant } from "../../platform/time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A step back in the year that is a new year, not a line out of order. */
const HALF_A_YEAR = 6;

export class Times {
  /** Where the text after the last moment goes on. */
  next = 0;
  /** Whether a year had to be inferred. */
  inferred = false;
  private reference: Instant = Number.POSITIVE_INFINITY;
  private year = 0;
  private month = -1;
  private hourKey = -1;
  private hourBase = 0;
  /** The last second as it was written, and its moment. */
  private stamp = "";
  private stampAt: Instant = 0;
  private isoKey = "";
  private isoBase = 0;
  private isoYear = -1;
  private isoHour = -1;

  /** A file begins that was last written at `reference`: no line of it is from later. */
  restart(reference: Instant): void {
    this.reference = reference;
    this.month = -1;
    this.hourKey = -1;
    this.stamp = "";
  }

  /** "Feb  3 04:05:06", also with a year before the clock or a fraction behind it; -1 when there is none at `at`. */
  classic(text: string, at: number): Instant | -1 {
    // many lines are of one second
    if (this.stamp !== "" && text.startsWith(this.stamp, at)) {
      this.next = at + this.stamp.length - 1;
      return this.stampAt;
    }
    const month = monthAt(text, at);
    if (month < 0 || text.charCodeAt(at + 3) !== 32) return -1;
    let pos = at + 4;
    if (text.charCodeAt(pos) === 32) pos++;
    let day = digit(text, pos++);
    if (isDigit(text, pos)) day = day * 10 + digit(text, pos++);
    if (day < 1 || day > 31 || text.charCodeAt(pos++) !== 32) return -1;
    let year = -1;
    if (isDigit(text, pos + 2) && text.charCodeAt(pos + 4) === 32) {
      year = number(text, pos, 4);
      pos += 5;
    }
    const clock = this.clock(text, pos);
    if (clock < 0) return -1;
    const hour = number(text, pos, 2);
    const key = ((month * 32 + day) * 24 + hour) * 4096 + Math.max(year, 0);
    if (key !== this.hourKey) {
      this.hourBase = (year < 0 ? this.inferHour(month, day, hour) : new Date(year, month, day, hour).getTime()) - hour * HOUR;
      this.hourKey = key;
    }
    const moment = this.hourBase + clock;
    // with the blank behind it, so that no fraction of a second follows
    this.stamp = text.charCodeAt(this.next) === 32 ? `${text.slice(at, this.next)} ` : "";
    if (this.stamp !== "") this.stampAt = moment;
    return moment;
  }

  /** "2024-08-25T10:04:35.05+00:00" (RFC 3339), also with a blank for the T and without zone, which then is this machine's. */
  iso(text: string, at: number): Instant | -1 {
    const mark = text.charCodeAt(at + 4); // some write 2024/02/03
    if ((mark !== 45 && mark !== 47) || text.charCodeAt(at + 7) !== mark || !isDigit(text, at)) return -1;
    const clock = this.clock(text, at + 11);
    if (clock < 0) return -1;
    const zone = this.zone(text, this.next);
    const isSame = this.isoHour === number(text, at + 11, 2) && this.isoYear === zone && text.startsWith(this.isoKey, at);
    if (!isSame) {
      const year = number(text, at, 4);
      const month = number(text, at + 5, 2) - 1;
      const day = number(text, at + 8, 2);
      const hour = number(text, at + 11, 2);
      if (!(year > 1969 && year < 2200) || month < 0 || month > 11 || day < 1 || day > 31) return -1;
      const base = zone === LOCAL ? new Date(year, month, day, hour).getTime() - hour * HOUR : Date.UTC(year, month, day) - zone;
      this.isoBase = base;
      this.isoKey = text.slice(at, at + 10);
      this.isoHour = hour;
      this.isoYear = zone;
    }
    return this.isoBase + clock;
  }

  /** "@400000004c91b044077a9e94" (TAI64N of daemontools). */
  tai64n(text: string, at: number): Instant | -1 {
    const label = /^@4[0-9a-f]{15}(?:[0-9a-f]{8})?/.exec(text.slice(at, at + 25));
    if (label === null) return -1;
    this.next = at + label[0].length;
    return (Number.parseInt(label[0].slice(2, 17), 16) - 10) * 1000;
  }

  /** Milliseconds of "04:05:06" with an optional fraction since midnight; sets `next`. -1 when there is none. */
  private clock(text: string, at: number): number {
    if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return -1;
    const ms = (number(text, at, 2) * 3600 + number(text, at + 3, 2) * 60 + number(text, at + 6, 2)) * 1000;
    if (!(ms >= 0 && ms < DAY + 1000)) return -1;
    let pos = at + 8;
    let fraction = 0;
    const mark = text.charCodeAt(pos);
    if ((mark === 46 || mark === 44) && isDigit(text, pos + 1)) {
      let scale = 100;
      for (pos++; isDigit(text, pos); pos++, scale /= 10) if (scale >= 1) fraction += digit(text, pos) * scale;
    }
    this.next = pos;
    return ms + Math.floor(fraction);
  }

  /** Milliseconds east of Greenwich behind a clock; moves `next` behind it. */
  private zone(text: string, at: number): number {
    const sign = text.charCodeAt(at);
    if (sign === 90) {
      this.next = at + 1;
      return 0;
    }
    if ((sign !== 43 && sign !== 45) || !isDigit(text, at + 1) || !isDigit(text, at + 2)) return LOCAL;
    const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
    const minutes = isDigit(text, at + 3 + colon) ? number(text, at + 3 + colon, 2) : 0;
    this.next = at + (minutes > 0 || isDigit(text, at + 3 + colon) ? 5 + colon : 3);
    return (sign === 45 ? -1 : 1) * (number(text, at + 1, 2) * 60 + minutes) * 60_000;
  }

  private inferHour(month: number, day: number, hour: number): Instant {
    this.inferred = true;
    if (this.month < 0) this.year = new Date(this.reference).getFullYear();
    else if (this.month - month > HALF_A_YEAR) this.year++;
    else if (month - this.month > HALF_A_YEAR) this.year--;
    this.month = month;
    let moment = new Date(this.year, month, day, hour).getTime();
    // a file is written after what it tells; clocks and copies may be a day off
    while (moment > this.reference + DAY) moment = new Date(--this.year, month, day, hour).getTime();
    return moment;
  }
}

/** Stands for "no zone is written". */
const LOCAL = Number.MIN_SAFE_INTEGER;

/** 0 for Jan; -1 when no month stands at `at`. */
export function monthAt(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first < 65 || first > 83) return -1;
  for (let month = 0; month < 12; month++) if (text.startsWith(MONTHS[month] ?? "", at)) return month;
  return -1;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

function number(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = 0; i < digits; i++) {
    if (!isDigit(text, at + i)) return Number.NaN;
    value = value * 10 + digit(text, at + i);
  }
  return value;
}
