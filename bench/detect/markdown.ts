/** The report of bench:detect as Markdown: every rate with its counts and bounds, because some of them are of few messages. */
import { boundsOf, type Caught, calibrationAt, caughtAt, reliability, roca, shareCaught } from "../../src/commands/evaluate/metrics.ts";
import type { Misses } from "./misses.ts";
import type { JudgedMail } from "./rows.ts";

/** One filter's judgement of the messages of one row. */
export interface Column {
  readonly name: string;
  readonly judged: readonly JudgedMail[];
}

export interface ReportedRow {
  readonly name: string;
  readonly at: number;
  readonly target: string;
  readonly columns: readonly Column[];
}

const CURVE = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05] as const;
const SHARES = [0.1, 0.5, 0.9] as const;

export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Spam caught at the ham loss of each row. */
export function caughtTable(rows: readonly ReportedRow[]): string {
  const lines = rows.flatMap(({ name, at, target, columns }) =>
    columns.map((column, index) => {
      const caught = caughtAt(column.judged, at);
      const area = roca(column.judged);
      return [
        ...(index === 0 ? [name, target] : ["", ""]),
        column.name,
        `${percent(caught.value)} (${percent(caught.low)} to ${percent(caught.high)})`,
        toCounts(caught),
        `${area.value.toFixed(3)} (${area.low.toFixed(3)} to ${area.high.toFixed(3)})`,
      ];
    }),
  );
  return toTable(["row", "target", "filter", "caught, % (95 %)", "counts", "1-ROCA, % (95 %)"], lines);
}

function toCounts({ caught, spam, lost, ham }: Caught): string {
  return `${caught} of ${spam} spam, ${lost} of ${ham} ham lost`;
}

/** The trade-off: caught at each loss. */
export function curveTable(rows: readonly ReportedRow[]): string {
  const lines = rows.flatMap(({ name, columns }) =>
    columns.map(({ name: filter, judged }, index) => [
      index === 0 ? name : "",
      filter,
      ...CURVE.map((at) => percent(shareCaught(judged, at))),
    ]),
  );
  return toTable(["row", "filter", ...CURVE.map((at) => `${percent(at)} % lost`)], lines);
}

/** Ham that a filter calls spam at its own threshold. */
export function calledTable(
  kinds: Readonly<Record<string, (judged: JudgedMail) => boolean>>,
  filters: readonly { readonly name: string; readonly threshold: number; readonly judged: readonly JudgedMail[] }[],
): string {
  const cell = (judged: readonly JudgedMail[], threshold: number, holds: (each: JudgedMail) => boolean): string => {
    const all = judged.filter((each) => !each.spam && holds(each));
    const called = all.filter(({ logOdds }) => logOdds >= threshold).length;
    const [low, high] = boundsOf(called, all.length);
    return `${called} of ${all.length} (${percent(low)} to ${percent(high)} %)`;
  };
  const rows = Object.entries(kinds).map(([kind, holds]) => [
    kind,
    ...filters.map(({ threshold, judged }) => cell(judged, threshold, holds)),
  ]);
  return toTable(["ham", ...filters.map(({ name }) => name)], rows);
}

export function calibrationTables(judged: readonly JudgedMail[], assumedShare: number): string {
  const lines = SHARES.map((share) => {
    const { ece, logLoss, eceAsIs } = calibrationAt(judged, share, assumedShare);
    return [`${100 * share} %`, ece.toFixed(4), logLoss.toFixed(4), eceAsIs.toFixed(4)];
  });
  const bins = reliability(judged).map(({ upTo, messages, spam, mean }) => {
    const seen = messages === 0 ? 0 : spam / messages;
    return [`up to ${upTo.toFixed(1)}`, String(messages), mean.toFixed(3), seen.toFixed(3), "█".repeat(Math.round(20 * seen))];
  });
  return [
    toTable(["share of spam", "ECE, told the share", "log-loss, told the share", "ECE, not told"], lines),
    toTable(["probability said", "messages", "mean said", "spam among them", ""], bins),
  ].join("\n\n");
}

export function missesText(name: string, { missed, spam, traits, lostHam }: Misses): string {
  const lines = traits
    .filter(({ all }) => all > 0)
    .map(({ trait, missed: of, all }) => [trait, `${of} of ${missed}`, `${all} of ${spam}`, all === 0 ? "" : `${percent(of / all)} %`]);
  const ham = lostHam.map(({ place, probability, because }) => `- ${place} (${probability.toFixed(3)}): ${because}`);
  return [
    `**${name}**: ${missed} of ${spam} missed.`,
    toTable(["kind of spam", "of the missed", "of all", "missed of the kind"], lines),
    ["The ham that stands highest:", "", ...ham].join("\n"),
  ].join("\n\n");
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
