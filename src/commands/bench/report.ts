/** The figures of a benchmark as a table for people; `--json` has the same and more. All figures are min / median / max of the rounds. */
import type { ColdResult } from "./cold-start.ts";
import type { Burden, Machine } from "./machine.ts";
import type { ScanBenchResult } from "./scan.ts";
import { toWords } from "./spread.ts";
import type { StageCost, StageCosts } from "./stages.ts";

const DEAREST = 10;

export function toReport(result: ScanBenchResult): string {
  const { mail, repeats, subjects, ratios, stages, cold } = result;
  return [
    ...headOf(result),
    `Mail: ${mail.messages} of ${mail.found} messages in ${mail.from}, ${mail.meanBytes} bytes on average; ${repeats} rounds in turn.`,
    "All figures: min / median / max of the rounds.",
    "",
    ...subjects.flatMap(({ name, configured }) => [`${name}:`, ...configured.map((line) => `  ${line}`)]),
    "",
    ...toTable([
      ["", "at once", "CPU ms a message", "p50 ms", "p95 ms", "p99 ms", "messages/s", "PSS MiB"],
      ...subjects.flatMap(({ name, figures }) =>
        figures.map((each) => [
          name,
          `${each.atOnce}`,
          toWords(each.cpu, 2),
          toWords(each.p50, 1),
          toWords(each.p95, 1),
          toWords(each.p99, 1),
          toWords(each.perSecond, 0),
          toWords(each.memory, 0),
        ]),
      ),
    ]),
    ...(ratios.length === 0
      ? []
      : [
          "",
          ...toTable([
            ["", "divided by", "at once", "CPU", "p50", "p95", "p99"],
            ...ratios.map((each) => [
              each.of,
              each.against,
              `${each.atOnce}`,
              ...[each.cpu, each.p50, each.p95, each.p99].map((spread) => toWords(spread, 2)),
            ]),
          ]),
        ]),
    ...(cold === null ? [] : ["", ...toColdLines(cold)]),
    ...(stages === null ? [] : ["", ...toStageLines(stages, subjects[0]?.figures[0]?.cpu.min ?? 0)]),
    "",
  ].join("\n");
}

/** When, on what, and how busy others kept it. */
export function headOf(result: { readonly at: string; readonly machine: Machine; readonly burden: Burden }): readonly string[] {
  const { machine, burden } = result;
  return [
    `Postern ${machine.postern} on Node ${machine.node}, ${machine.processors}, ${machine.memory}, ${machine.system}, ${result.at}`,
    `Other work on this machine took ${(burden.others * 100).toFixed(0)} % of its processors meanwhile (load ${burden.load.toFixed(1)}).`,
  ];
}

function toColdLines({ figures, ratios }: ColdResult): readonly string[] {
  return [
    "From the start of the process to the first verdict:",
    ...toTable([
      ["", "CPU ms", "ms"],
      ...figures.map(({ name, cpu, wall }) => [name, toWords(cpu, 0), toWords(wall, 0)]),
      ...ratios.map(({ name, cpu, wall }) => [`divided by ${name}`, toWords(cpu, 2), toWords(wall, 2)]),
    ]),
  ];
}

function toStageLines(stages: StageCosts, cpu: number): readonly string[] {
  const checks = stages.checks.reduce((sum, { micros }) => sum + micros, 0);
  const sum = stages.read.micros + stages.summarize.micros + checks + stages.learner.micros + stages.judge.micros;
  const whole = Math.max(sum, cpu * 1000);
  const share = (name: string, micros: number): readonly string[] => [name, micros.toFixed(0), `${((100 * micros) / whole).toFixed(0)} %`];
  const dearest = stages.checks.toSorted((a, b) => b.micros - a.micros).slice(0, DEAREST);
  return [
    "Where a message's time goes (one thread, the shortest of several passes):",
    ...toTable([
      ["stage", "µs a message", "share", "longest"],
      ...[stages.read, stages.summarize].map((stage) => [...share(stage.name, stage.micros), longest(stage)]),
      [...share("all checks", checks), ""],
      [...share("learner", stages.learner.micros), longest(stages.learner)],
      [...share("judge", stages.judge.micros), longest(stages.judge)],
      [...share("rest: threads, SHA-256, policy, garbage", whole - sum), ""],
    ]),
    "",
    "The dearest checks (the first to need the folded text pays for it):",
    ...toTable([
      ["check", "µs a message", "share", "longest"],
      ...dearest.map((stage) => [...share(stage.name, stage.micros), longest(stage)]),
    ]),
  ];
}

function longest({ worst }: StageCost): string {
  return `${worst.milliseconds.toFixed(1)} ms`;
}

/** Columns as wide as their widest cell, two spaces apart; the first is aligned left, the others right. */
export function toTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
