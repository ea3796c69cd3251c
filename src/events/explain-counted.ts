/** What a report that came in counts, in a sentence. What it says is the word of whoever sent it. */
import { unreachable } from "../platform/unreachable.ts";
import type { ReportCounted } from "./event.ts";
import { dayAndTime, listed, oneLine } from "./words.ts";

const NAMED = 3;

export function countedInWords({ report }: Pick<ReportCounted, "report">): string {
  switch (report.kind) {
    case "dmarc": {
      const { sources, others } = report;
      const all = [...sources, others];
      const count = all.reduce((sum, one) => sum + one.count, 0);
      const passed = all.reduce((sum, one) => sum + Math.max(one.byKey, one.bySpf), 0);
      const hosts = new Set(sources.map(({ source }) => source)).size + others.sources;
      const damage = report.damage === null ? "" : ` It is damaged (${oneLine(report.damage)}); what came before that was read.`;
      return (
        `It brings a DMARC report: ${oneLine(report.reporter)} counted ${count} messages as ${oneLine(report.domain)} from ${hosts} hosts, ` +
        `${passed} of them with your key or from your SPF record, from ${dayAndTime(report.from)} to ${dayAndTime(report.until)}.${damage}`
      );
    }
    case "tls": {
      const failures = report.failures
        .slice(0, NAMED)
        .map(({ what, host, sessions }) => `${sessions} × ${oneLine(what)}${host === null ? "" : ` at ${oneLine(host)}`}`);
      const why = failures.length === 0 ? "" : ` (${failures.join(", ")})`;
      return (
        `It brings a TLS report: ${oneLine(report.reporter)} reached the mail hosts of ${listed(report.domains)} with TLS ${report.succeeded} times ` +
        `and failed ${report.failed} times${why}, from ${dayAndTime(report.from)} to ${dayAndTime(report.until)}.`
      );
    }
    case "unread":
      return `Its attachment ${oneLine(report.name)} looks like a report about your mail and was not read: ${oneLine(report.why)}.`;
    default:
      return unreachable(report);
  }
}
