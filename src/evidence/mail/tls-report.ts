/** Reads an SMTP TLS report (RFC 8460): receivers that could not be reached with TLS. It shows that mail of ours went there, and who counted it. */
import { z } from "zod";
import { parseDate } from "../../mail/date.ts";
import type { Tally } from "../reader.ts";

const count = z.number().nonnegative().catch(0);
const report = z.object({
  "organization-name": z.string(),
  "date-range": z.object({ "start-datetime": z.string(), "end-datetime": z.string() }),
  policies: z
    .array(z.object({ summary: z.object({ "total-successful-session-count": count, "total-failure-session-count": count }).partial() }))
    .max(10_000),
});

/** False: it is none. */
export function readTlsReport(bytes: Buffer, tally: Tally): boolean {
  const value = parse(bytes);
  if (value === null) return false;
  const from = toInstant(value["date-range"]["start-datetime"]);
  const until = toInstant(value["date-range"]["end-datetime"]);
  if (from !== null) tally.sees(from);
  if (until !== null) tally.sees(until);
  tally.understood++;
  tally.sensors.add("reports");
  return true;
}

function parse(bytes: Buffer): z.infer<typeof report> | null {
  if (!bytes.toString("latin1", 0, 65_536).includes('"organization-name"')) return null;
  try {
    return report.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return null; // not a report of RFC 8460
  }
}

function toInstant(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? parseDate(text) : at;
}
