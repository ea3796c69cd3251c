/** The figures of the hijack benchmark for people: a page of Markdown, and what is lost or misses its target by name. */
import type { Cell } from "./attack.ts";
import { type Alarms, type CellResult, type Figures, type HijackResult, isLost } from "./measure.ts";
import { rivals } from "./rivals.ts";

/** outbound.md section 7: what a cell must reach; null where no number is set. */
export function targetOf({
  mix,
  rate,
  recipients,
}: Cell): { readonly words: string; readonly isMet: (figures: Figures) => boolean } | null {
  if (mix === 100 && rate === "1/s") {
    return {
      words: "at most 3 messages, 5 recipients, 20 in the tail",
      isMet: ({ messages, reached }) => (messages?.[0] ?? 99) <= 3 && reached[0] <= 5 && reached[1] <= 20,
    };
  }
  if (mix === 50 && rate === "1/s")
    return { words: "at most 8 messages, 99 % found", isMet: ({ found, all }) => found >= 0.99 && (all?.[0] ?? 99) <= 8 };
  if (mix === 100 && rate === "1/10 min" && recipients === "new")
    return { words: "at most 12 messages", isMet: ({ messages }) => (messages?.[0] ?? 99) <= 12 };
  return null;
}

export function toMarkdown(result: HijackResult): string {
  return [
    "## Takeovers, cell by cell",
    "",
    `${result.takeovers} takeovers a cell: ${result.authors} real authors with their own mail, hours and mail programs, two campaigns each, of ${result.campaigns}. "found" is the share that was acted on within 600 messages of the attack; messages and recipients are median / 95th percentile; the interval is that of the median over authors (bootstrap, 95 %). Recipients are those reached before anything was held. Rivals are shown by the best of them in the cell.`,
    "",
    "| rate | spam % | recipients | login | found | messages to hold | recipients reached | interval | found suspended | messages to suspend | best rival | its found | it let reach |",
    "|---|--:|---|---|--:|--:|--:|--:|--:|--:|---|--:|--:|",
    ...result.cells.map(cellRow),
    "",
    ...lost(result),
    "",
    ...missed(result),
    "",
    "## Rivals",
    "",
    "| rival | rule | found, mean of all cells | recipients reached, median of the cells' medians |",
    "|---|---|--:|--:|",
    `| Postern | ledger of evidence | ${percent(mean(result.cells.map(({ ours }) => ours.found)))} | ${median(result.cells.map(({ ours }) => ours.reached[0]))} |`,
    ...rivals.map(({ name, rule }, i) => {
      const figures = result.cells.map((each) => each.rivals[i]![1]); // in the order of the list
      return `| ${name} | ${rule} | ${percent(mean(figures.map(({ found }) => found)))} | ${median(figures.map(({ reached }) => reached[0]))} |`;
    }),
    "",
    ...alarmLines(result),
    "",
    "## Hard negatives (synthetic)",
    "",
    "| honest pattern | messages | worst state | messages held |",
    "|---|--:|---|--:|",
    ...result.negatives.map(({ name, messages, worst, held }) => `| ${name} | ${messages} | ${worst} | ${held} |`),
    "",
    ...matureLines(result),
    "",
    "## What each signal is worth",
    "",
    "Four cells together (spam alone in a stolen session to strangers; every second message, new network; spam alone to the address book; every fifth message, a third of the recipients gone), with one signal silent from the beginning.",
    "",
    "| without | found | messages to hold, median | recipients reached, 95th percentile |",
    "|---|--:|--:|--:|",
    ...result.ablation.map(
      ({ without, found, messages, reached }) => `| ${without} | ${percent(found)} | ${messages ?? "none"} | ${reached} |`,
    ),
    "",
  ].join("\n");
}

