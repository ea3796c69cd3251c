/** The figures of `bench smtp` as tables for people. */
import { headOf, toTable } from "../report.ts";
import { toWords } from "../spread.ts";
import type { SmtpBenchResult } from "./run.ts";

export function toSmtpReport(result: SmtpBenchResult): string {
  const { mail, repeats, relays, ratios } = result;
  return [
    ...headOf(result),
    `Mail: ${mail.messages} of ${mail.found} messages in ${mail.from}, a new connection for each, 8 at a time; ${repeats} rounds in turn.`,
    "All figures: min / median / max of the rounds; latency from the end of the data to its reply.",
    "",
    ...relays.flatMap(({ name, configured }) => [`${name}:`, ...configured.map((line) => `  ${line}`)]),
    "",
    ...toTable([
      ["", "load", "CPU ms a message", "p50 ms", "p95 ms", "p99 ms", "messages/s", "refused", "PSS MiB"],
      ...relays.flatMap(({ name, figures }) =>
        figures.map(({ load, cpu, latency, perSecond, refused, memory }) => [
          name,
          load,
          toWords(cpu, 2),
          ...(latency === null ? ["", "", ""] : [latency.p50, latency.p95, latency.p99].map((each) => toWords(each, 1))),
          toWords(perSecond, 0),
          `${refused}`,
          toWords(memory, 0),
        ]),
      ),
    ]),
    ...(ratios.length === 0 ? [] : ["", ...toTable(toRatioRows(ratios))]),
    "",
  ].join("\n");
}

function toRatioRows(ratios: SmtpBenchResult["ratios"]): readonly (readonly string[])[] {
  const rows = ratios.map(({ against, load, cpu, p99 }) => [against, load, toWords(cpu, 2), p99 === null ? "" : toWords(p99, 2)]);
  return [["Postern divided by", "load", "CPU", "p99"], ...rows];
}
