/** Takes a DMARC aggregate report or an SMTP TLS report into the tally: volumes as others counted them. False: it is neither. */
import { type DmarcReport, parseDmarc } from "../../mail/aggregates/dmarc.ts";
import { parseTlsReport } from "../../mail/aggregates/tls-report.ts";
import { unpack } from "../../mail/aggregates/unpack.ts";
import type { Tally } from "../reader.ts";

/** Unpacked bytes of one report: large receivers' stay below 20 MB. */
const MOST = 64 * 1024 * 1024;

/** What is inside, unpacked; what was left is told in sentences. */
export function unpackReport(bytes: Buffer, limits: (sentence: string) => void): readonly Buffer[] {
  return unpack(bytes, { left: MOST, limits });
}

export function readAggregate(bytes: Buffer, tally: Tally): boolean {
  const dmarc = parseDmarc(bytes);
  if (dmarc !== null) takeDmarc(dmarc, tally);
  return dmarc !== null || readTlsReport(bytes, tally);
}

function takeDmarc({ reporter, period, rows, unclear, damage }: DmarcReport, tally: Tally): void {
  tally.sensors.add("reports");
  if (period === null) {
    tally.misses(`DMARC report of ${reporter} without dates`);
    return;
  }
  tally.sees(period.from);
  tally.sees(period.until);
  tally.understood++;
  for (const row of rows) tally.volume({ ...row, ...period, reporter });
  for (const fields of unclear) tally.misses(`row of a DMARC report without source or count: ${fields}`);
  if (damage !== null) tally.limits(`a DMARC report of ${reporter} is damaged (${damage}); what came before it stands`);
}

function readTlsReport(bytes: Buffer, tally: Tally): boolean {
  const report = parseTlsReport(bytes);
  if (report === null) return false;
  if (report.period !== null) {
    tally.sees(report.period.from);
    tally.sees(report.period.until);
  }
  tally.understood++;
  tally.sensors.add("reports");
  return true;
}
