/** What a new model must not be worse in than the present one, and by how much it counts. */
import type { Rows } from "./rows.ts";

/** Shares, by what they are shares of. */
export type Figures = Readonly<Record<string, number>>;

/** One model in twenty is a point worse in a row by chance; more than that, or worse on the whole, is worse. */
const ROW_POINTS = 0.03;
const MEAN_POINTS = 0.005;
/** Ham called unwanted, of all of one kind. */
const HAM_POINTS = 0.013;

export function toFigures(
  untrained: Pick<Rows, "caught" | "calledUnwanted" | "calibration">,
  trained: Pick<Rows, "caught" | "rocaOnline">,
): Figures {
  const caught = Object.entries({ ...untrained.caught, ...trained.caught }).map(([name, { value }]) => [`caught: ${name}`, value] as const);
  const ham = Object.entries(untrained.calledUnwanted).map(
    ([name, [unwanted, all]]) => [`ham called unwanted: ${name}`, unwanted / all] as const,
  );
  const ece = untrained.calibration.map(({ share, ece: error }) => [`ECE at ${100 * share} % spam`, error] as const);
  const numbers = [...caught, ...ham, ...ece, ["1-ROCA online, mail of 2002, in percent", trained.rocaOnline.value] as const];
  return Object.fromEntries(numbers.map(([name, value]) => [name, Math.round(value * 1e5) / 1e5]));
}

/** A sentence for each; figures that only one of them has are not compared. */
export function whatIsWorse(now: Figures, earlier: Figures): readonly string[] {
  const worse: string[] = [];
  const rows = Object.keys(now).filter((name) => name.startsWith("caught: ") && name in earlier);
  for (const name of rows) {
    const loss = earlier[name]! - now[name]!; // both have it
    if (loss > ROW_POINTS) worse.push(`${name} fell by ${(100 * loss).toFixed(1)} points`);
  }
  const mean = (figures: Figures): number => rows.reduce((sum, name) => sum + figures[name]!, 0) / Math.max(rows.length, 1); // each has it
  if (mean(earlier) - mean(now) > MEAN_POINTS)
    worse.push(`what is caught fell by ${(100 * (mean(earlier) - mean(now))).toFixed(2)} points on the mean`);
  for (const name of Object.keys(now).filter((each) => each.startsWith("ham called unwanted: ") && each in earlier)) {
    const gain = now[name]! - earlier[name]!; // both have it
    if (gain > HAM_POINTS) worse.push(`${name} rose by ${(100 * gain).toFixed(1)} points`);
  }
  return worse;
}
