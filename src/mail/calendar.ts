/**
 * Invitations (RFC 5545, RFC 5546): what calendars and mail programs show of them, and the addresses in them. Lines are unfolded, escapes
 * undone; unknown properties are kept out. Bounded. Gap: recurrence and time zones are not read.
 */
import { TEXT_PART_BYTES } from "../platform/limits.ts";
import type { BodyPart } from "./mime-part.ts";

const LINES = 5_000;
const PEOPLE = 200;
const SHOWN = new Set(["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT", "X-ALT-DESC"]);
const ADDRESSES = new Set(["URL", "ATTACH", "CONFERENCE", "SOURCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"]);

export interface Calendar {
  /** REQUEST, CANCEL, REPLY …; "" when absent. */
  readonly method: string;
  /** Address of the organizer, null when absent. */
  readonly organizer: string | null;
  readonly attendees: readonly string[];
  /** What the reader is shown, property by property. */
  readonly texts: readonly string[];
  /** Values of properties that are links by themselves. */
  readonly urls: readonly string[];
  /** What alarms open or run (RFC 5545 section 3.6.6; PROCEDURE is of RFC 2445): its address or name. */
  readonly alarms: readonly string[];
  /** Pages of X-ALT-DESC, which Outlook shows in place of the description. */
  readonly pages: readonly string[];
}

export function parseCalendar(text: string): Calendar {
  const found = {
    method: "",
    organizer: null as string | null,
    attendees: [] as string[],
    texts: [] as string[],
    urls: [] as string[],
    alarms: [] as string[],
    pages: [] as string[],
  };
  let isAlarm = false;
  const lines = text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/, LINES);
  for (const line of lines) {
    const colon = valueStart(line);
    if (colon < 0) continue;
    const [name = "", ...parameters] = line.slice(0, colon).toUpperCase().split(";");
    const value = line.slice(colon + 1).trim();
    if (value === "") continue;
    if (name === "BEGIN" || name === "END") isAlarm = name === "BEGIN" && value.toUpperCase() === "VALARM";
    else if (isAlarm) {
      const runs = name === "ATTACH" || (name === "ACTION" && value.toUpperCase() === "PROCEDURE");
      if (runs && found.alarms.length < PEOPLE) found.alarms.push(unescaped(value).slice(0, 2_000));
    } else if (name === "METHOD") found.method = value.toUpperCase().slice(0, 40);
    else if (name === "ORGANIZER") found.organizer ??= addressIn(value);
    else if (name === "ATTENDEE") {
      if (found.attendees.length < PEOPLE) found.attendees.push(addressIn(value));
    } else if (SHOWN.has(name)) (parameters.includes("FMTTYPE=TEXT/HTML") ? found.pages : found.texts).push(unescaped(value));
    else if (ADDRESSES.has(name) && !parameters.includes("ENCODING=BASE64")) found.urls.push(unescaped(value));
  }
  return found;
}

/** An invitation by its type or, as programs go, by its name. */
export function isCalendar(part: BodyPart): boolean {
  if (part.type === "text/calendar" || part.type === "application/ics") return true;
  return (
    part.children.length === 0 && part.type.startsWith("application/") && part.filenames.some((name) => /\.(?:ics|vcs|ical)$/i.test(name))
  );
}

export function calendarText(part: BodyPart): string {
  return part.text() || part.content().toString("utf8", 0, TEXT_PART_BYTES);
}

/** Position of the colon that ends name and parameters; quoted parameters may hold colons. */
function valueStart(line: string): number {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ":" && !quoted) return i;
  }
  return -1;
}

function addressIn(value: string): string {
  return value.replace(/^mailto:/i, "").slice(0, 320);
}

function unescaped(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, letter: string) => (letter === "n" || letter === "N" ? "\n" : letter));
}
