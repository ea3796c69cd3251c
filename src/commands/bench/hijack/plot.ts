/** One plot of the hijack benchmark as SVG: recipients reached before anything was held, ours and the rivals', by the attacker's share of the mail. */
import { type Cell, MIXES } from "./attack.ts";
import type { HijackResult } from "./measure.ts";

const [WIDTH, HEIGHT] = [760, 420];
const BOX = { left: 70, right: 190, top: 40, bottom: 50 };
const COLORS = ["#1971c2", "#e8590c", "#2f9e44", "#9c36b5", "#868e96", "#c2255c"];
/** Lines that are drawn beside ours: the most telling of each way of deciding. */
const DRAWN = ["SPOT", "Sophos Email", "UwUMail", "mox", "Microsoft 365"];

export function toPlot({ cells }: HijackResult, rate: Cell["rate"], recipients: Cell["recipients"], login: Cell["login"]): string {
  const chosen = MIXES.map((mix) =>
    cells.find(({ cell }) => cell.mix === mix && cell.rate === rate && cell.recipients === recipients && cell.login === login),
  );
  const lines: (readonly [name: string, values: readonly number[]])[] = [["Postern", chosen.map((each) => each?.ours.reached[0] ?? 0)]];
  for (const name of DRAWN) lines.push([name, chosen.map((each) => each?.rivals.find(([rival]) => rival === name)?.[1].reached[0] ?? 0)]);
  const x = (i: number): number => BOX.left + (i * (WIDTH - BOX.left - BOX.right)) / (MIXES.length - 1);
  const most = 1_000;
  // logarithmic, with a place for nobody at the bottom
  const y = (value: number): number =>
    HEIGHT - BOX.bottom - (Math.log10(1 + value) / Math.log10(1 + most)) * (HEIGHT - BOX.top - BOX.bottom);
  const grid = [0, 1, 3, 10, 30, 100, 300, 1_000].map(
    (value) =>
      `<line x1="${BOX.left}" x2="${WIDTH - BOX.right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#dee2e6"/><text x="${BOX.left - 8}" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>`,
  );
  const marks = MIXES.map((mix, i) => `<text x="${x(i).toFixed(1)}" y="${HEIGHT - BOX.bottom + 20}" text-anchor="middle">${mix} %</text>`);
  const drawn = lines.map(([name, values], i) => {
    const color = COLORS[i % COLORS.length] ?? "#000";
    const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
    const legend = `<text x="${WIDTH - BOX.right + 14}" y="${BOX.top + 16 + i * 20}" fill="${color}" font-weight="${i === 0 ? "bold" : "normal"}">${name}</text>`;
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="${i === 0 ? 3 : 1.5}"/>${legend}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<title>Recipients reached before the account was held or stopped</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${BOX.left}" y="22" font-size="14">Recipients reached (median): ${rate}, recipients ${recipients}, ${login}</text>
${[...grid, ...marks, ...drawn].join("\n")}
<text x="${(BOX.left + WIDTH - BOX.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">share of the account's mail that is spam</text>
</svg>
`;
}