function cellRow(result: CellResult): string {
  const { cell, ours, suspended } = result;
  const best = result.rivals.toSorted(([, a], [, b]) => a.reached[0] - b.reached[0] || a.reached[1] - b.reached[1])[0];
  const theirs = best === undefined ? ["", "", ""] : [best[0], percent(best[1].found), pair(best[1].reached)];
  return `| ${[
    ...[cell.rate, cell.mix, cell.recipients, cell.login, percent(ours.found), pair(ours.messages), pair(ours.reached)],
    ...[`${ours.interval[0]} to ${ours.interval[1]}`, percent(suspended.found), pair(suspended.messages), ...theirs],
  ].join(" | ")} |`;
}

function lost(result: HijackResult): readonly string[] {
  const cells = result.cells.map((each) => ({ each, to: isLost(each) })).filter(({ to }) => to.length > 0);
  if (cells.length === 0) return ["No cell is lost: no rival lets fewer recipients be reached in any of them."];
  return [
    `Lost, ${cells.length} of ${result.cells.length} cells (a rival lets fewer recipients be reached):`,
    "",
    ...cells.map(({ each, to }) => `- ${nameOf(each.cell)}: ${pair(each.ours.reached)} reached here, less with ${to.join(", ")}`),
  ];
}

function missed(result: HijackResult): readonly string[] {
  const cells = result.cells.flatMap((each) => {
    const target = targetOf(each.cell);
    return target === null || target.isMet(each.ours)
      ? []
      : [
          `- ${nameOf(each.cell)}: ${target.words}; it is ${percent(each.ours.found)} found, ${pair(each.ours.messages)} messages, ${pair(each.ours.reached)} recipients`,
        ];
  });
  return cells.length === 0 ? ["Every cell with a target meets it."] : ["Targets missed:", "", ...cells];
}

function matureLines({ mature, cells }: HijackResult): readonly string[] {
  const { thresholds, found, lost: lostCells, alarms, negatives } = mature;
  const { hold, suspend } = thresholds;
  const stopped = negatives.filter(({ worst }) => worst !== "normal" && worst !== "watch");
  return [
    "## With thresholds drawn from the house's own mail",
    "",
    `Everything above stands on the first thresholds, as these authors wrote too little for a house to draw its own. Drawn all the same, from all of their clean mail, a hold needs ${hold.toFixed(1)} nats and a suspension ${suspend.toFixed(1)}: ${percent(found)} found over all cells, ${lostCells} of ${cells.length} cells lost; of the later mail ${alarms.holds} messages held and ${alarms.suspensions} authors suspended; of the hard negatives ${stopped.length === 0 ? "none is" : `stopped: ${stopped.map(({ name, worst }) => `${name} (${worst})`).join(", ")}`}${stopped.length === 0 ? " held or worse" : ""}.`,
  ];
}

function boundOf(count: number, { messages }: Alarms): string {
  return count === 0
    ? `0, at most ${Math.ceil((3 * 1e6) / Math.max(1, messages)).toLocaleString("en")} a million (3/n)`
    : `${count}, ${Math.round((count * 1e6) / messages).toLocaleString("en")} a million`;
}

function alarmLines({ alarms, bySignIn }: HijackResult): readonly string[] {
  return [
    "## False alarms on real mail",
    "",
    `The later mail of ${alarms.authors} authors as they wrote it, ${alarms.messages} messages: held ${boundOf(alarms.holds, alarms)}; suspended ${boundOf(alarms.suspensions, alarms)}. Real mail of this amount cannot show rates as small as the budget.`,
    "",
    `Of takeovers from a new network with a new device, ${percent(bySignIn)} were at least watched by the sign-in alone, before the first message.`,
  ];
}

function nameOf({ rate, mix, recipients, login }: Cell): string {
  return `${rate}, ${mix} %, ${recipients}, ${login}`;
}

function pair(values: readonly [number, number] | null): string {
  return values === null ? "never" : `${Math.round(values[0])} / ${Math.round(values[1])}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.99 && share < 1 ? 1 : 0)} %`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
