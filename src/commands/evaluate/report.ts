/** What an evaluation found, for people and for programs. Rates on few messages are counts with bounds. */
import {
  boundsOf,
  type Calibration,
  type Caught,
  calibrationAt,
  caughtAt,
  type Interval,
  type Judgement,
  reliability,
  roca,
} from "./metrics.ts";
import type { Row } from "./run.ts";

const OPERATING_POINTS = [0.001, 0.005, 0.01] as const;
const SHARES = [0.1, 0.5, 0.9] as const;
const WORST = 10;

export interface Evaluation {
  readonly protocol: string;
  readonly spam: number;
  readonly ham: number;
  /** 1-ROCA in percent; null when one of the kinds is absent. */
  readonly rocaPercent: Interval | null;
  readonly caught: readonly Caught[];
  /** The same measures for the halves of the verdict alone. */
  readonly parts: Readonly<Record<"checks" | "learner", { readonly rocaPercent: number; readonly caught: readonly Caught[] }>> | null;
  readonly atThreshold: { readonly probability: number; readonly spamCaught: number; readonly hamLost: number };
  readonly calibration: readonly Calibration[];
  readonly reliability: ReturnType<typeof reliability>;
  readonly costliest: readonly {
    readonly label: string;
    readonly probability: number;
    readonly path: string;
    readonly because: readonly string[];
  }[];
}

/** What the verdict was fitted for, and from which probability on it calls a message unwanted. */
export interface Lines {
  readonly assumedShare: number;
  readonly unwanted: number;
}

export function toEvaluation(rows: readonly Row[], protocol: string, { assumedShare, unwanted }: Lines): Evaluation {
  const spam = rows.filter((row) => row.spam).length;
  const ham = rows.length - spam;
  const both = spam > 0 && ham > 0;
  return {
    protocol,
    spam,
    ham,
    rocaPercent: both ? roca(rows) : null,
    caught: both ? OPERATING_POINTS.map((at) => caughtAt(rows, at)) : [],
    parts: both ? { checks: partOf(rows, "checks"), learner: partOf(rows, "learner") } : null,
    atThreshold: {
      probability: unwanted,
      spamCaught: rows.filter((row) => row.spam && row.probability >= unwanted).length,
      hamLost: rows.filter((row) => !row.spam && row.probability >= unwanted).length,
    },
    calibration: both ? SHARES.map((share) => calibrationAt(rows, share, assumedShare)) : [],
    reliability: reliability(rows),
    costliest: costliest(rows),
  };
}

function partOf(rows: readonly Row[], part: "checks" | "learner"): { rocaPercent: number; caught: readonly Caught[] } {
  const judged: Judgement[] = rows.map(({ spam, verdict }) => ({ spam, probability: 0, logOdds: verdict.parts[part] }));
  return { rocaPercent: roca(judged).value, caught: OPERATING_POINTS.map((at) => caughtAt(judged, at)) };
}

/** The ham that looks worst and the spam that looks best, by what each costs in log-loss. */
function costliest(rows: readonly Row[]): Evaluation["costliest"] {
  const cost = ({ spam, logOdds }: Row): number => (spam ? -logOdds : logOdds);
  return [true, false].flatMap((kind) =>
    rows
      .filter((row) => row.spam === kind)
      .sort((a, b) => cost(b) - cost(a))
      .slice(0, WORST)
      .map(({ spam, probability, path, verdict }) => ({ label: spam ? "spam" : "ham", probability, path, because: verdict.because })),
  );
}

export function toText(evaluation: Evaluation, showParts: boolean): string {
  const { spam, ham, rocaPercent, caught, parts, atThreshold, calibration } = evaluation;
  const lines = [
    `${spam + ham} messages, protocol ${evaluation.protocol}: ${spam} spam, ${ham} ham`,
    "",
    ...(rocaPercent === null
      ? []
      : [`1-ROCA          ${rocaPercent.value.toFixed(4)} %  (95 %: ${rocaPercent.low.toFixed(4)} to ${rocaPercent.high.toFixed(4)})`]),
    ...caught.map(toCaughtLine),
    ...(parts === null || !showParts ? [] : partLines(parts)),
    "",
    `at P >= ${atThreshold.probability}        spam caught ${toCount(atThreshold.spamCaught, spam)}; ham lost ${toCount(atThreshold.hamLost, ham)}`,
    ...calibration.map(
      ({ share, ece, logLoss, eceAsIs }) =>
        `calibration at ${100 * share} % spam: ECE ${ece.toFixed(4)}, log-loss ${logLoss.toFixed(4)} when told the share; ECE ${eceAsIs.toFixed(4)} as it stands`,
    ),
    "",
    "The messages that cost most:",
    ...evaluation.costliest.map(
      ({ label, probability, path, because }) => `  ${label} ${probability.toFixed(4)} ${path}  ${because.join(" ")}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function partLines(parts: NonNullable<Evaluation["parts"]>): readonly string[] {
  return (["checks", "learner"] as const).flatMap((part) => [
    "",
    `the ${part} alone: 1-ROCA ${parts[part].rocaPercent.toFixed(4)} %`,
    ...parts[part].caught.map(toCaughtLine),
  ]);
}

function toCaughtLine({ at, value, low, high, caught, spam, lost, ham }: Caught): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  return `caught at ${(100 * at).toFixed(1)} % ham lost: ${percent(value)} %  (95 %: ${percent(low)} to ${percent(high)}; ${caught} of ${spam} spam, ${lost} of ${ham} ham)`;
}

function toCount(hits: number, of: number): string {
  const [low, high] = boundsOf(hits, of);
  return `${hits} of ${of} (95 %: ${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %)`;
}

/** `label probability path`, a line a message, in order; with as many digits as it takes to keep the order. */
export function toScores(rows: readonly Row[]): string {
  return rows.map(({ spam, probability, path }) => `${spam ? "spam" : "ham"} ${probability.toPrecision(17)} ${path}\n`).join("");
}
